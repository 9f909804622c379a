import { createSignal } from 'solid-js'
import type { words } from '../words/words'

/** A short message over the window. `trouble` stays until it is dismissed; `done` goes by itself. */
export type Notice =
  | { kind: 'trouble' | 'done'; key: Exclude<keyof typeof words.trouble, 'dismiss'> }
  | { kind: 'trouble'; key: 'session-only' }

const SHOWN_MS = 4000

/** One notice at a time: the newest is what the user's last act was about. */
export function createNotices() {
  const [current, setCurrent] = createSignal<Notice | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    current,
    show(notice: Notice): void {
      clearTimeout(timer)
      setCurrent(notice)
      if (notice.kind === 'done') timer = setTimeout(() => setCurrent(null), SHOWN_MS)
    },
    dismiss(): void {
      clearTimeout(timer)
      setCurrent(null)
    },
  }
}

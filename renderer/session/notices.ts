import { createSignal } from 'solid-js'
import type { words } from '../words/words'

/** A short message over the window. `trouble` stays until it is dismissed; `done` goes by itself. */
export type Notice =
  | { kind: 'trouble' | 'done'; key: Exclude<keyof typeof words.trouble, 'dismiss'> }
  | { kind: 'trouble'; key: 'session-only' }
  /** Said in full: what happened has numbers and names in it. `act`: what can be done about it at once. */
  | { kind: 'trouble' | 'done'; key: 'said'; text: string; act?: { label: string; run: () => void } }

const SHOWN_MS = 4000
/** Long enough to read it, decide and press its button. */
const OFFERED_MS = 10_000

/**
 * One notice at a time: the newest is what the user's last act was about. One that stands is shown again after others,
 * until the user has dismissed it.
 */
export function createNotices() {
  const [newest, setNewest] = createSignal<Notice | null>(null)
  const [standing, setStanding] = createSignal<Notice | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    current: () => newest() ?? standing(),
    show(notice: Notice): void {
      clearTimeout(timer)
      setNewest(notice)
      if (notice.kind !== 'done') return
      const offers = notice.key === 'said' && notice.act !== undefined
      timer = setTimeout(() => setNewest(null), offers ? OFFERED_MS : SHOWN_MS)
    },
    stand: (notice: Notice) => setStanding(notice),
    dismiss(): void {
      clearTimeout(timer)
      if (newest()) setNewest(null)
      else setStanding(null)
    },
  }
}

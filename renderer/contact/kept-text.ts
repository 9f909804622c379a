import { createSignal } from 'solid-js'

/** So long after the last key what is typed is kept on the disk. */
export const DRAFT_MS = 300

type Deps = {
  /** What was typed before the window went. */
  draft: string | null
  keepDraft: (text: string | null) => void
}

/** Text that is typed for something new: kept as a draft until it is saved or taken back, and never saved unasked. */
export function createKeptText({ draft, keepDraft }: Deps) {
  const [text, setText] = createSignal(draft ?? '')
  const [touched, setTouched] = createSignal(false)
  let timer: ReturnType<typeof setTimeout> | undefined

  function keep(): void {
    clearTimeout(timer)
    timer = undefined
    keepDraft(text() === '' ? null : text())
  }

  return {
    text,
    /** Has anything been typed since it was shown? */
    touched,
    input(next: string): void {
      setText(next)
      setTouched(true)
      clearTimeout(timer)
      timer = setTimeout(keep, DRAFT_MS)
    },
    /** It is being saved: until it is, the draft stays. */
    handOver(): void {
      setText('')
      clearTimeout(timer)
      timer = undefined
    },
    /** It is saved, or taken back. */
    clear(): void {
      setText('')
      keep()
    },
    /** Keeps at once what was typed last: the window may go. */
    flush(): void {
      if (timer !== undefined) keep()
    },
  }
}

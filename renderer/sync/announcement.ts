/** What the pill's title has to be for this long before it is read aloud: a sync that comes and goes is no news. */
export const SETTLED_MS = 3000

/**
 * Follows what kind of thing the pill says, and gives it once it has settled, when it is another than the last one
 * said. Counts are no news by themselves.
 */
export function createAnnouncer(say: (text: string) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let said = ''
  let next = ''
  return {
    /** `kind` names it; `text` is what is read aloud, as it is when it has settled. */
    follow(kind: string, text: () => string): void {
      if (kind === next) return // the same, with another count
      clearTimeout(timer)
      next = kind
      if (kind === said) return
      timer = setTimeout(() => {
        said = kind
        say(text())
      }, SETTLED_MS)
    },
    stop: () => clearTimeout(timer),
  }
}

import type { TagView } from '../store/api'

/** Offered at most at a time. */
const OFFERED = 6

/** A tag as it is stored: one line without spaces around it. */
export function tidyTag(typed: string): string {
  return typed.replace(/\s+/g, ' ').trim()
}

/** The contact's own tag that is the same but for case. */
export function sameTag(tag: string, tags: readonly TagView[]): TagView | undefined {
  return tags.find((own) => own.tag.toLocaleLowerCase() === tag.toLocaleLowerCase())
}

/** Known tags that the typed text may become: those that begin with it first, none that the contact has. */
export function completions(typed: string, known: readonly string[], tags: readonly TagView[]): string[] {
  const wanted = tidyTag(typed).toLocaleLowerCase()
  if (wanted === '') return []
  const at = (tag: string) => tag.toLocaleLowerCase().indexOf(wanted)
  const free = (tag: string) => {
    const own = sameTag(tag, tags)
    return !own || own.state === 'removed'
  }
  return known
    .filter((tag) => at(tag) >= 0 && free(tag))
    .sort((a, b) => Math.sign(at(a)) - Math.sign(at(b)))
    .slice(0, OFFERED)
}

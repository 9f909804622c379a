import type { TagView } from '../store/api'

/** Offered at most at a time. */
const OFFERED = 6

/** A tag as it is stored: one line without spaces around it. */
export function tidyTag(typed: string): string {
  return typed.replace(/\s+/g, ' ').trim()
}

/** The tags of a typed or pasted text, commas or lines between them; none twice. */
export function tagsIn(typed: string): string[] {
  const tags = new Map<string, string>()
  for (const part of typed.split(/[,;\r\n\t]/)) {
    const tag = tidyTag(part)
    const key = tag.toLocaleLowerCase()
    if (tag !== '' && !tags.has(key)) tags.set(key, tag)
  }
  return [...tags.values()]
}

/** Beyond this many the tags are folded to as many as this. */
const SHOWN = 40

/** The tags that are shown of a folded set: the first ones, and whatever is not as the server has it. */
export function foldedTags(tags: readonly TagView[]): TagView[] {
  return tags.length <= SHOWN ? [...tags] : tags.filter((tag, index) => index < SHOWN || tag.state !== 'clean')
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

import { words } from '../words/words'

/** A field's value as people read it: a language by its name, a switch by its position, nothing as a word. */
export function shownValue(field: string, value: string | null): string {
  if (value === null || value === '') return words.contact.empty
  if (field === 'blocked') return { true: words.contact.on, false: words.contact.off }[value] ?? words.contact.unknown
  return field === 'primaryLanguage' ? words.format.language(value) : value
}

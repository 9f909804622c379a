import { words } from '../words/words'

/** A field's value as people read it: a language by its name, nothing as a word. */
export function shownValue(field: string, value: string | null): string {
  if (value === null || value === '') return words.contact.empty
  return field === 'primaryLanguage' ? words.format.language(value) : value
}

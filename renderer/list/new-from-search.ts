import type { NewValues } from '../desk/desk'

/** What a search that found nobody was about, as a new contact: an email, a phone number, else a name. */
export function newFromSearch(text: string): NewValues {
  const typed = text.replace(/\s+/g, ' ').trim()
  if (/^\S+@\S+$/.test(typed)) return { email: typed }
  if (/^[+\d(][\d\s()/.+-]*\d$/.test(typed) && typed.replace(/\D/g, '').length >= 5) return { phone: typed }
  const [firstName = '', ...rest] = typed.split(' ').map(withCapital)
  return rest.length > 0 ? { firstName, lastName: rest.join(' ') } : { firstName }
}

/** Searches are typed small; a name written with capitals of its own, as "de la Gardie", is left as it is. */
function withCapital(word: string, _index: number, all: readonly string[]): string {
  const isSmall = all.every((other) => other === other.toLocaleLowerCase())
  const [first = '', ...rest] = word
  return isSmall ? first.toLocaleUpperCase() + rest.join('') : word
}

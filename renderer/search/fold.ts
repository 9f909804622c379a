/** Letters that have no accent to take off, and what they are typed as where a keyboard lacks them. */
const plain: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  // The one letter whose lower case depends on where it stands.
  ς: 'σ',
}
/** Most texts: they have nothing to take off. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
const ascii = /^[\x00-\x7f]*$/
const plainLetters = new RegExp(`[${Object.keys(plain).join('')}]`, 'g')

/** Lower case without accents, so that "ahlen" finds "Åhlén" and "odegard" finds "Ødegård". */
export function fold(text: string): string {
  if (ascii.test(text)) return text.toLowerCase()
  const bare = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return bare.replace(plainLetters, (letter) => plain[letter] ?? '')
}

/** What parts words, in contacts and in searches alike, so that "anna-lena" finds Anna-Lena and "lena" does too. */
const partings = /[\s@,./()-]+/
const allPartings = new RegExp(partings, 'g')

/** A text with each of its words after a space: where a word starts can be looked for in it. */
export function spaced(text: string): string {
  return ` ${fold(text).replace(allPartings, ' ')}`
}

export function wordsOf(text: string): string[] {
  return fold(text).split(partings).filter(Boolean)
}

/** Whether a word may start after this folded character. */
export function parts(character: string): boolean {
  return partings.test(character)
}

/** From and to of a part of the text, in its characters as JavaScript counts them. */
export type Part = readonly [from: number, to: number]
export type Match = { score: number; parts: Part[] }

/** What a way to match is worth: the beginning of a word says most. */
const worth = { whole: 8, start: 6, initials: 4, inside: 3, letters: 1 } as const

type Folded = { chars: string[]; at: number[]; starts: Set<number> }

/**
 * How well a text matches what was typed, and where: every word of it as the beginning of a word, as initials, inside a
 * word, or letter by letter from the beginning of one. Null: not at all. Letters with and without accents are the same.
 */
export function matchOf(typed: string, text: string): Match | null {
  const tokens = typed.trim().split(/\s+/).filter(Boolean)
  const folded = fold(text)
  const matches = tokens.map((token) => matchToken(fold(token).chars, folded))
  if (matches.some((match) => match === null)) return null
  const found = matches.filter((match) => match !== null)
  return {
    score: found.reduce((sum, { score }) => sum + score, 0),
    parts: merged(found.flatMap(({ parts }) => parts.map((part) => sourceOf(part, folded)))),
  }
}

function matchToken(token: string[], text: Folded): Match | null {
  const starts = [...text.starts]
  const length = token.length
  const beginning = starts.find((start) => equal(token, text.chars, start))
  if (beginning !== undefined) {
    const end = beginning + length
    const whole = end === text.chars.length || text.chars[end] === ' '
    return { score: whole ? worth.whole : worth.start, parts: [[beginning, end]] }
  }
  return initials(token, text, starts) ?? inside(token, text) ?? letters(token, text, starts)
}

/** "snc" in "Show New Contact": one letter for each word in turn. */
function initials(token: string[], text: Folded, starts: number[]): Match | null {
  if (token.length < 2) return null
  const first = starts.findIndex((_, index) => token.every((char, n) => text.chars[starts[index + n] ?? -1] === char))
  if (first < 0) return null
  const parts = token.map((_, n): Part => [starts[first + n] ?? 0, (starts[first + n] ?? 0) + 1])
  return { score: worth.initials, parts }
}

function inside(token: string[], text: Folded): Match | null {
  if (token.length < 2) return null
  const at = text.chars.findIndex((_, start) => equal(token, text.chars, start))
  return at < 0 ? null : { score: worth.inside, parts: [[at, at + token.length]] }
}

/** "exprt" in "Export": every letter in its order, from the beginning of a word, with few letters between. */
function letters(token: string[], text: Folded, starts: number[]): Match | null {
  if (token.length < 3) return null
  for (const start of starts) {
    const parts: Part[] = []
    let at = start - 1
    for (const char of token) {
      at = text.chars.indexOf(char, at + 1)
      if (at < 0) break
      parts.push([at, at + 1])
    }
    const last = parts.at(-1)
    const near = last && parts[0]?.[0] === start && last[1] - start <= token.length * 1.5 + 1
    if (parts.length === token.length && near) return { score: worth.letters, parts }
  }
  return null
}

/** Lower case, without accents; each character with its place in the text. */
function fold(text: string): Folded {
  const folded: Folded = { chars: [], at: [], starts: new Set() }
  let place = 0
  for (const char of text) {
    const plain = (char.normalize('NFD')[0] ?? char).toLowerCase()
    const letter = /[\p{L}\p{N}]/u.test(char)
    const before = folded.chars.at(-1)
    if (letter && (before === undefined || before === ' ')) folded.starts.add(folded.chars.length)
    folded.chars.push(letter ? plain : char.trim() === '' || char === '-' || char === ':' ? ' ' : char)
    folded.at.push(place)
    place += char.length
  }
  folded.at.push(place)
  return folded
}

function equal(token: string[], chars: string[], from: number): boolean {
  return token.every((char, n) => chars[from + n] === char)
}

function sourceOf([from, to]: Part, { at }: Folded): Part {
  return [at[from] ?? 0, at[to] ?? 0]
}

/** In order, and no two that touch. */
function merged(parts: Part[]): Part[] {
  const result: Part[] = []
  for (const [from, to] of parts.sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1)
    if (last && from <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], to)]
    else result.push([from, to])
  }
  return result
}

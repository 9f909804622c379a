import { fold, parts } from './fold'
import { phoneDigits, type Term } from './terms'

/** A part of a text, and whether it is what was searched for. */
export type Part = { text: string; marked: boolean }

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/**
 * A text cut into parts that are marked and parts that are not. Cuts fall between what people see as characters: a
 * letter keeps its accents, an emoji its pieces.
 */
export function markedParts(text: string, terms: readonly Term[]): Part[] {
  const words = terms.flatMap((term) => term.words)
  if (words.length === 0 || text === '') return [{ text, marked: false }]
  const folding = foldWithPlaces(text)
  return cut(
    text,
    words.flatMap((word) => placesOf(folding, word)),
  )
}

/** The same of a telephone number, by its digits. */
export function markedDigits(phone: string, terms: readonly Term[]): Part[] {
  const digits = phoneDigits(phone)
  for (const term of terms) {
    if (term.digits === null) continue
    const wanted = [term.digits, ...term.national].find((rest) => digits.includes(rest))
    if (wanted === undefined) continue
    const places = placesOfDigits(phone)
    const at = digits.indexOf(wanted)
    const [first, last] = [places[at], places[at + wanted.length - 1]]
    if (first !== undefined && last !== undefined) return cut(phone, [{ from: first, to: last + 1 }])
  }
  return [{ text: phone, marked: false }]
}

type Place = { from: number; to: number }
/** A folded text, and for each of its UTF-16 units the character of the text that it comes from. */
type Folding = { folded: string; places: readonly Place[] }

function foldWithPlaces(text: string): Folding {
  let folded = ''
  const places: Place[] = []
  for (const { segment, index } of segmenter.segment(text)) {
    const bare = fold(segment)
    folded += bare
    for (let i = 0; i < bare.length; i++) places.push({ from: index, to: index + segment.length })
  }
  return { folded, places }
}

function placesOf({ folded, places }: Folding, word: string): Place[] {
  const found: Place[] = []
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
    if (at > 0 && !parts(folded.charAt(at - 1))) continue
    const [first, last] = [places[at], places[at + word.length - 1]]
    if (first && last) found.push({ from: first.from, to: last.to })
  }
  return found
}

/** Where the digits of `phoneDigits` stand. */
function placesOfDigits(phone: string): number[] {
  const blanked = phone.replace(/\(0\)/g, '( )')
  return [...blanked.matchAll(/\d/g)].map(({ index }) => index)
}

function cut(text: string, places: readonly Place[]): Part[] {
  const parts: Part[] = []
  let done = 0
  for (const { from, to } of [...places].sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (to <= done) continue
    const start = Math.max(from, done)
    if (start > done) parts.push({ text: text.slice(done, start), marked: false })
    const before = parts.at(-1)
    if (before?.marked && start === done) before.text += text.slice(start, to)
    else parts.push({ text: text.slice(start, to), marked: true })
    done = to
  }
  if (done < text.length) parts.push({ text: text.slice(done), marked: false })
  return parts
}

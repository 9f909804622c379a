import { spaced, wordsOf } from './fold'

/** One thing that is searched for: words that each start a word, or digits of a telephone number. */
export type Term = { words: readonly string[]; digits: string | null; national: readonly string[] }

/** A number as people type it, alone or between words: "+46 (0)70-174 06", "070 174". */
const numbers = /(?<=^|\s)[+\d(][\d\s()/+-]*\d(?=\s|$)/g
const fewestDigits = 3

/** The terms of a search, in any order: all have to be found. */
export function termsOf(text: string): Term[] {
  const found = (text.match(numbers) ?? []).filter((number) => digitsOf(number).length >= fewestDigits)
  const rest = found.reduce((left, number) => left.replace(number, ' '), text)
  return [
    ...found.map(numberTerm),
    ...wordsOf(rest).map((word): Term => ({ words: [word], digits: null, national: [] })),
  ]
}

/**
 * Typed with 0 or with +46, stored with either: the leading zeros are dropped, and of an international number the
 * national forms are looked for too, whatever the length of its country code.
 */
function numberTerm(number: string): Term {
  const digits = digitsOf(number)
  const isInternational = /^\s*(\+|00)/.test(number)
  const national = isInternational ? [1, 2, 3].map((code) => digits.slice(code)).filter(isLong) : []
  return { words: wordsOf(number.replace(/\+/g, ' ')), digits, national: national.map((rest) => `0${rest}`) }
}

const isLong = (digits: string) => digits.length >= fewestDigits

function digitsOf(number: string): string {
  return phoneDigits(number).replace(/^0+/, '')
}

/** The digits of a number without the (0) that is not dialled from abroad. */
export function phoneDigits(number: string): string {
  return number.replace(/\(0\)/g, '').replace(/\D/g, '')
}

/** Where a term is looked for: words each after a space, and the digits of the telephone number. */
export type Hay = { words: string; digits: string }

export function hayOf(texts: readonly (string | null)[], phone: string | null): Hay {
  return { words: spaced(texts.filter(Boolean).join(' ')), digits: phoneDigits(phone ?? '') }
}

/** Whether a contact has what is searched for. A number may be part of a name too, as a street's. */
export function hasTerm(hay: Hay, { words, digits, national }: Term): boolean {
  if (digits !== null && (hay.digits.includes(digits) || national.some((rest) => hay.digits.startsWith(rest))))
    return true
  return words.length > 0 && words.every((word) => hay.words.includes(` ${word}`))
}

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, wordsOf } from './fold'
import { markedDigits, markedParts } from './marks'
import { hasTerm, hayOf, termsOf } from './terms'

const finds = (text: string, names: string[], phone: string | null = null) =>
  termsOf(text).every((term) => hasTerm(hayOf(names, phone), term))

/** What people see as a text with its marks in brackets. */
const shown = (text: string, search: string) =>
  markedParts(text, termsOf(search))
    .map((part) => (part.marked ? `[${part.text}]` : part.text))
    .join('')

/** Letters with accents before and after them, letters that grow when folded, emoji of several parts. */
const letter = fc.constantFrom(
  ...[
    'a',
    'Å',
    'é',
    'e\u0301',
    'ß',
    'İ',
    'ı',
    'Ø',
    'æ',
    'Σ',
    'ς',
    '👩‍💻',
    '🇸🇪',
    '👍🏽',
    'ﷺ',
    'م',
    '한',
    '\u0301',
    ' ',
    '-',
    '@',
  ],
)
const text = fc.oneof(
  fc.array(letter, { maxLength: 12 }).map((letters) => letters.join('')),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
)

describe('folding', () => {
  test.each([
    ['Åhlén', 'ahlen'],
    ['STRASSE', 'strasse'],
    ['Straße', 'strasse'],
    ['İstanbul', 'istanbul'],
    ['Ødegård', 'odegard'],
    ['Łukasz', 'lukasz'],
    ['ΟΔΟΣ', 'οδοσ'],
  ])('%s is %s', (from, to) => expect(fold(from)).toBe(to))

  test('is the same for a text as for its characters one by one, and folded again it stays', () =>
    fc.assert(
      fc.property(text, (all) => {
        const segments = [...new Intl.Segmenter().segment(all)].map(({ segment }) => segment)
        expect(segments.map(fold).join('')).toBe(fold(all))
        expect(fold(fold(all))).toBe(fold(all))
      }),
    ))
})

describe('what a search finds', () => {
  test('every word of a contact by any beginning of it, in any order and in capitals', () =>
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), fc.nat(), (names, seed) => {
        const words = wordsOf(names.join(' ')).filter((word) => !/\d/.test(word))
        const typed = words.map((word, i) => [...word].slice(0, 1 + ((seed + i) % 5)).join('')).reverse()
        expect(finds(typed.join(' '), names)).toBe(true)
      }),
    ))

  test.each([
    '070-174 06 18',
    '0701740618',
    '+46 70 174 06 18',
    '0046701740618',
    '+46 (0)70 174',
    '174 06',
    '46 70 174',
  ])('%s finds +46 70 174 06 18', (typed) => expect(finds(typed, ['Anna'], '+46 70 174 06 18')).toBe(true))

  test.each(['+46 70 174 06 18', '0046 70 174', '070174'])('%s finds 070-174 06 18', (typed) =>
    expect(finds(typed, ['Anna'], '070-174 06 18')).toBe(true),
  )

  test('a number beside a word, and a number in a name', () => {
    expect(finds('anna 070 174', ['Anna Berg'], '+46 70 174 06 18')).toBe(true)
    expect(finds('070 174 bo', ['Anna Berg'], '+46 70 174 06 18')).toBe(false)
    expect(finds('brf 1403', ['Brf Sjöstaden 1403'])).toBe(true)
    expect(finds('1403', ['Brf Sjöstaden 1403'])).toBe(true)
  })
})

describe('marks', () => {
  test.each([
    ['Anna Åhlén', 'ahl', 'Anna [Åhl]én'],
    ['Anna A\u030Ahle\u0301n', 'ahle', 'Anna [A\u030Ahle\u0301]n'],
    ['Straße 7', 'strass', '[Straß]e 7'],
    ['İpek', 'i', '[İ]pek'],
    ['👩‍💻 Eva', '👩', '[👩‍💻] Eva'],
    ['Anna-Lena', 'lena anna', '[Anna]-[Lena]'],
    ['Annabel', 'anna annab', '[Annab]el'],
    ['Berg', 'erg', 'Berg'],
    ['<mark>b</mark>', 'b', '<mark>b</mark>'],
    ['Anna', '', 'Anna'],
  ])('%j searched for %j', (all, search, marked) => expect(shown(all, search)).toBe(marked))

  test('parts make up the text, are never empty, and what is marked starts as a word that was searched for', () =>
    fc.assert(
      fc.property(text, text, (all, search) => {
        const terms = termsOf(search)
        const parts = markedParts(all, terms)
        expect(parts.map((part) => part.text).join('')).toBe(all)
        if (all !== '') for (const part of parts) expect(part.text).not.toBe('')
        const edges = new Set([...new Intl.Segmenter().segment(all)].map(({ index }) => index))
        let at = 0
        for (const part of parts) {
          expect(edges.has(at) || all === '').toBe(true)
          at += part.text.length
          const words = terms.flatMap((term) => term.words)
          if (part.marked) expect(words.some((word) => fold(part.text).startsWith(word))).toBe(true)
        }
      }),
    ))

  test('a contact that is found by a word of its name has it marked', () =>
    fc.assert(
      fc.property(text, (name) => {
        const [word] = wordsOf(name).filter((word) => !/\d/.test(word))
        fc.pre(word !== undefined)
        expect(markedParts(name, termsOf(word ?? '')).some((part) => part.marked)).toBe(true)
      }),
    ))

  test.each([
    ['+46 (0)70-174 06 18', '070 174', '+46 (0)[70-174] 06 18'],
    ['070-174 06 18', '+46 70 174', '[070-174] 06 18'],
    ['+46 70 174', '99999', '+46 70 174'],
  ])('%s searched for %s', (phone, search, marked) => {
    const parts = markedDigits(phone, termsOf(search))
    expect(parts.map((part) => (part.marked ? `[${part.text}]` : part.text)).join('')).toBe(marked)
  })
})

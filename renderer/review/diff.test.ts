import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffWords, type Part } from './diff'

const without = (kind: Part['kind'], parts: Part[]) =>
  parts
    .filter((part) => part.kind !== kind)
    .map(({ text }) => text)
    .join('')

const phrase = fc
  .array(fc.constantFrom('long', 'short', 'meeting', ' ', ' ', ', ', '.', '\n', 'å', '👩‍👩‍👧', 'שלום'))
  .map((w) => w.join(''))

test('the parts joined give back both texts', () =>
  fc.assert(
    fc.property(fc.oneof(phrase, fc.string({ unit: 'grapheme' })), fc.oneof(phrase, fc.string()), (before, after) => {
      const parts = diffWords(before, after)
      expect(without('added', parts)).toBe(before)
      expect(without('removed', parts)).toBe(after)
    }),
  ))

test('what did not change is no difference, and neighbours of a kind are one part', () =>
  fc.assert(
    fc.property(phrase, phrase, (before, after) => {
      expect(diffWords(before, before).every(({ kind }) => kind === 'same')).toBe(true)
      const kinds = diffWords(before, after).map(({ kind }) => kind)
      expect(kinds.some((kind, at) => kind === kinds[at - 1])).toBe(false)
    }),
  ))

test('a changed phrase reads as one change, and the words around it stand', () => {
  expect(diffWords('She prefers a long meeting with drawings.', 'She prefers a short call, no decks.')).toEqual([
    { kind: 'same', text: 'She prefers a ' },
    { kind: 'removed', text: 'long meeting with drawings' },
    { kind: 'added', text: 'short call, no decks' },
    { kind: 'same', text: '.' },
  ])
})

test('texts that share nothing or are very long are told apart as wholes', () => {
  const [before, after] = ['ab '.repeat(3000), 'cd '.repeat(3000)]
  expect(without('added', diffWords(before, after))).toBe(before)
  expect(diffWords('', 'new')).toEqual([{ kind: 'added', text: 'new' }])
})

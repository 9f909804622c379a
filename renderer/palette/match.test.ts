import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchOf } from './match'

const score = (typed: string, text: string) => matchOf(typed, text)?.score ?? -1

test.each([
  ['', 'Sync now'],
  ['sync', 'Sync now'],
  ['now sy', 'Sync now'],
  ['sn', 'Sync now'],
  ['ync', 'Sync now'],
  ['exprt', 'Export unsent changes'],
  ['aberg', 'Adam Åberg'],
  ['ÅBERG', 'Adam Aberg'],
  ['theme dark', 'Theme: dark'],
])('%j finds %s', (typed, text) => expect(matchOf(typed, text)).not.toBeNull())

test.each([
  ['x', 'Sync now'],
  ['sync never', 'Sync now'],
  ['ann', 'Change language'],
  ['ecs', 'Undo'],
])('%j does not find %s', (typed, text) => expect(matchOf(typed, text)).toBeNull())

test('the beginning of a word comes before initials, those before the middle, that before letters', () => {
  expect(score('sync', 'Sync now')).toBeGreaterThan(score('syn', 'Sync now'))
  expect(score('syn', 'Sync now')).toBeGreaterThan(score('sn', 'Sync now'))
  expect(score('sn', 'Sync now')).toBeGreaterThan(score('ync', 'Sync now'))
  expect(score('ync', 'Sync now')).toBeGreaterThan(score('snw', 'Synow'))
})

test('what matched is marked where it stands, behind an emoji too', () => {
  const { parts } = matchOf('falk', '👩🏽‍💼 Johanna Falk') ?? { parts: [] }
  expect(parts.map(([from, to]) => '👩🏽‍💼 Johanna Falk'.slice(from, to))).toEqual(['Falk'])
})

test('parts are in order, inside the text and apart', () => {
  const words = fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 4 }).map((parts) => parts.join(' '))
  fc.assert(
    fc.property(words, words, (typed, text) => {
      const ends = (matchOf(typed, text)?.parts ?? []).flat()
      return ends.every((end, n) => (n === 0 ? end >= 0 : end > (ends[n - 1] ?? 0)) && end <= text.length)
    }),
  )
})

test('every beginning of a word finds its text', () => {
  const word = fc.stringMatching(/^[a-z]{1,9}$/)
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), fc.nat(), fc.nat(), (all, which, cut) => {
      const chosen = all[which % all.length] ?? ''
      return matchOf(chosen.slice(0, 1 + (cut % chosen.length)), all.join(' ')) !== null
    }),
  )
})

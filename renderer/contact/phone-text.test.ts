import fc from 'fast-check'
import { expect, test } from 'vitest'
import { regionOf } from './default-country'
import { dialled, lookOf } from './phone-text'

test.each([
  ['0701740618', 'SE', '+46 70 174 06 18'],
  ['+46701740618', 'US', '+46 70 174 06 18'],
  ['08-465 004 21', 'SE', '+46 8 465 004 21'],
  ['(212) 555-0123', 'US', '+1 212 555 0123'],
])('%s in %s is shown as %s', (typed, region, shown) => expect(lookOf(typed, region)).toEqual({ shown, hint: null }))

test.each([
  ['070-17', 'SE', { kind: 'short', country: 'SE' }],
  ['+4670', 'US', { kind: 'short', country: 'SE' }],
  ['+46 70 174 06 18 22 33 44', 'SE', { kind: 'long', country: 'SE' }],
  ['ask Karin', 'SE', { kind: 'not-a-number' }],
])('%s in %s is shown as it is, with a hint', (typed, region, hint) =>
  expect(lookOf(typed, region)).toEqual({ shown: null, hint }),
)

test('a number of another country, without its prefix, is left as it is', () => {
  expect(lookOf('0701740618', 'US')).toEqual({ shown: null, hint: null })
  expect(dialled('070-174 06 18', 'US')).toBe('0701740618')
})

test('what is dialled of any text is digits, with a plus at most before them', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789+ -()/xabcå') }), (text) => {
      expect(dialled(text, 'SE').replace(/^\++/, '+')).toMatch(/^\+?[\d+]*$/)
      const { shown } = lookOf(text, 'SE')
      // A number shown nicely is the number that was typed.
      if (shown) expect(dialled(shown, 'SE')).toBe(dialled(text, 'SE'))
    }),
  )
})

test('a language tag without a region means the likeliest', () => {
  expect([regionOf('sv'), regionOf('en-GB'), regionOf('not a tag')]).toEqual(['SE', 'GB', null])
})

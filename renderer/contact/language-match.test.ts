import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFormat } from '../words/format'
import { languageCodes } from '../words/language-codes'
import { languageMeant, languagesFor } from './language-match'

const { language } = createFormat('en-GB')
const all = languageCodes.map((code) => ({ code, name: language(code) }))
const meant = (typed: string) => languageMeant(typed, all, 'en')?.name ?? null

test.each([
  ['Swedish', 'Swedish'],
  ['  swedish ', 'Swedish'],
  ['sv', 'Swedish'],
  ['SV', 'Swedish'],
  ['swed', 'Swedish'],
  ['Volapük', 'Volapük'],
  ['volapuk', 'Volapük'],
  ['s', null],
  ['Klingon', null],
])('%j means %j', (typed, name) => expect(meant(typed)).toBe(name))

test('names that begin with the text come before those that contain it', () => {
  const two = all.filter(({ code }) => ['bg', 'ar'].includes(code))
  expect(languagesFor('ar', two, 'en').map(({ name }) => name)).toEqual(['Arabic', 'Bulgarian'])
  expect(languagesFor('', all, 'en')).toHaveLength(all.length)
})

test('every language is meant by its own name and found by any part of it', () => {
  fc.assert(
    fc.property(fc.constantFrom(...all), fc.nat(), fc.nat(), (one, a, b) => {
      expect(languageMeant(one.name, all, 'en')?.name).toBe(one.name)
      const [from, to] = [a % one.name.length, b % one.name.length].sort((x, y) => x - y)
      expect(languagesFor(one.name.slice(from, (to ?? 0) + 1), all, 'en')).toContainEqual(one)
    }),
  )
})

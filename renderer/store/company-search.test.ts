import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findCompanies } from './company-search'

const companies = new Map([
  ['1', 'Nordvik Fastigheter AB'],
  ['2', 'Brf Sjöstaden 14'],
  ['3', 'Åhlén & Söner'],
  ['4', 'Fastighets AB Nord'],
  ['5', ''],
])
const names = (text: string, not: string[] = []) =>
  findCompanies(companies, { text, not, limit: 9 }).map(({ name }) => name)

test('a company is found by the beginnings of its words, without case and accents', () => {
  expect(names('ahlen')).toEqual(['Åhlén & Söner'])
  expect(names('sjost 14')).toEqual(['Brf Sjöstaden 14'])
  expect(names('soner')).toEqual(['Åhlén & Söner'])
  expect(names('vik')).toEqual([])
})

test('a name that begins with the text comes first, and what the contact has is left out', () => {
  expect(names('fast')).toEqual(['Fastighets AB Nord', 'Nordvik Fastigheter AB'])
  expect(names('fast', ['4'])).toEqual(['Nordvik Fastigheter AB'])
})

test('at most as many as asked for, and every one of them matches', () => {
  const many = new Map(Array.from({ length: 500 }, (_, i) => [String(i), `Company ${i}`]))
  fc.assert(
    fc.property(fc.nat({ max: 499 }), fc.integer({ min: 1, max: 20 }), (i, limit) => {
      const found = findCompanies(many, { text: `comp ${i}`, not: [], limit })
      expect(found.length).toBeLessThanOrEqual(limit)
      expect(found.length).toBeGreaterThan(0)
      for (const { name } of found) expect(name).toMatch(new RegExp(`^Company ${i}`))
    }),
  )
})

import { expect, test } from 'vitest'
import { en } from './en'

const noon = new Date(2026, 10, 23, 12, 0).getTime()
const minute = 60_000

test('numbers are grouped and counted', () => {
  expect(en.format.number(12486)).toBe('12,486')
  expect(en.list.total(1)).toBe('1 contact')
  expect(en.list.total(12486)).toBe('12,486 contacts')
})

test('a time of another day names the day', () => {
  expect(en.format.time(noon, noon)).toBe('12:00')
  expect(en.format.time(noon - 4 * 24 * 60 * minute, noon)).toMatch(/^Thu,? 19 Nov/)
})

test('a day is named by how near it is', () => {
  const day = 24 * 60 * minute
  const named = [0, 1, 4, 400].map((days) => en.format.day(noon - days * day, noon).replace(',', ''))
  expect(named).toEqual(['Today', 'Yesterday', 'Thu 19 Nov', '19 Oct 2025'])
  // Eleven hours before noon is the same day, thirteen the day before.
  expect(en.format.day(noon - 11 * 60 * minute, noon)).toBe('Today')
  expect(en.format.day(noon - 13 * 60 * minute, noon)).toBe('Yesterday')
})

test('ages are short', () => {
  expect(en.format.age(noon, noon)).toBe('now')
  expect(en.format.age(noon - 16 * minute, noon)).toBe('16m')
  expect(en.format.age(noon - 150 * minute, noon)).toBe('2h')
})

test('an estimate is in seconds below 90 s, in minutes below 90 min, else in hours', () => {
  expect([400, 15_000, 89_000].map(en.format.duration)).toEqual(['1 s', '15 s', '89 s'])
  expect([90_000, 12 * minute, 89 * minute].map(en.format.duration)).toEqual(['2 min', '12 min', '89 min'])
  expect([90 * minute, 300 * minute].map(en.format.duration)).toEqual(['2 h', '5 h'])
})

test('who changed a field on the server is named with the time, and without where the time is none', () => {
  expect(en.field.changedBy('Karin Berg', '2026-11-23T10:42:00.1234567Z')).toMatch(
    /^Changed by Karin Berg on Propstreet, .*\d\d:42\.$/,
  )
  expect(en.field.changedBy('Karin Berg', 'yesterday')).toBe('Changed by Karin Berg on Propstreet.')
})

test('languages have names, and a code nobody knows stays as it is', () => {
  expect(en.format.language('sv')).toBe('Swedish')
  expect(en.format.language('not a code')).toBe('not a code')
})

test('a refusal ends in one full stop', () => {
  const said = (message: string) => en.field.refused('Email', message).at(-1)
  expect(said('not a valid address')).toBe(': not a valid address.')
  expect(said('not a valid address.')).toBe(': not a valid address.')
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isNewer, nextTick, padUtc } from './utc'

const stamp = fc
  .record({
    ms: fc.integer({ min: 0, max: Date.UTC(9999, 11, 31, 23, 59, 58) }),
    ticks: fc.integer({ min: 0, max: 9_999_999 }),
  })
  .map(({ ms, ticks }) => `${new Date(ms).toISOString().slice(0, 19)}.${String(ticks).padStart(7, '0')}Z`)

test.each([
  ['2026-06-01T12:00:00Z', '2026-06-01T12:00:00.0000000Z'],
  ['2026-06-01T12:00:00.5Z', '2026-06-01T12:00:00.5000000Z'],
  ['2026-06-01T12:00:00.1234567Z', '2026-06-01T12:00:00.1234567Z'],
])('%s is padded to %s', (utc, padded) => expect(padUtc(utc)).toBe(padded))

test.each([
  '',
  'now',
  '2026-06-01',
  '2026-06-01T12:00:00',
  '2026-06-01T12:00:00+02:00',
  '2026-06-01T12:00:00.12345678Z',
])('%j is no timestamp: it is padded to nothing, newer than nothing, and its next tick is itself', (text) => {
  expect(padUtc(text)).toBeNull()
  expect(isNewer(text, '2000-01-01T00:00:00Z')).toBe(false)
  expect(nextTick(text)).toBe(text)
})

test('decimals that a Date would lose decide which is newer', () => {
  expect(isNewer('2026-06-01T12:00:00.1230001Z', '2026-06-01T12:00:00.123Z')).toBe(true)
  expect(isNewer('2026-06-01T12:00:00.123Z', '2026-06-01T12:00:00.1230000Z')).toBe(false)
  expect(isNewer('2026-06-01T12:00:00.9Z', '2026-06-01T12:00:00.1234567Z')).toBe(true)
})

test('any timestamp is newer than one that can’t be read', () => {
  expect(isNewer('2000-01-01T00:00:00Z', 'never')).toBe(true)
})

test('newer is a strict order', () =>
  fc.assert(
    fc.property(stamp, stamp, (a, b) => {
      expect(isNewer(a, a)).toBe(false)
      expect(Number(isNewer(a, b)) + Number(isNewer(b, a))).toBe(a === b ? 0 : 1)
      const [x, y] = [Date.parse(a), Date.parse(b)]
      if (x > y) expect(isNewer(a, b)).toBe(true)
    }),
  ))

test('the next tick is newer, and nothing lies between', () =>
  fc.assert(
    fc.property(stamp, stamp, (a, b) => {
      const next = nextTick(a)
      expect(padUtc(next)).toBe(next)
      expect(isNewer(next, a)).toBe(true)
      expect(isNewer(b, a) && isNewer(next, b)).toBe(false)
    }),
  ))

test.each([
  ['2026-06-01T12:00:00Z', '2026-06-01T12:00:00.0000001Z'],
  ['2026-06-01T12:00:00.9999999Z', '2026-06-01T12:00:01.0000000Z'],
  ['2026-12-31T23:59:59.9999999Z', '2027-01-01T00:00:00.0000000Z'],
  ['2028-02-28T23:59:59.9999999Z', '2028-02-29T00:00:00.0000000Z'],
])('one tick after %s is %s', (utc, next) => expect(nextTick(utc)).toBe(next))

test('digits that are no date have no next tick, and don’t throw', () => {
  expect(nextTick('2026-99-99T99:99:99.9999999Z')).toBe('2026-99-99T99:99:99.9999999Z')
})

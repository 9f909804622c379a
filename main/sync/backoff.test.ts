import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backoffMs } from './backoff'

test('the bound of the waits doubles from the first to the longest', () => {
  const most = (attempt: number) => backoffMs(attempt, () => 1, { first: 1_000, longest: 60_000 })
  expect([0, 1, 2, 3, 4, 5, 6, 7, 100].map(most)).toEqual([
    1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000,
  ])
})

test('every wait lies between a quarter of the first and its bound, however often was tried', () => {
  const unit = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
  fc.assert(
    fc.property(fc.nat(), unit, fc.integer({ min: 1, max: 10_000 }), (attempt, chance, first) => {
      const longest = first * 60
      const wait = backoffMs(attempt, () => chance, { first, longest })
      expect(wait).toBeGreaterThanOrEqual(first / 4)
      expect(wait).toBeLessThanOrEqual(Math.min(longest, first * 2 ** Math.min(attempt, 30)))
    }),
  )
})

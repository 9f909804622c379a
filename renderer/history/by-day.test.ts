import { expect, test } from 'vitest'
import { byDay, spanOf } from './by-day'

const at = (day: number, hour: number) => ({ at: new Date(2026, 10, day, hour).getTime() })
const now = at(23, 12).at

test('entries stand under their days, and the near ones are called by name', () => {
  const days = byDay([at(23, 11), at(23, 9), at(22, 23), at(19, 8)], now)
  expect(days.map(({ title, entries }) => [title, entries.length])).toEqual([
    ['Today', 2],
    ['Yesterday', 1],
    [expect.stringMatching(/^Thu,? 19 Nov$/), 1],
  ])
})

test('a day is from its midnight to the next, whatever the clock did', () => {
  const span = spanOf('2026-10-25')
  expect(span?.from).toBe(new Date(2026, 9, 25).getTime())
  expect(span?.to).toBe(new Date(2026, 9, 26).getTime())
  expect(spanOf('')).toBeNull()
  expect(spanOf('tomorrow')).toBeNull()
})

import { expect, test } from 'vitest'
import { overall, type RoadInput, roadChecks } from './road-checks'

const hour = 3_600_000
const now = new Date(2026, 10, 24, 12).getTime()
const fine: RoadInput = {
  ...{ now, lastSynced: now - 60_000, firstPull: false, tokenDaysLeft: null },
  ...{ freeBytes: 80e9, waiting: 0, held: 0, review: 0 },
}
const check = (input: Partial<RoadInput>, kind: string) =>
  roadChecks({ ...fine, ...input }).find((each) => each.kind === kind)
const line = (input: Partial<RoadInput>) => overall(roadChecks({ ...fine, ...input })).text

test('all is well: ready', () => {
  expect(line({})).toBe('All set. Nothing is left to do before you leave.')
  expect(roadChecks(fine).every(({ verdict, act }) => verdict === 'ok' && act === null)).toBe(true)
})

test('what is open is counted, and each has its act', () => {
  expect(line({ waiting: 3, review: 2 })).toBe('2 things to look at before you leave')
  expect(check({ waiting: 3 }, 'unsent')).toMatchObject({ verdict: 'look', act: 'sync' })
  expect(check({ review: 2 }, 'review')).toMatchObject({ verdict: 'look', act: 'review' })
})

test('what the user holds back is told, and stands in nobody’s way', () => {
  expect(check({ waiting: 1, held: 1 }, 'held')).toMatchObject({ verdict: 'note', act: 'waiting' })
  expect(check({ waiting: 1, held: 1 }, 'unsent')).toMatchObject({ verdict: 'ok' })
  expect(line({ waiting: 1, held: 1 })).toBe('All set. Nothing is left to do before you leave.')
})

test('contacts that are old, or not all here, ask for a sync', () => {
  expect(check({ lastSynced: now - hour }, 'age')?.verdict).toBe('ok')
  expect(check({ lastSynced: now - hour - 1 }, 'age')).toMatchObject({ verdict: 'look', act: 'sync' })
  expect(check({ lastSynced: null }, 'age')?.verdict).toBe('look')
  expect(check({ firstPull: true }, 'age')?.verdict).toBe('look')
})

test('less than 500 MB is too little room; what nobody knows is not said', () => {
  expect(check({ freeBytes: 499_999_999 }, 'room')?.verdict).toBe('look')
  expect(check({ freeBytes: 500_000_000 }, 'room')?.verdict).toBe('ok')
  expect(check({ freeBytes: null }, 'room')).toBeUndefined()
  expect(check({}, 'token')).toBeUndefined()
})

test('a sign-in that may end on the road is renewed before', () => {
  expect(check({ tokenDaysLeft: 2 }, 'token')).toMatchObject({ verdict: 'look', act: 'sign-in' })
  expect(check({ tokenDaysLeft: 12 }, 'token')?.verdict).toBe('ok')
})

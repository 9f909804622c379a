import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextProgress, type Progress } from './progress'

const after = (counts: number[]) => counts.reduce(nextProgress, { done: 0, total: 0 } satisfies Progress)

test('what goes out counts as done, what is added meanwhile is still to do', () => {
  expect(after([32, 20, 14])).toEqual({ done: 18, total: 32 })
  expect(after([3, 2, 4])).toEqual({ done: 1, total: 5 })
})

test('an empty queue begins anew', () => expect(after([5, 0, 2])).toEqual({ done: 0, total: 2 }))

test('what is left is always what waits', () =>
  fc.assert(
    fc.property(fc.array(fc.nat(50), { minLength: 1 }), (counts) => {
      const { done, total } = after(counts)
      expect(total - done).toBe(counts.at(-1))
    }),
  ))

import { expect, test } from 'vitest'
import type { ReviewItem } from '../store/api'
import { keyOfItem } from './item-words'
import { type Entry, grouped, neighbour, nextOpen, ordered, type Told } from './review-order'

const item = (id: string, path: string): ReviewItem => ({
  ...{ id, path, name: id, initials: '', subtitle: '', savedAt: 0, companies: {} },
  what: { kind: 'refused', message: '', base: null, mine: path },
})
const [a1, a2, b1] = [item('a', 'email'), item('a', 'phone'), item('b', 'email')]
const told: Told = { said: '', value: '', effects: [] }
const decided = (...items: ReviewItem[]) => new Map(items.map((i) => [keyOfItem(i), { item: i, outcome: told }]))
const keys = (entries: readonly Entry[]) => entries.map(({ key }) => key)

test('what is decided keeps its place, what is new joins its contact, what is gone goes', () => {
  const first = ordered([], [a1, b1], new Map())
  const next = ordered(first, [b1, a2], decided(a1))
  expect(keys(next)).toEqual(['a email', 'a phone', 'b email'])
  expect(grouped(next).map(({ left }) => left)).toEqual([1, 1])
  expect(keys(ordered(next, [b1], new Map()))).toEqual(['b email'])
})

test('after a decision the next open one is in turn, and around from the last', () => {
  const entries = ordered([], [a1, a2, b1], decided(a2))
  expect(nextOpen(entries, 'a email')?.key).toBe('b email')
  expect(nextOpen(entries, 'b email')?.key).toBe('a email')
  expect(nextOpen(entries, null)?.key).toBe('a email')
  expect(nextOpen(ordered([], [], decided(a1)), null)).toBeNull()
})

test('the keys for next and previous stop at the ends', () => {
  const entries = ordered([], [a1, a2, b1], new Map())
  expect(neighbour(entries, 'a phone', 1)?.key).toBe('b email')
  expect(neighbour(entries, 'b email', 1)?.key).toBe('b email')
  expect(neighbour(entries, 'a email', -1)?.key).toBe('a email')
})

import { expect, test } from 'vitest'
import { unknown } from '../../shared/leaf'
import { type Change, drop, emptyStack, moved, push, redo, undo } from './undo-stack'

const change = (from: string, to: string): Change => ({ id: 'c1', path: 'email', from, to })
const [a, b] = [change('', 'a'), change('a', 'b')]

test('undo and redo walk the edits back and forth', () => {
  const stack = push(push(emptyStack, a), b)
  expect(undo(undo(stack))).toEqual({ done: [], undone: [b, a] })
  expect(redo(redo(undo(undo(stack))))).toEqual(stack)
})

test('a new edit forgets what was undone', () => {
  expect(push(undo(push(emptyStack, a)), b)).toEqual({ done: [b], undone: [] })
})

test('an edit that changes nothing is not remembered', () => {
  expect(push(emptyStack, change('x', 'x'))).toBe(emptyStack)
})

test('an edit of a value that nobody knew is not remembered: there is nothing to go back to', () => {
  const [on, off] = [{ from: unknown, to: true } as const, { from: false, to: unknown } as const]
  for (const values of [on, off]) expect(push(emptyStack, { id: 'c1', path: 'blocked', ...values })).toBe(emptyStack)
})

test('an edit whose value has moved on is taken out on both sides', () => {
  const stack = push(push(emptyStack, a), b)
  expect(drop(stack, b).done).toEqual([a])
  expect(drop(undo(stack), b).undone).toEqual([])
})

test('an edit that came in while another was being undone stays the one to undo', () => {
  const before = push(emptyStack, a)
  expect(moved(before, a, true)).toEqual(undo(before))
  expect(moved(push(before, b), a, true)).toEqual({ done: [b], undone: [] })
})

test('nothing to undo is nothing done', () => {
  expect(undo(emptyStack)).toBe(emptyStack)
  expect(redo(emptyStack)).toBe(emptyStack)
})

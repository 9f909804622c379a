import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unknown } from '../../shared/leaf'
import type { Change } from '../store/api'
import { drop, emptyStack, moved, push, redo, type Step, stepOf, undo } from './undo-stack'

const change = (from: string, to: string): Change => ({ id: 'c1', path: 'email', from, to })
const step = (...changes: Change[]): Step => ({ changes, vanished: [] })
const [a, b] = [step(change('', 'a')), step(change('a', 'b'))]

test('undo and redo walk the steps back and forth', () => {
  const stack = push(push(emptyStack, a), b)
  expect(undo(undo(stack))).toEqual({ done: [], undone: [b, a] })
  expect(redo(redo(undo(undo(stack))))).toEqual(stack)
})

test('a new step forgets what was undone', () => {
  expect(push(undo(push(emptyStack, a)), b)).toEqual({ done: [b], undone: [] })
})

test('an edit that changes nothing is not remembered', () => {
  expect(stepOf([change('x', 'x')])).toBeNull()
  expect(push(emptyStack, null)).toBe(emptyStack)
  expect(stepOf([change('x', 'x'), change('x', 'y')])?.changes).toEqual([change('x', 'y')])
})

test('an edit to a value that nobody knows is not remembered; one from it is, as it may not have been sent yet', () => {
  expect(stepOf([{ id: 'c1', path: 'blocked', from: false, to: unknown }])).toBeNull()
  expect(stepOf([{ id: 'c1', path: 'blocked', from: unknown, to: true }])?.changes).toHaveLength(1)
})

test('a step that can’t be taken back is taken out on both sides', () => {
  const stack = push(push(emptyStack, a), b)
  expect(drop(stack, b).done).toEqual([a])
  expect(drop(undo(stack), b).undone).toEqual([])
})

test('a step that came in while another was being undone stays the one to undo', () => {
  const before = push(emptyStack, a)
  expect(moved(before, a, { back: true, left: a, rest: null })).toEqual(undo(before))
  expect(moved(push(before, b), a, { back: true, left: a, rest: null })).toEqual({ done: [b], undone: [] })
})

test('of a group only what was taken back can be done again', () => {
  const group = step(change('', 'a'), change('', 'b'))
  const left = step(change('', 'b'))
  expect(moved(push(emptyStack, group), group, { back: true, left, rest: null })).toEqual({ done: [], undone: [left] })
  expect(moved(push(emptyStack, group), group, { back: true, left: null, rest: null })).toEqual(emptyStack)
})

test('what of a group was not reached stays where it was', () => {
  const group = step(change('', 'a'), change('', 'b'))
  const [left, rest] = [step(change('', 'a')), step(change('', 'b'))]
  expect(moved(push(emptyStack, group), group, { back: true, left, rest })).toEqual({ done: [rest], undone: [left] })
})

test('nothing to undo is nothing done', () => {
  expect(undo(emptyStack)).toBe(emptyStack)
  expect(redo(emptyStack)).toBe(emptyStack)
})

test('values walked back and forth by any steps are those of the steps that stand', () => {
  const acts = fc.array(fc.constantFrom('edit', 'undo', 'redo'), { maxLength: 40 })
  fc.assert(
    fc.property(acts, fc.array(fc.nat(4), { minLength: 40, maxLength: 40 }), (acts, sizes) => {
      const now = new Map<string, string>()
      let stack = emptyStack
      let made = 0
      for (const [turn, act] of acts.entries()) {
        if (act === 'edit') {
          const ids = Array.from({ length: (sizes[turn] ?? 0) + 1 }, (_, n) => `c${n}`)
          const to = `v${++made}`
          stack = push(stack, stepOf(ids.map((id) => ({ id, path: 'email', from: now.get(id) ?? '', to }))))
          for (const id of ids) now.set(id, to)
          continue
        }
        const back = act === 'undo'
        const next = (back ? stack.done : stack.undone).at(-1)
        if (!next) continue
        for (const { id, from, to } of next.changes) now.set(id, back ? (from as string) : (to as string))
        stack = moved(stack, next, { back, left: next, rest: null })
      }
      const replayed = new Map<string, string>()
      for (const { changes } of stack.done) for (const { id, to } of changes) replayed.set(id, to as string)
      for (const [id, value] of now) expect(value).toBe(replayed.get(id) ?? '')
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unknown } from '../../shared/leaf'
import type { Effect } from '../store/undo-api'
import { emptyStack, extend, moved, push, renamed, type Step, stepOf, stepWith, type UndoStack } from './undo-stack'

type Changed = Extract<Effect, { kind: 'changed' }>
const change = (from: string, to: string, id = 'c1'): Changed => ({ kind: 'changed', id, path: 'email', from, to })
const step = (...effects: Effect[]): Step => ({ name: { kind: 'field', path: 'email' }, effects })
const [a, b] = [step(change('', 'a')), step(change('a', 'b'))]
const whole = { rest: null }

/** Walks the stack as if the store took all of a step. */
function walk(stack: UndoStack, back: boolean): UndoStack {
  const next = (back ? stack.done : stack.undone).at(-1)
  return next ? moved(stack, next, { back, left: next, ...whole }) : stack
}
const undo = (stack: UndoStack) => walk(stack, true)
const redo = (stack: UndoStack) => walk(stack, false)

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
  expect(stepOf([change('x', 'x'), change('x', 'y')])?.effects).toEqual([change('x', 'y')])
})

test('an edit to a value that nobody knows is not remembered; one from it is, as it may not have been sent yet', () => {
  const blocked = { kind: 'changed', id: 'c1', path: 'blocked' } as const
  expect(stepOf([{ ...blocked, from: false, to: unknown }])).toBeNull()
  expect(stepOf([{ ...blocked, from: unknown, to: true }])?.effects).toHaveLength(1)
})

test('a step of which nothing could be taken back is gone', () => {
  const stack = push(push(emptyStack, a), b)
  expect(moved(stack, b, { back: true, left: null, rest: null })).toEqual({ done: [a], undone: [] })
})

test('a step taken back out of its turn leaves the others where they are, and can’t be done again', () => {
  const stack = push(push(emptyStack, a), b)
  expect(moved(stack, a, { back: true, left: a, rest: null })).toEqual({ done: [b], undone: [] })
})

test('a part of a step is taken back, and the rest stays in its place', () => {
  const group = step(change('', 'a'), change('', 'b'))
  const rest = step(change('', 'b'))
  const stack = push(push(emptyStack, group), b)
  expect(moved(stack, group, { back: true, left: a, rest })).toEqual({ done: [rest, b], undone: [] })
})

test('what an act goes on with is one step with it, the newest, under its name', () => {
  const first: Step = { name: { kind: 'import' }, effects: [change('', 'a')] }
  const stack = push(push(emptyStack, first), b)
  const whole = extend(stack, first.effects, step(change('', 'c')))
  expect(whole.done).toEqual([b, { name: { kind: 'import' }, effects: [change('', 'a'), change('', 'c')] }])
})

test('a step is found by any of its effects, by which and not by what they are', () => {
  const group = step(change('', 'a'), change('', 'b'))
  const stack = push(emptyStack, group)
  expect(stepWith(stack, group.effects.slice(1))).toBe(group)
  expect(stepWith(stack, [change('', 'a')])).toBeUndefined()
})

test('what was done to a contact that had to be made anew is of the new one', () => {
  const stack = redo(undo(push(push(emptyStack, a), step(change('', 'x', 'c2')))))
  const ids = renamed(stack, [{ from: 'c1', to: 'c9' }]).done.map(({ effects }) => effects.map(({ id }) => id))
  expect(ids).toEqual([['c9'], ['c2']])
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
          stack = push(stack, stepOf(ids.map((id) => change(now.get(id) ?? '', to, id))))
          for (const id of ids) now.set(id, to)
          continue
        }
        const back = act === 'undo'
        const next = (back ? stack.done : stack.undone).at(-1)
        if (!next) continue
        for (const { id, from, to } of next.effects as Changed[]) now.set(id, back ? (from as string) : (to as string))
        stack = moved(stack, next, { back, left: next, rest: null })
      }
      const replayed = new Map<string, string>()
      for (const { effects } of stack.done)
        for (const { id, to } of effects as Changed[]) replayed.set(id, to as string)
      for (const [id, value] of now) expect(value).toBe(replayed.get(id) ?? '')
    }),
  )
})

import { unknown } from '../../shared/leaf'
import type { Change, ContactView } from '../store/api'

/** What one act of the user's changed. `vanished`: contacts deleted before they were ever sent; undo makes them anew. */
export type Step = { changes: readonly Change[]; vanished: readonly ContactView[] }

export type UndoStack = { done: readonly Step[]; undone: readonly Step[] }

/** Steps that can be taken back; the oldest are forgotten. */
const KEPT = 200

export const emptyStack: UndoStack = { done: [], undone: [] }

/** A step of these changes, without those that changed nothing, or made of a value what nobody knows. Null: of none. */
export function stepOf(changes: readonly Change[], vanished: readonly ContactView[] = []): Step | null {
  const left = changes.filter(({ from, to }) => from !== to && to !== unknown)
  return left.length + vanished.length > 0 ? { changes: left, vanished } : null
}

/** A new step: what was undone before it can't be done again. */
export function push(stack: UndoStack, step: Step | null): UndoStack {
  return step ? { done: [...stack.done, step].slice(-KEPT), undone: [] } : stack
}

/** Moves the newest step over; the `from` of its changes is to be set again, where their `to` still stands. */
export function undo(stack: UndoStack): UndoStack {
  const step = stack.done.at(-1)
  return step ? { done: stack.done.slice(0, -1), undone: [...stack.undone, step] } : stack
}

/** Moves the newest undone step back; the `to` of its changes is to be set again, where their `from` still stands. */
export function redo(stack: UndoStack): UndoStack {
  const step = stack.undone.at(-1)
  return step ? { done: [...stack.done, step], undone: stack.undone.slice(0, -1) } : stack
}

/**
 * The stack after a step was undone or done again; one that came in meanwhile keeps its place. `left`: what of the step
 * was changed, and can be changed back. `rest`: what of it was not reached, and stays.
 */
export function moved(
  stack: UndoStack,
  step: Step,
  to: { back: boolean; left: Step | null; rest: Step | null },
): UndoStack {
  const isNewest = (to.back ? stack.done : stack.undone).at(-1) === step
  const { done, undone } = drop(stack, step)
  if (!isNewest) return { done, undone }
  const [left, rest] = [to.left ? [to.left] : [], to.rest ? [to.rest] : []]
  return to.back
    ? { done: [...done, ...rest], undone: [...undone, ...left] }
    : { done: [...done, ...left], undone: [...undone, ...rest] }
}

/** Takes out a step that can't be undone or done again. */
export function drop(stack: UndoStack, step: Step): UndoStack {
  const others = (list: readonly Step[]) => list.filter((other) => other !== step)
  return { done: others(stack.done), undone: others(stack.undone) }
}

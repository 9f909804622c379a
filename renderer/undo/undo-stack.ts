import { unknown, type Value } from '../../shared/leaf'
import type { LeafPath } from '../../shared/path'

/** A saved edit as undo sees it. `etag`: of the row that was deleted. */
export type Change = { id: string; path: LeafPath; from: Value; to: Value; etag?: string }

export type UndoStack = { done: readonly Change[]; undone: readonly Change[] }

/** Edits that can be taken back; the oldest are forgotten. */
const KEPT = 200

export const emptyStack: UndoStack = { done: [], undone: [] }

/** A new edit: what was undone before it can't be done again. Nobody can go back to a value that nobody knows. */
export function push(stack: UndoStack, change: Change): UndoStack {
  if (change.from === change.to || change.from === unknown || change.to === unknown) return stack
  return { done: [...stack.done, change].slice(-KEPT), undone: [] }
}

/** Moves the newest edit over; its `from` is to be set again, provided that its `to` still stands. */
export function undo(stack: UndoStack): UndoStack {
  const change = stack.done.at(-1)
  return change ? { done: stack.done.slice(0, -1), undone: [...stack.undone, change] } : stack
}

/** Moves the newest undone edit back; its `to` is to be set again, provided that its `from` still stands. */
export function redo(stack: UndoStack): UndoStack {
  const change = stack.undone.at(-1)
  return change ? { done: [...stack.done, change], undone: stack.undone.slice(0, -1) } : stack
}

/** The stack after a change was undone or done again; an edit that came in meanwhile keeps its place. */
export function moved(stack: UndoStack, change: Change, back: boolean): UndoStack {
  if ((back ? stack.done : stack.undone).at(-1) !== change) return drop(stack, change)
  return back ? undo(stack) : redo(stack)
}

/** Takes out an edit that can't be undone or done again, because the value is another by now. */
export function drop(stack: UndoStack, change: Change): UndoStack {
  const others = (list: readonly Change[]) => list.filter((c) => c !== change)
  return { done: others(stack.done), undone: others(stack.undone) }
}

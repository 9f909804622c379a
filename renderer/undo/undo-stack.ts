import { unknown } from '../../shared/leaf'
import type { Effect } from '../store/undo-api'
import { nameOfStep, type StepName } from './undo-words'

/** One act of the user's: what it did, and what it is called, both when it is taken back and when it is done again. */
export type Step = { name: StepName; effects: readonly Effect[] }

export type UndoStack = { done: readonly Step[]; undone: readonly Step[] }

/** Steps that can be taken back; the oldest are forgotten. */
const KEPT = 200

export const emptyStack: UndoStack = { done: [], undone: [] }

/** A step of these effects, without those that changed nothing, or made of a value what nobody knows. Null: of none. */
export function stepOf(effects: readonly Effect[], name?: StepName): Step | null {
  const left = effects.filter((effect) => effect.kind !== 'changed' || canGoBack(effect))
  return left.length > 0 ? { name: name ?? nameOfStep(left), effects: left } : null
}

function canGoBack({ from, to }: Extract<Effect, { kind: 'changed' }>): boolean {
  return from !== to && to !== unknown
}

/** A new step: what was undone before it can't be done again. */
export function push(stack: UndoStack, step: Step | null): UndoStack {
  return step ? { done: [...stack.done, step].slice(-KEPT), undone: [] } : stack
}

/**
 * The stack after a step was taken back or done again; one that came in meanwhile keeps its place. `left`: the way back
 * from there. `rest`: what of the step was not reached, and stays.
 */
export function moved(
  stack: UndoStack,
  step: Step,
  to: { back: boolean; left: Step | null; rest: Step | null },
): UndoStack {
  const isNewest = (to.back ? stack.done : stack.undone).at(-1) === step
  const { left, rest } = to
  const put = (list: readonly Step[]) => list.flatMap((other) => (other === step ? (rest ?? []) : [other]))
  const [done, undone] = [put(stack.done), put(stack.undone)]
  // Taken back out of its turn, it can't be done again after what came later.
  if (!left || !isNewest) return { done, undone }
  return to.back ? { done, undone: [...undone, left] } : { done: [...done, left], undone }
}

/** The newest step that did one of these. */
export function stepWith(stack: UndoStack, effects: readonly Effect[]): Step | undefined {
  const wanted = new Set(effects)
  return stack.done.findLast((step) => step.effects.some((effect) => wanted.has(effect)))
}

/** What an act goes on with becomes one step with it, the newest. */
export function extend(stack: UndoStack, before: readonly Effect[], step: Step | null): UndoStack {
  const first = stepWith(stack, before)
  if (!first || !step) return push(stack, step)
  const whole = { ...first, effects: [...first.effects, ...step.effects] }
  return push({ ...stack, done: stack.done.filter((other) => other !== first) }, whole)
}

/** Contacts that had to be made anew: whatever was done to them is of the new ones. */
export function renamed(stack: UndoStack, names: readonly { from: string; to: string }[]): UndoStack {
  if (names.length === 0) return stack
  const ids = new Map(names.map(({ from, to }) => [from, to]))
  const now = (id: string) => ids.get(id) ?? id
  const rename = (effect: Effect): Effect => {
    const own = ids.has(effect.id) ? { ...effect, id: now(effect.id) } : effect
    if (own.kind === 'gone' && own.made && ids.has(own.made.id))
      return { ...own, made: { ...own.made, id: now(own.made.id) } }
    if (own.kind === 'notes' && ids.has(own.from)) return { ...own, from: now(own.from) }
    const isApart = own.kind === 'joined' || own.kind === 'parted'
    return isApart && ids.has(own.whole.id) ? { ...own, whole: { ...own.whole, id: now(own.whole.id) } } : own
  }
  const all = (list: readonly Step[]) =>
    list.map((step) =>
      step.effects.some((effect) => rename(effect) !== effect) ? { ...step, effects: step.effects.map(rename) } : step,
    )
  return { done: all(stack.done), undone: all(stack.undone) }
}

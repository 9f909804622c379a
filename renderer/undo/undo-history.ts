import { createMemo, createSignal } from 'solid-js'
import type { Session } from '../session/session'
import type { ManySaved } from '../store/api'
import type { Effect } from '../store/undo-api'
import { words } from '../words/words'
import { emptyStack, extend, moved, renamed, type Step, stepOf, stepWith } from './undo-stack'
import { nameIn, type StepName, whatOf } from './undo-words'

export type UndoHistory = ReturnType<typeof createUndoHistory>

/** A step that was taken back, or done again. `lost`: contacts that could not be, having changed since. */
export type Ran = { name: StepName; back: boolean; effects: readonly Effect[]; made: readonly Effect[]; lost: number }

/** Effects in one call: between two of them the progress is told. */
const AT_ONCE = 500

/** The window's one undo. It never overwrites a value that came in after what it takes back: the store looks. */
export function createUndoHistory(session: Session) {
  const [stack, setStack] = createSignal(emptyStack)
  const [running, setRunning] = createSignal<{ effects: readonly Effect[]; done: number; total: number } | null>(null)
  const listeners = new Set<(ran: Ran) => void>()
  /** One after the other, however fast the keys are pressed. */
  let last: Promise<unknown> = Promise.resolve()

  async function call(effects: readonly Effect[]) {
    const all: ManySaved = { changes: [], same: 0, gone: 0, moved: [], renamed: [], stopped: null }
    let rest: readonly Effect[] = []
    for (let from = 0; from < effects.length; from += AT_ONCE) {
      setRunning({ effects, done: from, total: effects.length })
      const part = effects.slice(from, from + AT_ONCE)
      const { changes, moved, renamed, stopped } = await session.call('undoMany', { changes: part })
      all.changes.push(...changes)
      all.moved.push(...moved)
      all.renamed.push(...renamed)
      if (!stopped) continue
      const left = new Set(stopped.rest)
      rest = [...part.filter((_, at) => left.has(at)), ...effects.slice(from + AT_ONCE)]
      return { ...all, stopped, rest }
    }
    return { ...all, rest }
  }

  /** Of a step, or a part of it. The newest effect first. Resolves to the contact that changed, if it was one. */
  async function run(step: Step, back: boolean, part = step.effects): Promise<string | null> {
    const chosen = new Set(part)
    const result = await call(step.effects.filter((effect) => chosen.has(effect)).toReversed())
    const stays = new Set(result.rest)
    const rest = step.effects.filter((effect) => !chosen.has(effect) || stays.has(effect))
    const left = stepOf(result.changes, step.name)
    setStack((s) => renamed(moved(s, step, { back, left, rest: stepOf(rest, step.name) }), result.renamed))
    const lost = new Set(result.moved).size
    for (const tell of listeners) tell({ name: step.name, back, effects: part, made: result.changes, lost })
    if (result.stopped) session.notices.show({ kind: 'trouble', key: 'undoFailed' })
    else await say(step.name, { effects: result.changes, back, lost })
    const ids = new Set(result.changes.map(({ id }) => id))
    const [id] = ids
    return id !== undefined && ids.size === 1 ? id : null
  }

  async function say(
    name: StepName,
    { effects, back, lost }: { effects: readonly Effect[]; back: boolean; lost: number },
  ) {
    const [first] = effects
    if (!first) return session.notices.show({ kind: 'done', key: back ? 'noUndo' : 'noRedo' })
    const view = await session.call('contact', { id: first.id }).catch(() => null)
    const what = whatOf(name, effects, (effect) => nameIn(effect) || view?.name || words.contact.noName)
    const said = back ? words.undoing.undone(what) : words.undoing.redone(what)
    const text = lost > 0 ? `${said}. ${back ? words.undoing.left(lost) : words.undoing.leftAgain(lost)}` : said
    session.notices.show({ kind: 'done', key: 'said', text })
  }

  function inTurn(act: () => Promise<string | null>): Promise<string | null> {
    const next = last.then(act).catch(() => {
      session.notices.show({ kind: 'trouble', key: 'undoFailed' })
      return null
    })
    last = next.then(() => setRunning(null))
    return next
  }

  async function newest(back: boolean): Promise<string | null> {
    const step = (back ? stack().done : stack().undone).at(-1)
    return step ? run(step, back) : null
  }

  async function takeBack(effects: readonly Effect[]): Promise<string | null> {
    const step = stepWith(stack(), effects)
    if (step) return run(step, true, effects)
    session.notices.show({ kind: 'done', key: 'noUndo' })
    return null
  }

  return {
    /** An act that is done, to be taken back as one. `after`: what it goes on with. Null: there is nothing to take back. */
    record(
      effects: readonly Effect[],
      { name, after = [] }: { name?: StepName; after?: readonly Effect[] } = {},
    ): readonly Effect[] | null {
      const step = stepOf(effects, name)
      setStack((s) => extend(s, after, step))
      return step?.effects ?? null
    },
    canUndo: createMemo(() => stack().done.length > 0),
    canRedo: createMemo(() => stack().undone.length > 0),
    /** How far a step is that is being taken back or done again; null: none is. */
    running,
    /** Calls back whenever a step was taken back or done again. Returns the way to stop. */
    onRan(tell: (ran: Ran) => void): () => void {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    /** Resolves to the contact that changed, if it was one. */
    undo: () => inTurn(() => newest(true)),
    redo: () => inTurn(() => newest(false)),
    /** Takes back what a button beside an act offers to: a step, or a part of one. */
    takeBack: (effects: readonly Effect[]) => inTurn(() => takeBack(effects)),
  }
}

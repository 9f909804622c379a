import { createMemo, createSignal } from 'solid-js'
import { localId } from '../../shared/create'
import { deleted } from '../../shared/path'
import { valuesOf } from '../contact/values-of'
import type { Session } from '../session/session'
import type { Change, ContactView } from '../store/api'
import { words } from '../words/words'
import { drop, emptyStack, moved, push, type Step, stepOf } from './undo-stack'
import { whatOf } from './undo-words'

export type UndoHistory = ReturnType<typeof createUndoHistory>

/** The window's undo: edits across fields and contacts. It never overwrites a value that came in after the edit. */
export function createUndoHistory(session: Session) {
  const [stack, setStack] = createSignal(emptyStack)
  let busy = false
  const newIds = new WeakMap<ContactView, string>()

  /** The id of a contact that is made anew: the same one where it has to be asked for again (S7). */
  function anew(view: ContactView): string {
    const known = newIds.get(view)
    const id = known ?? localId(crypto.randomUUID())
    newIds.set(view, id)
    return id
  }

  /** Makes contacts anew that never left this laptop. Gives their deletions, so that they can be done again. */
  async function makeAnew(views: readonly ContactView[]): Promise<Change[]> {
    const made: Change[] = []
    for (const view of views) {
      const saved = await session.call('create', { values: valuesOf(view), id: anew(view) })
      if (saved.kind !== 'saved' || !saved.id) throw new Error('not made anew')
      for (const { type, note, key } of view.notes) await session.call('note', { id: saved.id, type, note, key })
      made.push({ id: saved.id, path: deleted, from: false, to: true })
    }
    return made
  }

  /** Takes a step back, or does it again: only where the values it leaves still stand. The store looks. */
  async function run(step: Step, back: boolean): Promise<string | null> {
    const changes = back
      ? step.changes
      : step.changes.map((change) => ({ ...change, from: change.to, to: change.from }))
    const result = await session.call('undoMany', { changes })
    const remade = back ? await makeAnew(step.vanished) : []
    const of = (list: readonly Change[]) => {
      const keys = new Set(list.map(keyOf))
      return step.changes.filter((change) => keys.has(keyOf(change)))
    }
    const [taken, lost] = [of(result.changes), of(result.moved)]
    const left = stepOf([...taken, ...remade], back ? [] : result.vanished)
    const reached = new Set([...taken, ...lost])
    const rest = result.stopped ? stepOf(step.changes.filter((change) => !reached.has(change))) : null
    setStack((s) => moved(s, step, { back, left, rest }))
    if (result.stopped) throw new Error(result.stopped.cause)
    await say(left, { back, lost: lost.length + result.gone })
    return left?.changes.length === 1 ? (left.changes[0]?.id ?? null) : null
  }

  async function say(step: Step | null, { back, lost }: { back: boolean; lost: number }): Promise<void> {
    if (!step) return session.notices.show({ kind: 'done', key: 'noUndo' })
    const id = step.changes[0]?.id ?? step.vanished[0]?.id ?? ''
    const view = await session.call('contact', { id }).catch(() => null)
    const what = whatOf(step, () => view?.name || words.contact.noName)
    const said = back ? words.undoing.undone(what) : words.undoing.redone(what)
    const text = lost > 0 ? `${said}. ${words.undoing.left(lost)}` : said
    session.notices.show({ kind: 'done', key: 'said', text })
  }

  async function inTurn(step: Step | undefined, back: boolean): Promise<string | null> {
    if (!step || busy) return null
    busy = true
    try {
      return await run(step, back)
    } catch {
      session.notices.show({ kind: 'trouble', key: 'undoFailed' })
      return null
    } finally {
      busy = false
    }
  }

  return {
    record: (change: Change) => setStack((s) => push(s, stepOf([change]))),
    /** What one act changed of many contacts: one step. Null where there is nothing to take back. */
    recordMany(changes: readonly Change[], vanished: readonly ContactView[]): Step | null {
      const step = stepOf(changes, vanished)
      setStack((s) => push(s, step))
      return step
    },
    /** Takes out an edit that was taken back by another way. */
    forget({ id, path, from, to }: Change): void {
      const isIt = (other: Change) => other.id === id && other.path === path && other.from === from && other.to === to
      const step = stack().done.findLast(({ changes }) => changes.length === 1 && changes.some(isIt))
      if (step) setStack((s) => drop(s, step))
    },
    clear: () => setStack(emptyStack),
    canUndo: createMemo(() => stack().done.length > 0),
    canRedo: createMemo(() => stack().undone.length > 0),
    /** Resolves to the contact that changed, if it was one. */
    undo: () => inTurn(stack().done.at(-1), true),
    redo: () => inTurn(stack().undone.at(-1), false),
    /** Takes a certain step back, as its toast offers. */
    takeBack: (step: Step) => inTurn(step, true),
  }
}

const keyOf = ({ id, path }: Change): string => `${id}\u0000${path}`

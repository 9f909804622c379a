import { createMemo, createSignal } from 'solid-js'
import { deleted } from '../../shared/path'
import type { Session } from '../session/session'
import { type Change, drop, emptyStack, moved, push } from './undo-stack'

export type UndoHistory = ReturnType<typeof createUndoHistory>

/** The window's undo: edits across fields and contacts. It never overwrites a value that came in after the edit. */
export function createUndoHistory(session: Session) {
  const [stack, setStack] = createSignal(emptyStack)
  let busy = false

  /** Back to a value, provided that the one it leaves still stands: the store looks, as the contact may be on its way. */
  function setTo({ id, path, from, to, etag = '' }: Change) {
    if (path !== deleted) return session.call('undo', { id, path, from, to })
    return from === true ? session.call('remove', { id, etag }) : session.call('revert', { id, path, was: false })
  }

  async function step(change: Change | undefined, back: boolean): Promise<string | null> {
    if (!change || busy) return null
    busy = true
    try {
      const result = await setTo(back ? change : { ...change, from: change.to, to: change.from })
      if (result.kind === 'saved') {
        setStack((s) => moved(s, change, back))
        return change.id
      }
      // What has changed since, or is gone, will not be what the edit left again.
      const lost = result.kind === 'moved' || (result.kind === 'not-saved' && result.cause === 'gone')
      if (lost) setStack((s) => drop(s, change))
      session.notices.show(lost ? { kind: 'done', key: 'noUndo' } : { kind: 'trouble', key: 'undoFailed' })
      return null
    } catch {
      session.notices.show({ kind: 'trouble', key: 'undoFailed' })
      return null
    } finally {
      busy = false
    }
  }

  return {
    record: (change: Change) => setStack((s) => push(s, change)),
    /** Takes out an edit that was taken back by another way. */
    forget: (change: Change) => setStack((s) => drop(s, change)),
    clear: () => setStack(emptyStack),
    canUndo: createMemo(() => stack().done.length > 0),
    canRedo: createMemo(() => stack().undone.length > 0),
    /** Resolves to the contact that changed, if one did. */
    undo: () => step(stack().done.at(-1), true),
    redo: () => step(stack().undone.at(-1), false),
  }
}

import { createMemo, createSignal } from 'solid-js'
import { parsePath } from '../../shared/path'
import type { Session } from '../session/session'
import type { ContactView } from '../store/api'
import { type Change, drop, emptyStack, moved, push } from './undo-stack'

export type UndoHistory = ReturnType<typeof createUndoHistory>

/** The window's undo: edits across fields and contacts. It never overwrites a value that came in after the edit. */
export function createUndoHistory(session: Session) {
  const [stack, setStack] = createSignal(emptyStack)
  let busy = false

  async function step(change: Change | undefined, back: boolean): Promise<string | null> {
    if (!change || busy) return null
    busy = true
    try {
      const [expected, value] = back ? [change.to, change.from] : [change.from, change.to]
      const view = await session.call('contact', { id: change.id })
      if (!view || valueAt(view, change.path) !== expected) {
        setStack((s) => drop(s, change))
        session.notices.show({ kind: 'done', key: 'noUndo' })
        return null
      }
      const saved = await session.call('edit', { id: change.id, path: change.path, value })
      if (saved.kind === 'saved') setStack((s) => moved(s, change, back))
      else session.notices.show({ kind: 'trouble', key: 'undoFailed' })
      return saved.kind === 'saved' ? change.id : null
    } catch {
      session.notices.show({ kind: 'trouble', key: 'undoFailed' })
      return null
    } finally {
      busy = false
    }
  }

  return {
    record: (change: Change) => setStack((s) => push(s, change)),
    clear: () => setStack(emptyStack),
    canUndo: createMemo(() => stack().done.length > 0),
    canRedo: createMemo(() => stack().undone.length > 0),
    /** Resolves to the contact that changed, if one did. */
    undo: () => step(stack().done.at(-1), true),
    redo: () => step(stack().undone.at(-1), false),
  }
}

function valueAt(view: ContactView, path: string): string | null | boolean | undefined {
  const parts = parsePath(path)
  if (parts?.kind === 'text') return view.text[parts.field].value
  return parts ? view.tags.some((tag) => tag.tag === parts.element && tag.state !== 'removed') : undefined
}

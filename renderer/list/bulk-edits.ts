import { createSignal } from 'solid-js'
import type { Value } from '../../shared/leaf'
import { deleted, type LeafPath, tagPath } from '../../shared/path'
import type { Session } from '../session/session'
import type { ManySaved } from '../store/api'
import type { UndoHistory } from '../undo/undo-history'
import { words } from '../words/words'

export type BulkEdits = ReturnType<typeof createBulkEdits>

/** `commit`: saves what is being typed, which a change of the same contact must not come before. */
type Deps = { session: Session; undo: UndoHistory; commit: () => Promise<unknown> }

/** What the user can do to several contacts at once: one step for undo, told in one sentence. */
export function createBulkEdits({ session, undo, commit }: Deps) {
  const [busy, setBusy] = createSignal(0)
  const s = () => words.selection

  async function change(
    ids: readonly string[],
    wish: { path: LeafPath; value: Value },
    said: (count: number) => string,
  ): Promise<boolean> {
    if (busy() > 0 || ids.length === 0) return false
    setBusy(ids.length)
    try {
      await commit()
      const result = await session.call('editMany', { edits: ids.map((id) => ({ id, ...wish })) })
      tell(result, said)
      return result.stopped === null
    } catch {
      session.notices.show({ kind: 'trouble', key: 'notDone' })
      return false
    } finally {
      setBusy(0)
    }
  }

  function tell(result: ManySaved, said: (count: number) => string): void {
    const { changes, gone, stopped } = result
    const count = new Set(changes.map(({ id }) => id)).size
    const done = undo.record(changes)
    const sentences = [
      ...(count > 0 ? [said(count)] : []),
      ...(gone > 0 ? [s().gone(gone)] : []),
      ...(stopped ? [s().stopped[stopped.cause](stopped.left)] : []),
    ]
    const text = sentences.length > 0 ? sentences.join(' ') : s().nothing
    const act = done && { label: words.undoing.undo, run: () => void undo.takeBack(done) }
    session.notices.show({ kind: stopped ? 'trouble' : 'done', key: 'said', text, ...(act && { act }) })
  }

  return {
    /** How many contacts are being changed just now. */
    busy,
    tag: (ids: readonly string[], tag: string, on: boolean) =>
      change(ids, { path: tagPath(tag), value: on }, (n) => (on ? s().tagged(tag, n) : s().untagged(tag, n))),
    language(ids: readonly string[], code: string) {
      const name = code === '' ? s().noLanguage : words.format.language(code)
      return change(ids, { path: 'primaryLanguage', value: code }, (n) => s().languageSet(name, n))
    },
    block: (ids: readonly string[], on: boolean) =>
      change(ids, { path: 'blocked', value: on }, (n) => (on ? s().blocked(n) : s().unblocked(n))),
    remove: (ids: readonly string[]) => change(ids, { path: deleted, value: true }, (n) => s().removed(n)),
  }
}

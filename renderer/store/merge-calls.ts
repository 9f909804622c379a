import { isLocal } from '../../shared/create'
import { change } from '../../shared/edits'
import { created, deleted, type LeafPath, parsePath } from '../../shared/path'
import { readLeaf, type Wish } from '../../shared/wire'
import { nowhere } from './directory'
import { wishOf } from './edit-calls'
import { shownOf } from './import-match'
import type { MergeHolds } from './merge-holds'
import { heldNow, savingMany, told } from './saving'
import type { SimilarApi } from './similar-api'
import type { Held, Note } from './state'
import type { Store } from './store'
import type { Effect } from './undo-api'
import { unsentWhole } from './whole'

type Names = 'mergeContacts' | 'releaseMerged'
type MergeCalls = { [C in Names]: (args: SimilarApi[C]['args']) => Promise<SimilarApi[C]['result']> }

/** Two records of one person become one: edits on the contact that is kept, and the deletion of the others. */
export function createMergeCalls(store: Store, holds: MergeHolds): MergeCalls {
  const { state } = store

  /** Wishes on top of a contact's edits, and what they change; null while one of them is the user's to decide. */
  async function wished(id: string, wishes: readonly Wish[]) {
    const contact = await store.contact(id)
    if (!contact || contact.deletedUtc) return null
    const list = state.edits.get(id) ?? []
    const shown = shownOf(contact, list)
    const changes: Effect[] = []
    let edits: readonly Held[] = list
    for (const { path, mine } of wishes) {
      const before = list.find((held) => held.path === path) ?? null
      const from = before ? before.leaf.mine : readLeaf(shown, path)
      if (from === mine) continue
      if (before?.conflict) return null
      const edit = change(before, contact, { path, mine })
      edits = [...edits.filter((held) => held.path !== path), ...(edit ? [heldNow(store, id, { before, edit })] : [])]
      changes.push({ kind: 'changed', id, path, from, to: mine })
    }
    return { edits, changes }
  }

  /** The edits that delete a contact, and what that comes to. One that never left has nothing to delete anywhere. */
  async function removed(other: string, without: readonly LeafPath[]) {
    const list = state.edits.get(other) ?? []
    const contact = await store.contact(other)
    if (!contact || contact.deletedUtc) return null
    if (isLocal(other) && list.find(({ path }) => path === created)?.leaf.sent.length === 0) {
      const whole = unsentWhole(store, other)
      return { edits: [], effects: (id: string): Effect[] => [{ kind: 'joined', id, whole }] }
    }
    const gone = await wished(other, [{ path: deleted, mine: true }])
    const change = { id: other, path: deleted, from: false, to: true, etag: contact.etag }
    const notes = unsentOf(other).map(({ key, type, note }) => ({ key, type, note }))
    const effects = (id: string): Effect[] => [
      { kind: 'changed', ...change, without, into: id },
      ...(notes.length > 0 ? [{ kind: 'notes', id, from: other, notes } as const] : []),
    ]
    return gone && { edits: gone.edits, effects }
  }

  const unsentOf = (id: string) => (state.notes.get(id) ?? []).filter(({ sent }) => !sent)

  return {
    async mergeContacts({ kept: given, gone: others, values, seen }) {
      const wishes: Wish[] = []
      for (const [path, value] of Object.entries(values)) {
        const parts = parsePath(path)
        const wish = parts && parts.kind !== 'whole' ? wishOf(path, value) : null
        if (!wish) return { kind: 'not-saved', cause: 'failed' }
        if (wish.kind === 'problem') return { kind: 'invalid', problem: wish.problem }
        wishes.push({ path, mine: wish.value })
      }
      const sent = others.map(store.idOf).filter((id) => state.directory.get(id)?.place !== nowhere)
      const waiting = await holds.wait(store.idOf(given), Object.keys(values), sent)
      const result = await savingMany(store, async () => {
        const id = store.idOf(given)
        const views = await Promise.all([given, ...others].map((one) => store.contact(store.idOf(one))))
        // What came in while the user compared has not been seen (S2).
        if ([given, ...others].some((one, i) => views[i]?.etag !== seen[one]))
          return { update: {}, ids: [], value: null }
        const on = await wished(id, wishes)
        const edits = new Map<string, readonly Held[]>()
        const notes = new Map<string, readonly Note[]>()
        const effects: Effect[] = [...(on?.changes ?? [])]
        const fields = new Set(effects.map((effect) => (effect.kind === 'changed' ? effect.path : '')))
        const refs = Object.keys(values).filter((path) => path.startsWith('externalRefs/'))
        let moved = [...(state.notes.get(id) ?? [])]
        for (const other of others.map(store.idOf)) {
          const off = other === id ? null : await removed(other, refs)
          if (!on || !off) return { update: {}, ids: [], value: null }
          edits.set(other, off.edits)
          const unsent = unsentOf(other)
          // Written here and not sent: on the deleted contact they would be lost.
          moved = [...moved, ...unsent.map((note) => ({ ...note, contact: id }))]
          effects.push(...off.effects(id))
          const left = (state.notes.get(other) ?? []).filter(({ sent }) => sent)
          if (unsent.length > 0) notes.set(other, left)
        }
        if (!on) return { update: {}, ids: [], value: null }
        edits.set(id, on.edits)
        if (notes.size > 0) notes.set(id, moved)
        const fresh = on.edits.filter(({ path }) => fields.has(path))
        const history = fresh.map((held) => told(store, held, 'saved'))
        const ids = [...others.map(store.idOf), id]
        const held = new Set([...(state.holds.get(id) ?? []), ...waiting])
        const more = { ...(notes.size > 0 && { notes }), ...(waiting.length > 0 && { holds: new Map([[id, held]]) }) }
        if (waiting.length > 0) effects.push({ kind: 'waits', id, paths: Object.keys(values), until: sent, on: true })
        return { update: { edits, history, ...more }, ids, value: effects }
      })
      if (!result.value) await holds.forget(given)
      if (result.kind !== 'done') return { kind: result.kind, cause: result.cause }
      return result.value ? { kind: 'saved', effects: result.value } : { kind: 'moved' }
    },

    async releaseMerged() {
      await holds.release()
      return null
    },
  }
}

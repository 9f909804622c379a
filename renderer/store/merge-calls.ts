import { isLocal } from '../../shared/create'
import { change } from '../../shared/edits'
import { created, deleted, parsePath } from '../../shared/path'
import { alikeAt, pathsOf, readLeaf, type Wish } from '../../shared/wire'
import { nowhere } from './directory'
import { wishOf } from './edit-calls'
import { shownOf } from './import-match'
import { madeHere } from './making'
import { createMergeHolds } from './merge-holds'
import { heldNow, savingMany, told } from './saving'
import type { Merged, SimilarApi } from './similar-api'
import type { Held, Note } from './state'
import type { Store } from './store'

type Names = 'mergeContacts' | 'unmerge' | 'releaseMerged'
type MergeCalls = { [C in Names]: (args: SimilarApi[C]['args']) => Promise<SimilarApi[C]['result']> }

/** Two records of one person become one: edits on the contact that is kept, and the deletion of the others. */
export function createMergeCalls(store: Store): MergeCalls {
  const { state } = store
  const holds = createMergeHolds(store)

  /** Wishes on top of a contact's edits, and what they change; null while one of them is the user's to decide. */
  async function wished(id: string, wishes: readonly Wish[]) {
    const contact = await store.contact(id)
    if (!contact || contact.deletedUtc) return null
    const list = state.edits.get(id) ?? []
    const shown = shownOf(contact, list)
    const changes: Merged['changes'] = []
    let edits: readonly Held[] = list
    for (const { path, mine } of wishes) {
      const before = list.find((held) => held.path === path) ?? null
      const from = before ? before.leaf.mine : readLeaf(shown, path)
      if (from === mine) continue
      if (before?.conflict) return null
      const edit = change(before, contact, { path, mine })
      edits = [...edits.filter((held) => held.path !== path), ...(edit ? [heldNow(store, id, { before, edit })] : [])]
      changes.push({ path, from, to: mine })
    }
    return { edits, changes }
  }

  /** A contact made here that never left has nothing to delete anywhere: its values are kept for the way back. */
  async function removed(id: string): Promise<{ edits: readonly Held[]; anew: Merged['gone'][number]['anew'] } | null> {
    const list = state.edits.get(id) ?? []
    const contact = await store.contact(id)
    if (!contact || contact.deletedUtc) return null
    if (isLocal(id) && list.find(({ path }) => path === created)?.leaf.sent.length === 0) {
      const values = list.filter(({ path }) => path !== created).map(({ path, leaf }) => [path, leaf.mine])
      return { edits: [], anew: Object.fromEntries(values) }
    }
    const gone = await wished(id, [{ path: deleted, mine: true }])
    return gone && { edits: gone.edits, anew: null }
  }

  /** The server brings nothing back that is deleted: what it was is made anew, but for its references. */
  async function anewFrom(id: string): Promise<{ id: string; edits: readonly Held[] } | null> {
    const contact = await store.contact(id)
    if (!contact?.deletedUtc) return null
    const paths = pathsOf(contact).filter((path) => !path.startsWith('externalRefs/'))
    const local = `local-${store.newId()}`
    return {
      id: local,
      edits: madeHere(
        store,
        local,
        paths.map((path) => ({ path, mine: readLeaf(contact, path) })),
      ),
    }
  }

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
        const merged: Merged = { kept: id, changes: on?.changes ?? [], gone: [] }
        let moved = [...(state.notes.get(id) ?? [])]
        for (const other of others.map(store.idOf)) {
          const off = other === id ? null : await removed(other)
          if (!on || !off) return { update: {}, ids: [], value: null }
          edits.set(other, off.edits)
          merged.gone.push({ id: other, anew: off.anew })
          const unsent = (state.notes.get(other) ?? []).filter(({ sent }) => !sent)
          if (unsent.length === 0) continue
          // Written here and not sent: on the deleted contact they would be lost.
          moved = [...moved, ...unsent.map((note) => ({ ...note, contact: id }))]
          notes.set(
            other,
            (state.notes.get(other) ?? []).filter(({ sent }) => sent),
          )
        }
        if (!on) return { update: {}, ids: [], value: null }
        edits.set(id, on.edits)
        if (notes.size > 0) notes.set(id, moved)
        const fresh = on.edits.filter((held) => merged.changes.some(({ path }) => path === held.path))
        const history = fresh.map((held) => told(store, held, 'saved'))
        const ids = [...others.map(store.idOf), id]
        const held = new Set([...(state.holds.get(id) ?? []), ...waiting])
        const more = { ...(notes.size > 0 && { notes }), ...(waiting.length > 0 && { holds: new Map([[id, held]]) }) }
        return { update: { edits, history, ...more }, ids, value: merged }
      })
      if (!result.value) await holds.forget(given)
      if (result.kind !== 'done') return { kind: result.kind, cause: result.cause }
      return result.value ? { kind: 'saved', merged: result.value } : { kind: 'moved' }
    },

    async unmerge({ merged }) {
      const result = await savingMany(store, async () => {
        const edits = new Map<string, readonly Held[]>()
        let left = 0
        const id = store.idOf(merged.kept)
        const contact = await store.contact(id)
        const shown = contact && shownOf(contact, state.edits.get(id) ?? [])
        const ours = merged.changes.filter(({ path, to }) => shown && alikeAt(path)(readLeaf(shown, path), to))
        left += merged.changes.length - ours.length
        const on = await wished(
          id,
          ours.map(({ path, from }) => ({ path, mine: from })),
        )
        if (on) edits.set(id, on.edits)
        for (const { id: other, anew } of merged.gone) {
          if (anew) {
            const local = `local-${store.newId()}`
            const wishes = Object.entries(anew).map(([path, mine]) => ({ path, mine }))
            edits.set(local, madeHere(store, local, wishes))
          } else {
            const back = await wished(store.idOf(other), [{ path: deleted, mine: false }])
            const fresh = back ? null : await anewFrom(store.idOf(other))
            if (back) edits.set(store.idOf(other), back.edits)
            else if (fresh) edits.set(fresh.id, fresh.edits)
            else left++
          }
        }
        return { update: { edits }, ids: [...edits.keys()], value: left }
      })
      await holds.forget(merged.kept)
      if (result.kind !== 'done') return { kind: result.kind, cause: result.cause }
      return { kind: 'saved', left: result.value }
    },

    async releaseMerged() {
      await holds.release()
      return null
    },
  }
}

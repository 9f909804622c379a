import { type Contact, displayName } from '../../shared/contact'
import { emptyContact, isLocal, localId, mergeEdit } from '../../shared/create'
import { change, type Edit, isUncertain } from '../../shared/edits'
import { unknown, type Value } from '../../shared/leaf'
import { created, deleted, type LeafPath, parsePath } from '../../shared/path'
import { alikeAt, onTop, readLeaf } from '../../shared/wire'
import type { Acted, Saved, WindowCalls } from './api'
import { wishOf } from './edit-calls'
import { madeHere } from './making'
import { createMerging } from './merge'
import type { Update } from './plan'
import { heldNow, saved, saving, told } from './saving'
import type { Held, Note } from './state'
import type { Store } from './store'
import type { Effect, Whole } from './undo-api'
import { notesOf, unsentWhole, valuesOf, wishesOf } from './whole'

const gone: Saved = { kind: 'not-saved', cause: 'gone' }

type Names = 'create' | 'remove' | 'acceptDeletion' | 'keepAsNew' | 'merge' | 'note' | 'discardNote'
export type ContactCalls = { [C in Names]: (args: WindowCalls[C]['args']) => Promise<WindowCalls[C]['result']> }

/** What the user may do with whole contacts, and with notes. */
export function createContactCalls(store: Store): ContactCalls {
  const { state } = store

  /** A contact made here that is asked for once more, its answer lost: what was typed since goes on top. */
  async function again(id: string, wishes: readonly { path: LeafPath; mine: Value }[]): Promise<Update | null> {
    const contact = await store.contact(id)
    if (!contact) return null
    const list = state.edits.get(id) ?? []
    const changed = wishes.flatMap((wish): { path: LeafPath; held: Held | null }[] => {
      const { path, mine } = wish
      const before = list.find((held) => held.path === path) ?? null
      const isUnread = parsePath(path)?.kind === 'write-only'
      const base = isUnread ? (state.known.get(id)?.get(path) ?? unknown) : readLeaf(contact, path)
      if (alikeAt(path)(before ? before.leaf.mine : base, mine)) return []
      const edit = change(before, contact, { path, mine, base })
      return [{ path, held: edit && heldNow(store, id, { before, edit }) }]
    })
    if (changed.length === 0) return null
    const others = list.filter((held) => !changed.some(({ path }) => path === held.path))
    return { edits: new Map([[id, [...others, ...changed.flatMap(({ held }) => held ?? [])]]]) }
  }

  return {
    async create({ values, id = localId(store.newId()) }) {
      if (!isLocal(id)) return { kind: 'not-saved', cause: 'failed' }
      const wishes: { path: LeafPath; mine: Value }[] = []
      for (const [path, value] of Object.entries(values)) {
        const parts = parsePath(path)
        if (!parts || parts.kind === 'whole') return { kind: 'not-saved', cause: 'failed' }
        const wish = wishOf(path, value)
        if (wish.kind === 'problem') return { kind: 'invalid', problem: wish.problem }
        wishes.push({ path, mine: wish.value })
      }
      return saving<Saved & { id?: string }>(store, id, async (now) => {
        if (now !== id || state.edits.has(id)) return { update: await again(now, wishes), value: { ...saved, id } }
        const edits = madeHere(store, id, wishes)
        const name = displayName(onTop(emptyContact(id), wishes))
        const history = edits.slice(0, 1).map((held) => ({ ...told(store, held, 'saved'), name }))
        return { update: { edits: new Map([[id, edits]]), history }, value: { ...saved, id } }
      })
    },

    remove: ({ id: given, etag }) => {
      return saving<Removed>(store, given, (id) => removing(store, id, etag))
    },

    acceptDeletion: ({ id: given }) => {
      return saving<Acted>(store, given, async (id) => {
        if (!state.directory.get(id)?.server.deleted) return { update: null, value: saved }
        const history = (state.edits.get(id) ?? []).map((held) => told(store, held, 'discarded', 'theirs'))
        return { update: { ...clear(id), history }, value: { ...saved, effects: [goneFrom(id, null)] } }
      })
    },

    keepAsNew: ({ id: given }) => {
      const id = localId(store.newId())
      return saving<Acted & { id?: string }>(store, id, async () => {
        const from = store.idOf(given)
        const contact = await store.contact(from)
        const list = state.edits.get(from) ?? []
        // Without changes of ours it has been kept already, or given up: pressed twice, it must not be there twice.
        const isOpen = list.length > 0 || state.notes.has(from)
        if (!contact?.deletedUtc || !isOpen) return { update: null, value: gone }
        const wishes = wishesOf(store, contact, list)
        const edits = madeHere(store, id, wishes)
        const notes = (state.notes.get(from) ?? []).map((note) => ({ ...note, contact: id }))
        const update: Update = {
          edits: new Map<string, readonly Held[]>([
            [from, []],
            [id, edits],
          ]),
          notes: new Map<string, readonly Note[]>([
            [from, []],
            [id, notes],
          ]),
          retyped: new Map([[from, id]]),
          history: edits.slice(0, 1).map((held) => told(store, held, 'resolved', 'mine')),
        }
        const made = { id, values: valuesOf(wishes), notes: notesOf(state, from) }
        return { update, value: { ...saved, id, effects: [goneFrom(from, made)] } }
      })
    },

    merge: ({ id: local, into }) => {
      const merging = createMerging(store)
      return saving<Acted>(store, into, async () => {
        const contact = await store.contact(into)
        const mark = state.edits.get(local)?.find(({ path }) => path === created)
        // One that has left and may land yet would be there twice.
        if (!contact || contact.deletedUtc || !mark || mark.leaf.sent.length > 0) return { update: null, value: gone }
        const { contacts: _, ...update } = merging.adopt(contact, local, {
          step: (held) => mergedInto(held, contact),
          // What was typed here last stands, also where it is what the contact has: nothing older goes out over it (S1).
          replaces: (held) => !isUncertain(held),
        })
        const effects = mergedOf(contact, local, update.edits?.get(into) ?? [])
        return { update, value: { ...saved, effects } }
      })

      /** Where the contact has an edit of the field already, what was typed last for it is what the user wants. */
      function mergedInto(held: Held, contact: Contact): Edit | null {
        const there = state.edits.get(into)?.find(({ path }) => path === held.path)
        if (!there || held.path === created || isUncertain(held)) return mergeEdit(held, contact)
        return change(there, contact, { path: held.path, mine: held.leaf.mine })
      }
    },

    note: ({ id: given, type, note, key = store.newId() }) => {
      const text = note.trim()
      if (text === '') return Promise.resolve(saved)
      if (text.length > noteLimit) {
        return Promise.resolve<Saved>({ kind: 'invalid', problem: { kind: 'too-long', limit: noteLimit } })
      }
      return saving<Saved>(store, given, async (id) => {
        const there = state.notes.get(id) ?? []
        if (there.some((other) => other.key === key)) return { update: null, value: saved }
        const made = { key, contact: id, seq: state.seq + 1, savedAt: store.now() }
        const notes = [...there, { ...made, type, note: text, sent: false, refused: null }]
        return { update: { notes: new Map([[id, notes]]) }, value: saved }
      })
    },

    discardNote: ({ id: given, key }) => {
      return saving<Acted>(store, given, async (id) => {
        const there = state.notes.get(id) ?? []
        const own = there.find((note) => note.key === key)
        if (!own) return { update: null, value: saved }
        const effects: Effect[] = [{ kind: 'note', id, key, type: own.type, note: own.note, there: false }]
        const notes = new Map([[id, there.filter((note) => note !== own)]])
        return { update: { notes }, value: { ...saved, effects } }
      })
    },
  }

  /** What waits for a contact that is gone from the server. */
  function goneFrom(id: string, made: Whole | null): Effect {
    const changes = (state.edits.get(id) ?? []).map(({ path, leaf: { base, mine } }) => ({
      path,
      base,
      mine,
      theirs: null,
    }))
    return { kind: 'gone', id, accepted: true, changes, notes: notesOf(state, id), made }
  }

  /** What a contact made here has brought to the one that it is merged into, whose edits are then these. */
  function mergedOf(contact: Contact, local: string, edits: readonly Held[]): Effect[] {
    const { id } = contact
    const before = new Map((state.edits.get(id) ?? []).map((held) => [held.path, held.leaf.mine]))
    const onIt = edits.flatMap(({ path, leaf: { base, mine }, conflict }): Effect[] => {
      if (conflict && before.get(path) === undefined) {
        return [{ kind: 'asked', id, path, base, mine, theirs: conflict.theirs, choice: 'theirs' }]
      }
      const from = before.get(path) ?? readLeaf(contact, path)
      return from === mine ? [] : [{ kind: 'changed', id, path, from, to: mine }]
    })
    const whole = unsentWhole(store, local)
    return [...onIt, { kind: 'joined', id, whole }]
  }
}

const clear = (id: string): Update => ({ edits: new Map([[id, []]]), notes: new Map([[id, []]]) })

export type Removed = Saved | { kind: 'moved' }

/** The deletion of a contact as it was shown, as an update to be committed alone or with others. */
export async function removing(
  store: Store,
  id: string,
  etag: string | null,
): Promise<{ update: Update | null; value: Removed }> {
  const { state } = store
  const list = state.edits.get(id) ?? []
  const mark = list.find(({ path }) => path === created)
  // Made here and never sent: there is nothing to delete anywhere.
  if (isLocal(id) && mark?.leaf.sent.length === 0) return { update: clear(id), value: saved }
  const contact = await store.contact(id)
  if (!contact) return { update: null, value: gone }
  // What came in while the user decided has not been seen (S2).
  if (etag !== null && contact.etag !== etag) return { update: null, value: { kind: 'moved' } }
  const before = list.find(({ path }) => path === deleted) ?? null
  const edit = change(before, contact, { path: deleted, mine: true, base: Boolean(contact.deletedUtc) })
  if (!edit) return { update: null, value: saved }
  const held = heldNow(store, id, { before, edit })
  const edits = [...list.filter((other) => other !== before), held]
  return { update: { edits: new Map([[id, edits]]), history: [told(store, held, 'saved')] }, value: saved }
}

/** `api-contract.md`: 1 to 10,000 characters. */
const noteLimit = 10_000

import { auditEdit } from '../../shared/audit'
import type { Contact } from '../../shared/contact'
import { beginCreate, isLocal, thaw } from '../../shared/create'
import { beginSend, refuseEdit, settleEdit } from '../../shared/edits'
import type { Value } from '../../shared/leaf'
import { created, parsePath } from '../../shared/path'
import type { Send, StorePort } from '../../shared/store-port'
import { isNewer } from '../../shared/utc'
import { applyPage, applyReconcile } from './apply-page'
import { dueOf, nextNote } from './due'
import { createMerging } from './merge'
import type { Update } from './plan'
import { freeEdits, type Held } from './state'
import { StorageFull } from './storage'
import type { Store } from './store'

/** What the engine may ask of the store (`shared/store-port.ts`): each call is one transaction. */
export function createEngineCalls(store: Store): StorePort {
  const { state } = store
  const merging = createMerging(store)
  const editsOf = (id: string) => state.edits.get(id) ?? []

  /** What comes from the server has no field to say it at that the disk is full. */
  const change: Store['change'] = (make) =>
    store.change(make).catch((error: unknown) => {
      if (error instanceof StorageFull) store.notify({ kind: 'trouble', cause: 'full' })
      throw error
    })

  /** A transaction without an answer. */
  const update = async (make: () => Promise<Update | null>): Promise<null> => {
    await change(async () => ({ update: await make(), value: null }))
    return null
  }

  /** An answer to the contact's own request is always taken; a page's newer row still has to be fetched. */
  function answered(contact: Contact, rest: Update): Update {
    const seen = state.stale.get(contact.id)
    const caughtUp = seen !== undefined && !isNewer(seen, contact.updatedUtc)
    return { contacts: [contact], ...rest, ...(caughtUp && { stale: new Map([[contact.id, null]]) }) }
  }

  function settled(send: Send, contact: Contact, before: Contact | undefined): Update {
    const all = { contact, before, edits: editsOf(send.id), quiet: false }
    const { edits, history } = merging.keep(send.id, (held) => settleEdit(held, send, all), contact)
    const set = writeOnlyOf(send)
    return answered(contact, {
      history,
      ...(editsOf(send.id).length > 0 && { edits: new Map([[send.id, edits]]) }),
      ...(set.size > 0 && { known: new Map([[send.id, set]]) }),
    })
  }

  /** The 201 to a create. A page may have brought the contact before, and its edits have moved on. */
  function settledCreate(send: Send, contact: Contact): Update | null {
    const set = writeOnlyOf(send)
    if (state.edits.has(send.id)) {
      const adopted = merging.adopt(contact, send.id, {
        step: (held, edits) =>
          held.path === created ? null : settleEdit(held, send, { contact, before: undefined, edits, quiet: false }),
      })
      return { ...adopted, ...(set.size > 0 && { known: new Map([[contact.id, set]]) }) }
    }
    const stored = state.directory.get(contact.id)
    const newer = !stored || isNewer(contact.updatedUtc, stored.server.updatedUtc)
    return newer ? merging.row(contact, { before: undefined, quiet: false }) : null
  }

  function settledNote({ id, key }: Send): Update {
    const notes = state.notes.get(id) ?? []
    const sent = notes.find((note) => note.key === key)
    const name = state.directory.get(id)?.name ?? ''
    const entry = { at: store.now(), contact: id, name, path: 'note', kind: 'sent', from: null } as const
    return {
      notes: new Map([[id, notes.filter((note) => note !== sent)]]),
      history: sent ? [{ ...entry, to: sent.note }] : [],
    }
  }

  /** Everything of a contact that the server knows no more, as the user wanted. */
  function settledDelete({ id }: Send, stored: Contact | undefined): Update {
    const { edits, history } = merging.keep(id, () => null)
    const gone = stored && { ...stored, deletedUtc: stored.deletedUtc ?? stored.updatedUtc }
    return { contacts: gone ? [gone] : [], edits: new Map([[id, edits]]), notes: new Map([[id, []]]), history }
  }

  return {
    // In its turn: what the former engine asked for last must not put anything in flight after this.
    connect: ({ account }) =>
      store.change(async () => {
        // Edits never go out as somebody else's, whichever of window and main process is ahead of the other.
        if (account !== store.account) throw new Error('the store is of another account')
        state.inFlight.clear()
        state.unseen = null
        return { update: null, value: state.pulls }
      }),

    applyPage: ({ rows, state: contacts }) =>
      update(async () => ({ ...(await applyPage(store, merging, rows)), pulls: { contacts } })),
    applyCompanies: ({ rows, state: companies }) => update(async () => ({ companies: rows, pulls: { companies } })),
    reconcile: (page) => update(() => applyReconcile(store, merging, page)),

    async due() {
      return dueOf(state)
    },

    beginSend: ({ id }) =>
      change(async () => {
        const contact = isLocal(id) ? undefined : await store.contact(id)
        const begun = isLocal(id)
          ? beginCreate(id, freeEdits(state, id))
          : contact && !contact.deletedUtc && beginSend(contact, freeEdits(state, id))
        const note = begun ? undefined : nextNote(state, id)
        if (!begun && !note) return { update: null, value: null }
        state.inFlight.add(id)
        if (begun) {
          const marked = new Map(begun.edits.map((edit) => [edit.path, edit]))
          const { edits } = merging.keep(id, (held) => marked.get(held.path) ?? held)
          return { update: { edits: new Map([[id, edits]]) }, value: begun.send }
        }
        const notes = (state.notes.get(id) ?? []).map((other) => (other === note ? { ...other, sent: true } : other))
        const { key = '', note: text = '', type } = note ?? {}
        const send: Send = { kind: 'note', id, ifMatch: '', key, body: { note: text, type }, values: {} }
        return { update: { notes: new Map([[id, notes]]) }, value: send }
      }),

    async beginFetch({ id }) {
      state.inFlight.add(id)
      return null
    },

    settle: ({ send, contact }) =>
      update(async () => {
        state.inFlight.delete(send.id)
        const stored = isLocal(send.id) ? undefined : await store.contact(send.id)
        if (send.kind === 'note') return settledNote(send)
        if (send.kind === 'delete') return settledDelete(send, stored)
        if (!contact) return null
        return send.kind === 'create' ? settledCreate(send, contact) : settled(send, contact, stored)
      }),

    rebase: ({ id, contact, quiet }) =>
      update(async () => {
        state.inFlight.delete(id)
        const before = await store.contact(id)
        const fresh = contact ?? (before && { ...before, deletedUtc: before.deletedUtc ?? before.updatedUtc })
        if (!fresh) return null
        const { contacts: _, ...rest } = merging.row(fresh, { before, quiet })
        // The server knows the contact no more: no answer will ever catch up with what a page brought.
        return contact ? answered(fresh, rest) : { ...rest, contacts: [fresh], stale: new Map([[id, null]]) }
      }),

    async giveUp({ id }) {
      state.inFlight.delete(id)
      return null
    },

    refuse: ({ send, refusals, mayLand }) =>
      update(async () => {
        state.inFlight.delete(send.id)
        if (send.kind === 'note') {
          const notes = (state.notes.get(send.id) ?? []).map((note) =>
            note.key === send.key ? { ...note, sent: false, refused: refusals[0]?.message ?? '' } : note,
          )
          return { notes: new Map([[send.id, notes]]) }
        }
        const { edits, history } = merging.keep(send.id, (held) => {
          const edit = refuseEdit(held, send, refusals, mayLand)
          return edit && send.kind === 'create' ? thaw(edit, store.newId()) : edit
        })
        return { edits: new Map([[send.id, edits]]), history }
      }),

    answer: ({ id, entries }) =>
      update(async () => {
        state.inFlight.delete(id)
        const contact = await store.contact(id)
        if (!contact) return null
        const audit = { entries, me: state.pulls.me }
        const known = new Map<string, Value>()
        const step = (held: Held) => {
          const edit = auditEdit(held, contact, audit)
          const isUnread = held.ask && parsePath(held.path)?.kind === 'write-only'
          // What the timeline has shown is what the next wish starts from: ours, if it landed; else nobody knows.
          if (isUnread) known.set(held.path, edit ? (edit.conflict?.theirs ?? edit.leaf.base) : held.leaf.mine)
          return edit
        }
        const { edits, history } = merging.keep(id, step, contact)
        return { edits: new Map([[id, edits]]), history, ...(known.size > 0 && { known: new Map([[id, known]]) }) }
      }),

    knowMe: ({ me }) => update(async () => ({ pulls: { me } })),
  }
}

/** What a send has set that no answer will ever say. */
function writeOnlyOf({ values }: Send): Map<string, Value> {
  return new Map(Object.entries(values).filter(([path]) => parsePath(path)?.kind === 'write-only'))
}

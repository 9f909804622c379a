import type { Contact } from '../../shared/contact'
import { beginSend, type Edit, isSendable, isUncertain, rebaseEdit, refuseEdit, settleEdit } from '../../shared/edits'
import type { Due, StorePort } from '../../shared/store-port'
import { isNewer } from '../../shared/utc'
import type { Held, State, Update } from './state'
import { StorageFull } from './storage'
import type { Store } from './store'

/** What the engine may ask of the store (`shared/store-port.ts`): each call is one transaction. */
export function createEngineCalls(store: Store): StorePort {
  const { state } = store
  const editsOf = (id: string) => state.edits.get(id) ?? []

  /** What comes from the server has no field to say it at that the disk is full. */
  const change: Store['change'] = (make) =>
    store.change(make).catch((error: unknown) => {
      if (error instanceof StorageFull) store.notify({ kind: 'trouble', cause: 'full' })
      throw error
    })

  /** Edits after a step, with what the store knows of each. A conflict is dated when it appears or changes (S3). */
  function keep(id: string, step: (held: Held) => Edit | null): readonly Held[] {
    return editsOf(id).flatMap((held) => {
      const after = step(held)
      if (!after) return []
      if (after === held) return [held]
      const told = after.conflict === null || after.conflict.theirs === held.conflict?.theirs
      return [{ ...held, ...after, conflictAt: told ? held.conflictAt : store.now() }]
    })
  }

  /** The edits of a contact on a fresh row of it. While the row is deleted they wait for the user as they are. */
  function onto(contact: Contact, quiet: boolean): readonly Held[] {
    return contact.deletedUtc ? editsOf(contact.id) : keep(contact.id, (held) => rebaseEdit(held, contact, quiet))
  }

  /** An answer to the contact's own request is always taken; a page's newer row still has to be fetched. */
  function answered(contact: Contact, edits: readonly Held[]): Update {
    const seen = state.stale.get(contact.id)
    const caughtUp = seen !== undefined && !isNewer(seen, contact.updatedUtc)
    return {
      contacts: [contact],
      ...(editsOf(contact.id).length > 0 && { edits: new Map([[contact.id, edits]]) }),
      ...(caughtUp && { stale: new Map([[contact.id, null]]) }),
    }
  }

  return {
    // In its turn: what the former engine asked for last must not put anything in flight after this.
    connect: ({ account }) =>
      store.change(async () => {
        // Edits never go out as somebody else's, whichever of window and main process is ahead of the other.
        if (account !== store.account) throw new Error('the store is of another account')
        state.inFlight.clear()
        return { update: null, value: state.pull }
      }),

    async applyPage({ rows, state: pull }) {
      await change(async () => ({ update: { ...pageUpdate(state, rows, onto), pull }, value: null }))
      return null
    },

    async due() {
      return dueOf(state)
    },

    beginSend: ({ id }) =>
      change(async () => {
        const contact = await store.contact(id)
        const begun = contact && !contact.deletedUtc ? beginSend(contact, editsOf(id)) : null
        if (!begun) return { update: null, value: null }
        const marked = new Map(begun.edits.map((edit) => [edit.path, edit]))
        const edits = keep(id, (held) => marked.get(held.path) ?? held)
        state.inFlight.add(id)
        return { update: { edits: new Map([[id, edits]]) }, value: begun.send }
      }),

    async beginFetch({ id }) {
      state.inFlight.add(id)
      return null
    },

    settle: ({ send, contact }) =>
      change(async () => {
        state.inFlight.delete(send.id)
        return {
          update: answered(
            contact,
            keep(send.id, (held) => settleEdit(held, send, contact)),
          ),
          value: null,
        }
      }),

    rebase: ({ id, contact, quiet }) =>
      change(async () => {
        state.inFlight.delete(id)
        const stored = await store.contact(id)
        const fresh = contact ?? (stored && { ...stored, deletedUtc: stored.deletedUtc ?? stored.updatedUtc })
        if (!fresh) return { update: null, value: null }
        const update = answered(fresh, onto(fresh, quiet))
        // The server knows the contact no more: no answer will ever catch up with what a page brought.
        return { update: contact ? update : { ...update, stale: new Map([[id, null]]) }, value: null }
      }),

    async giveUp({ id }) {
      state.inFlight.delete(id)
      return null
    },

    refuse: ({ send, refusals }) =>
      change(async () => {
        state.inFlight.delete(send.id)
        const edits = keep(send.id, (held) => refuseEdit(held, send, refusals))
        return { update: { edits: new Map([[send.id, edits]]) }, value: null }
      }),
  }
}

/**
 * What a list page changes. Rows arrive late and server state never goes backwards (S9): a row not newer than the
 * stored one is skipped; one for a contact with a request in flight is not applied but remembered.
 */
function pageUpdate(
  state: State,
  rows: readonly Contact[],
  onto: (contact: Contact, quiet: boolean) => readonly Held[],
): Update {
  const contacts: Contact[] = []
  const edits = new Map<string, readonly Held[]>()
  const stale = new Map<string, string | null>()
  for (const row of new Map(rows.map((row) => [row.id, row])).values()) {
    const stored = state.directory.get(row.id)
    if (stored && !isNewer(row.updatedUtc, stored.server.updatedUtc)) continue
    const waitingFor = state.stale.get(row.id)
    if (state.inFlight.has(row.id)) {
      if (waitingFor === undefined || isNewer(row.updatedUtc, waitingFor)) stale.set(row.id, row.updatedUtc)
      continue
    }
    contacts.push(row)
    if (state.edits.has(row.id)) edits.set(row.id, onto(row, false))
    if (waitingFor !== undefined && !isNewer(waitingFor, row.updatedUtc)) stale.set(row.id, null)
  }
  return { contacts, edits, stale }
}

/** Contacts with something to send, oldest edit first; and those to fetch: stale, or waiting to learn a send's fate. */
function dueOf(state: State): Due {
  const send: { id: string; seq: number }[] = []
  const fetch = new Set([...state.stale.keys()].filter((id) => !state.inFlight.has(id)))
  for (const [id, edits] of state.edits) {
    const entry = state.directory.get(id)
    if (!entry || entry.server.deleted || state.inFlight.has(id)) continue
    // A stale one is fetched first: its etag is known to be old, and of two requests the older answer may come last.
    if (state.stale.has(id)) continue
    const first = edits.find(isSendable)
    if (first) send.push({ id, seq: first.seq })
    else if (edits.some(isUncertain)) fetch.add(id)
  }
  return { send: send.sort((a, b) => a.seq - b.seq).map(({ id }) => id), fetch: [...fetch] }
}

import type { Contact } from '../../shared/contact'
import { adoptEdit, localIdsOf } from '../../shared/create'
import { type Edit, isGivenUp, isLinked, rebaseEdit } from '../../shared/edits'
import { keepMine, type Value } from '../../shared/leaf'
import { created, deleted, primaryCompany } from '../../shared/path'
import type { HistoryEntry } from './api'
import type { Update } from './plan'
import { type Held, type Note, needsUser } from './state'
import type { Store } from './store'

/** The steps that rows from the server make with the edits of their contacts, and what the history tells of them. */
export type Merging = {
  /** All edits of a contact after a step with each. `row`: what the step goes by, where it may bring conflicts. */
  keep: (id: string, step: (held: Held) => Edit | null, row?: Contact) => Kept
  /** The edits of a contact on a fresh row of it. */
  onto: (contact: Contact, options: { before: Contact | undefined; quiet: boolean }) => Kept
  /** A row that shows that contacts made here have landed: they are this one from now on. */
  adopt: (contact: Contact, local: string, how?: Adopting) => Update
  /** A row as an update: with the edits on it, and the contacts made here that it is. */
  row: (contact: Contact, options: { before: Contact | undefined; quiet: boolean }) => Update
}
export type Kept = { edits: readonly Held[]; history: HistoryEntry[] }
/** What becomes of each edit, and whether it takes the place of what the contact has of the field already. */
export type Adopting = {
  step?: (held: Held, edits: readonly Held[]) => Edit | null
  replaces?: (held: Held) => boolean
}

export function createMerging(store: Store): Merging {
  const { state } = store
  const editsOf = (id: string) => state.edits.get(id) ?? []

  /** A conflict is dated when it appears or changes (S3), and decided at once where the user has said how. */
  function after(held: Held, edit: Edit, { history, row }: { history: HistoryEntry[]; row?: Contact | undefined }) {
    if (edit === held) return held
    const told = edit.conflict === null || edit.conflict.theirs === held.conflict?.theirs
    const next = { ...held, ...edit, conflictAt: told ? held.conflictAt : store.now() }
    if (told) {
      if (next.refused !== null && next.refused !== held.refused) history.push(tell(next, 'refused', next.refused))
      return next
    }
    history.push(tell(next, 'conflict'))
    // A deletion is the user's own to decide; so is a primary company that has lost its link, as keeping it links it again.
    const isOwn = next.path === deleted || next.conflict?.theirs === next.leaf.base
    return isOwn || (state.policy === 'mine' && row && isUnlinked(next, row)) ? next : decided(next, history)
  }

  function isUnlinked({ path, leaf, contact: id }: Held, contact: Contact): boolean {
    const onto = { contact, before: undefined, edits: editsOf(id), quiet: false }
    return path === primaryCompany && leaf.mine !== null && !isLinked(String(leaf.mine), onto)
  }

  function decided(held: Held, history: HistoryEntry[]): Held | null {
    if (state.policy === 'ask' || !held.conflict) return held
    history.push(tell(held, 'resolved', state.policy))
    if (state.policy === 'theirs') return null
    const leaf = keepMine(held.leaf, held.conflict.theirs)
    return leaf && { ...held, leaf, conflict: null, ask: false }
  }

  function tell(held: Held, kind: HistoryEntry['kind'], by?: string): HistoryEntry {
    const from: Value = kind === 'conflict' || kind === 'resolved' ? (held.conflict?.theirs ?? null) : held.leaf.base
    const name = state.directory.get(held.contact)?.name ?? ''
    const entry = { at: store.now(), contact: held.contact, name, path: held.path, kind, from, to: held.leaf.mine }
    return by === undefined ? entry : { ...entry, by }
  }

  function keep(id: string, step: (held: Held) => Edit | null, row?: Contact): Kept {
    const history: HistoryEntry[] = []
    const edits = editsOf(id).flatMap((held) => {
      const edit = step(held)
      if (edit) return after(held, edit, { history, row }) ?? []
      if (held.leaf.mine !== held.leaf.base) history.push(tell(held, 'sent'))
      return []
    })
    return { edits, history }
  }

  /**
   * While the row is deleted edits wait for the user as they are, but for a deletion of ours: the contact is gone, as
   * the user wanted.
   */
  function onto(contact: Contact, { before, quiet }: { before: Contact | undefined; quiet: boolean }): Kept {
    const all = { contact, before, edits: editsOf(contact.id), quiet }
    if (!contact.deletedUtc) return keep(contact.id, (held) => rebaseEdit(held, all), contact)
    const ours = all.edits.some(({ path, leaf }) => path === deleted && leaf.mine === true)
    return keep(contact.id, (held) =>
      ours || isGivenUp(held) ? null : held.path === deleted ? rebaseEdit(held, all) : held,
    )
  }

  function adopt(
    contact: Contact,
    local: string,
    {
      step = (held, edits) => adoptEdit(held, { contact, before: undefined, edits, quiet: false }),
      replaces = () => false,
    }: Adopting = {},
  ): Update {
    const before = editsOf(local)
    const { edits, history } = keep(local, (held) => step(held, before), contact)
    const moved = edits.map((held) => ({ ...held, contact: contact.id }))
    const taken = new Set([...moved, ...before.filter(replaces)].map(({ path }) => path))
    const there = editsOf(contact.id).filter(({ path }) => !taken.has(path))
    const notes = [...(state.notes.get(contact.id) ?? []), ...(state.notes.get(local) ?? [])]
    const holds = new Set([...(state.holds.get(contact.id) ?? []), ...(state.holds.get(local) ?? [])])
    return {
      contacts: [contact],
      edits: new Map([
        [local, []],
        [contact.id, [...there, ...moved]],
      ]),
      ...(notes.length > 0 && {
        notes: new Map<string, readonly Note[]>([
          [local, []],
          [contact.id, notes.map((note) => ({ ...note, contact: contact.id }))],
        ]),
      }),
      ...(state.holds.has(local) && {
        holds: new Map([
          [local, new Set<string>()],
          [contact.id, holds],
        ]),
      }),
      aliases: new Map([[local, contact.id]]),
      history: history.filter(({ path }) => path !== created).map((entry) => ({ ...entry, contact: contact.id })),
    }
  }

  return {
    keep,
    onto,
    adopt,
    row(contact, options) {
      const local = localIdsOf(contact).find((id) => state.edits.has(id))
      if (local) return adopt(contact, local)
      if (!state.edits.has(contact.id)) return { contacts: [contact] }
      const { edits, history } = onto(contact, options)
      const rebased = merged(store, contact, edits)
      return { contacts: [contact], edits: new Map([[contact.id, edits]]), history: [...history, ...rebased] }
    },
  }
}

/** One entry for a contact whose edits go on from what somebody else has changed. */
function merged({ state, now }: Store, contact: Contact, edits: readonly Held[]): HistoryEntry[] {
  const pending = edits.find((held) => !needsUser(held))
  const entry = state.directory.get(contact.id)
  if (!pending || !entry || entry.server.updatedUtc === contact.updatedUtc || contact.deletedUtc) return []
  const { path, leaf } = pending
  return [{ at: now(), contact: contact.id, name: entry.name, path, kind: 'merged', from: leaf.base, to: leaf.mine }]
}

/** Several updates as one. */
export function together(updates: readonly Update[]): Update {
  const maps = <K extends 'edits' | 'notes' | 'holds' | 'stale' | 'aliases'>(key: K) => {
    const entries = updates.flatMap((update) => [...((update[key] ?? []) as Iterable<[string, unknown]>)])
    return entries.length > 0 ? { [key]: new Map(entries) } : {}
  }
  const away = updates.findLast((update) => update.away)?.away
  return {
    ...(away && { away }),
    contacts: updates.flatMap(({ contacts = [] }) => contacts),
    history: updates.flatMap(({ history = [] }) => history),
    ...maps('edits'),
    ...maps('notes'),
    ...maps('holds'),
    ...maps('stale'),
    ...maps('aliases'),
  }
}

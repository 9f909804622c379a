import type { Contact } from '../../shared/contact'
import type { Edit } from '../../shared/edits'
import { fieldOf } from '../../shared/path'
import type { PullState } from '../../shared/store-port'
import type { Summary } from './api'
import { createEntry, type Directory } from './directory'
import { listFields, withEdits } from './list-fields'
import { type Place, packPages } from './pages'
import { type Change, type ConflictRow, type EditRow, format, type MetaRow } from './storage'

/** An edit as the store holds it: when it was made, in order and by the wall clock. */
export type Held = Edit & { contact: string; seq: number; savedAt: number; conflictAt: number }

/** Everything the store knows that is not a page. `edits`: by contact, in the order they were made. */
export type State = {
  directory: Directory
  edits: Map<string, readonly Held[]>
  drafts: Map<string, Map<string, string>>
  /** Contacts for which a page brought a newer row while their own request was in flight. */
  stale: Map<string, string>
  inFlight: Set<string>
  pull: PullState
  /** Names this database: another one of the same name is not this one. */
  generation: string
  /** Counts every change of the user's state; order is by it, never by the clock. */
  seq: number
  lastPage: number
  pageUse: Map<number, PageUse>
}

/** How many contacts a page was written with, how many of them are alive, and its size; null until it is known. */
export type PageUse = { count: number; live: number; bytes: number | null }

/** What one transaction changes. Contacts are rows as the server sent them; edits replace all of their contact. */
export type Update = {
  contacts?: readonly Contact[]
  /** Contacts moved out of sparse pages: rewritten, not changed. */
  folded?: readonly Contact[]
  edits?: ReadonlyMap<string, readonly Held[]>
  stale?: ReadonlyMap<string, string | null>
  pull?: PullState
}

/** The rows that carry an update, and what it does to memory once they are on disk. */
export function plan(state: State, update: Update): { change: Change; apply: () => string[] } {
  const { contacts = [], folded = [], edits = new Map<string, readonly Held[]>(), stale = new Map() } = update
  const packed = packPages([...contacts, ...folded], state.lastPage + 1)
  const lastPage = state.lastPage + packed.rows.length
  const seq = edits.size > 0 ? state.seq + 1 : state.seq
  const emptied = emptiedPages(state, packed.places)
  const meta: MetaRow[] = [{ key: 'store', format, value: { generation: state.generation, seq, lastPage } }]
  if (update.pull) meta.push({ key: 'pull', format, value: update.pull })
  const change: Change = { meta: { put: meta }, ...editChanges(state, edits) }
  if (packed.rows.length > 0 || emptied.length > 0) change.pages = { put: packed.rows, delete: emptied }
  if (stale.size > 0) {
    const entries = [...stale]
    change.stale = {
      put: entries.flatMap(([contact, updatedUtc]) => (updatedUtc === null ? [] : [{ contact, format, updatedUtc }])),
      delete: entries.filter(([, updatedUtc]) => updatedUtc === null).map(([contact]) => contact),
    }
  }

  const apply = () => {
    state.seq = seq
    state.lastPage = lastPage
    if (update.pull) state.pull = update.pull
    for (const [id, utc] of stale) utc === null ? state.stale.delete(id) : state.stale.set(id, utc)
    for (const row of packed.rows) {
      state.pageUse.set(row.no, { count: row.count, live: row.count, bytes: row.body.byteLength })
    }
    for (const id of packed.places.keys()) leavePage(state, state.directory.get(id)?.place)
    for (const no of emptied) state.pageUse.delete(no)
    for (const [id, list] of edits) list.length > 0 ? state.edits.set(id, list) : state.edits.delete(id)
    const rows = new Map([...contacts, ...folded].map((contact) => [contact.id, contact]))
    const changed = [...new Set([...rows.keys(), ...edits.keys()])]
    state.directory.put(changed.flatMap((id) => entryOf(state, id, rows.get(id), packed.places.get(id)) ?? []))
    return [...new Set([...contacts.map((contact) => contact.id), ...edits.keys()])]
  }
  return { change, apply }
}

function entryOf(state: State, id: string, contact: Contact | undefined, place: Place | undefined) {
  const known = state.directory.get(id)
  const server = contact ? listFields(contact) : known?.server
  const where = place ?? known?.place
  if (!server || !where) return null
  const edits = state.edits.get(id)
  return createEntry(where, server, edits ? withEdits(server, edits) : server)
}

/** Pages that hold nothing alive once the given contacts have moved. */
function emptiedPages(state: State, moved: ReadonlyMap<string, Place>): number[] {
  const leaving = new Map<number, number>()
  for (const id of moved.keys()) {
    const page = state.directory.get(id)?.place.page
    if (page !== undefined) leaving.set(page, (leaving.get(page) ?? 0) + 1)
  }
  return [...leaving].filter(([page, count]) => (state.pageUse.get(page)?.live ?? 0) <= count).map(([page]) => page)
}

function leavePage(state: State, place: Place | undefined): void {
  const use = place && state.pageUse.get(place.page)
  if (use) use.live--
}

/** The rows of edits and conflicts that differ from what is stored. */
function editChanges(state: State, edits: ReadonlyMap<string, readonly Held[]>): Change {
  const put: EditRow[] = []
  const gone: [string, string][] = []
  const putConflicts: ConflictRow[] = []
  const goneConflicts: [string, string][] = []
  for (const [contact, after] of edits) {
    const before = new Map((state.edits.get(contact) ?? []).map((held) => [held.path, held]))
    for (const held of after) {
      const old = before.get(held.path)
      before.delete(held.path)
      if (old === held) continue
      put.push(editRow(held))
      if (held.conflict) putConflicts.push(conflictRow(held, held.conflict))
      else if (old?.conflict) goneConflicts.push([contact, held.path])
    }
    for (const old of before.values()) {
      gone.push([contact, old.path])
      if (old.conflict) goneConflicts.push([contact, old.path])
    }
  }
  if (edits.size === 0) return {}
  return { edits: { put, delete: gone }, conflicts: { put: putConflicts, delete: goneConflicts } }
}

function editRow({ contact, path, seq, savedAt, leaf, refused }: Held): EditRow {
  return { contact, path, format, seq, savedAt, base: leaf.base, sent: leaf.sent, mine: leaf.mine, refused }
}

function conflictRow({ contact, path, conflictAt }: Held, { theirs }: { theirs: Held['leaf']['base'] }): ConflictRow {
  return { contact, path, format, at: conflictAt, theirs }
}

/** Edits read back from their rows, by contact, in the order they were made. */
export function heldEdits(rows: readonly EditRow[], conflicts: readonly ConflictRow[]): Map<string, Held[]> {
  const conflictAt = new Map(conflicts.map((row) => [`${row.contact}\u0000${row.path}`, row]))
  const edits = new Map<string, Held[]>()
  for (const row of [...rows].sort((a, b) => a.seq - b.seq)) {
    const { contact, path, seq, savedAt, base, sent, mine, refused } = row
    const conflict = conflictAt.get(`${contact}\u0000${path}`)
    const held: Held = {
      ...{ contact, path, seq, savedAt, refused, leaf: { base, sent, mine } },
      conflict: conflict ? { theirs: conflict.theirs } : null,
      conflictAt: conflict?.at ?? 0,
    }
    edits.set(contact, [...(edits.get(contact) ?? []), held])
  }
  return edits
}

/** What the sidebar and the pill count: fields, as people see changes. */
export function summarize(state: State, version: number): Summary {
  const waiting = new Set<string>()
  const review = new Set<string>()
  for (const [id, edits] of state.edits) {
    const deleted = state.directory.get(id)?.server.deleted ?? false
    if (deleted) review.add(id)
    else for (const edit of edits) (needsUser(edit) ? review : waiting).add(`${id}\u0000${fieldOf(edit.path)}`)
  }
  return { total: state.directory.size(), waiting: waiting.size, review: review.size, version }
}

export function needsUser(edit: Edit): boolean {
  return edit.conflict !== null || edit.refused !== null
}

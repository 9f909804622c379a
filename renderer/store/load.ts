import { z } from 'zod'
import { PullState } from '../../shared/store-port'
import { createDirectory, createEntry, type Entry } from './directory'
import { type ListFields, listFields, withEdits } from './list-fields'
import { readPage } from './pages'
import { heldEdits, type State } from './state'
import { type Change, format, type SnapshotRow, type Storage } from './storage'

const StoreMeta = z.object({ generation: z.string(), seq: z.number(), lastPage: z.number() })
const nothingPulled: PullState = { marks: [], walk: null }

/** User state that this version can't read: it is left alone, and the user is told. */
export class UnknownFormat extends Error {
  override name = 'UnknownFormat'
}

/** Reads the state of an account's store. A page that can't be read is pulled again with all that are on the server. */
export async function loadState(storage: Storage, locale: string, newGeneration: () => string): Promise<State> {
  const [meta, pull, editRows, conflictRows, draftRows, staleRows] = await Promise.all([
    storage.get('meta', 'store'),
    storage.get('meta', 'pull'),
    storage.all('edits'),
    storage.all('conflicts'),
    storage.all('drafts'),
    storage.all('stale'),
  ])
  const userRows = [...editRows, ...conflictRows, ...draftRows, ...(meta ? [meta] : [])]
  if (userRows.some((row) => row.format !== format)) throw new UnknownFormat('user state of another format')
  const known = StoreMeta.safeParse(meta?.value)
  const { entries, inOrderOf, newer, readable } = await readContacts(storage)

  const edits = heldEdits(editRows, conflictRows)
  const state: State = {
    directory: createDirectory(locale),
    edits: new Map(edits),
    drafts: new Map(),
    stale: new Map(staleRows.map((row) => [row.contact, row.updatedUtc])),
    inFlight: new Set(),
    pull: (readable && pull?.format === format && PullState.safeParse(pull.value).data) || nothingPulled,
    generation: known.data?.generation ?? newGeneration(),
    seq: known.data?.seq ?? 0,
    lastPage: known.data?.lastPage ?? 0,
    pageUse: new Map(),
  }
  // In another language names have another order.
  if (inOrderOf === locale) state.directory.load(entries)
  else state.directory.put(entries)
  const edited = [...edits].flatMap(([id, list]) => {
    const entry = newer.get(id) ?? state.directory.get(id)
    return entry ? [createEntry(entry.place, entry.server, withEdits(entry.server, list))] : []
  })
  state.directory.put([...newer.values(), ...edited])
  for (const { place } of state.directory.all()) {
    // As many as the last of them shows: whoever came after it is not alive.
    const { count, live } = state.pageUse.get(place.page) ?? { count: 0, live: 0 }
    state.pageUse.set(place.page, { count: Math.max(count, place.slot + 1), live: live + 1, bytes: null })
  }
  for (const { contact, path, text } of draftRows) {
    state.drafts.set(contact, (state.drafts.get(contact) ?? new Map<string, string>()).set(path, text))
  }
  return state
}

/** The contacts of the snapshot, and those of the pages written after it. */
async function readContacts(storage: Storage) {
  const snapshot = await storage.all('snapshot')
  const entries = readSnapshot(snapshot)
  const newer = new Map<string, Entry>()
  let readable = true
  for (const page of await storage.pagesAfter(entries ? (snapshot[0]?.covers ?? 0) : 0)) {
    const contacts = readPage(page)
    if (!contacts) readable = false
    for (const [slot, contact] of (contacts ?? []).entries()) {
      const fields = listFields(contact)
      newer.set(contact.id, createEntry({ page: page.no, slot }, fields, fields))
    }
  }
  return { entries: entries ?? [], inOrderOf: snapshot[0]?.locale, newer, readable }
}

const perRow = 2000
const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** One contact of a snapshot: its place and its list fields, without names to stay small. */
const Line = z.tuple([
  z.string(),
  z.number(),
  z.number(),
  z.string().nullable(),
  z.string().nullable(),
  z.string().nullable(),
  z.string().nullable(),
  z.string(),
  z.string(),
  z.array(z.string()),
  z.string(),
  z.boolean(),
])
type Line = z.infer<typeof Line>

/** Writes the columns of all contacts in display order, replacing the snapshot before. */
export function snapshotOf(state: State): Change {
  const lines = state.directory.withoutEdits().map(({ place, server: f }): Line => {
    const names = [f.firstName, f.lastName, f.email, f.phone, f.company, f.jobTitle] as const
    return [f.id, place.page, place.slot, ...names, [...f.tags], f.updatedUtc, f.deleted]
  })
  const put: SnapshotRow[] = []
  for (let from = 0; from < lines.length; from += perRow) {
    const body = encoder.encode(JSON.stringify(lines.slice(from, from + perRow)))
    put.push({ no: put.length, format, covers: state.lastPage, locale: state.directory.locale, body })
  }
  return { snapshot: { clear: true, put } }
}

/** The entries of a snapshot, or null when there is none that this version can read: then all pages are. */
function readSnapshot(rows: readonly SnapshotRow[]): Entry[] | null {
  const entries: Entry[] = []
  for (const row of rows) {
    if (row.format !== format || row.covers !== rows[0]?.covers) return null
    // Written by this format's code in one transaction: checked by a look at the first line, not line by line.
    const lines = JSON.parse(decoder.decode(row.body)) as Line[]
    if (lines[0] && !Line.safeParse(lines[0]).success) return null
    for (const line of lines) entries.push(entryFrom(line))
  }
  return rows.length > 0 ? entries : null
}

function entryFrom(line: Line): Entry {
  const [id, page, slot, firstName, lastName, email, phone, company, jobTitle, tags, updatedUtc, deleted] = line
  const fields: ListFields = { id, firstName, lastName, email, phone, company, jobTitle, tags, updatedUtc, deleted }
  return createEntry({ page, slot }, fields, fields)
}

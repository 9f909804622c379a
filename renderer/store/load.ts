import { z } from 'zod'
import { Connected, PullState } from '../../shared/store-port'
import { createDirectory, createEntry, type Entry, nowhere } from './directory'
import { type ListFields, listFields } from './list-fields'
import { readPage } from './pages'
import { entryOf } from './plan'
import { heldEdits, isEditRow } from './rows'
import { standingOf } from './standing'
import type { Counts, Pulls, State } from './state'
import { type Change, format, type MetaRow, type SnapshotRow, type Storage } from './storage'

const StoreMeta = z.object({
  generation: z.string(),
  seq: z.number(),
  lastPage: z.number(),
  /** Missing in 0.1.0, as `counts` is. */
  history: z.object({ first: z.number(), next: z.number() }).optional(),
  counts: z.object({ pages: z.number(), edits: z.number(), notes: z.number() }).optional(),
})
const nothing: PullState = { marks: [], walk: null }
const nothingPulled: Pulls = { contacts: nothing, companies: nothing, reconciled: null, me: null }

/** User state that this version can't read: it is left alone, and the user is told. */
export class UnknownFormat extends Error {
  override name = 'UnknownFormat'
}

/** Reads the state of an account's store. A page that can't be read is pulled again with all that are on the server. */
export async function loadState(storage: Storage, locale: string, newGeneration: () => string): Promise<State> {
  const [rows, pageCount, contacts] = await Promise.all([
    readRows(storage),
    storage.count('pages'),
    readContacts(storage),
  ])
  const { meta, policy, away, editRows, conflictRows, notes, holds, aliases, known, companies, draftRows, stale } = rows
  const userRows = [editRows, conflictRows, notes, holds, aliases, draftRows, meta ? [meta] : []].flat()
  if (userRows.some((row) => row.format !== format)) throw new UnknownFormat('user state of another format')
  const store = StoreMeta.safeParse(meta?.value).data
  const edits = heldEdits(editRows.filter(isEditRow), conflictRows)
  const counts = { pages: pageCount, edits: editRows.length, notes: notes.length }
  const state: State = {
    directory: createDirectory(locale),
    edits: new Map(edits),
    notes: groupBy(notes.sort((a, b) => a.seq - b.seq).map(({ format: _, ...note }) => note)),
    holds: new Map([...groupBy(holds)].map(([id, list]) => [id, new Set(list.map(({ field }) => field))])),
    aliases: new Map(aliases.map(({ local, server }) => [local, server])),
    known: new Map(
      [...groupBy(known)].map(([id, list]) => [id, new Map(list.map(({ path, value }) => [path, value]))]),
    ),
    companies: new Map(
      companies.flatMap(({ company }) => (company.deletedUtc ? [] : [[company.id, company.name ?? ''] as const])),
    ),
    drafts: new Map(
      [...groupBy(draftRows)].map(([id, list]) => [id, new Map(list.map(({ path, text }) => [path, text]))]),
    ),
    stale: new Map(stale.map((row) => [row.contact, row.updatedUtc])),
    inFlight: new Set(),
    unseen: null,
    pulls: pullsOf(rows, contacts.readable),
    policy: PolicyMeta.safeParse(policy?.value).data ?? 'ask',
    away: AwayMeta.safeParse(away?.value).data ?? nobodyYet(store?.history?.next ?? 1),
    generation: store?.generation ?? newGeneration(),
    seq: store?.seq ?? 0,
    lastPage: store?.lastPage ?? 0,
    snapshot: contacts.covers,
    history: store?.history ?? { first: 1, next: 1 },
    counts,
    pageUse: new Map(),
    damaged: isDamaged(store?.counts ?? counts, counts) || editRows.some((row) => !isEditRow(row)),
  }
  state.directory.standBy(standingOf(state))
  fillDirectory(state, contacts)
  return state
}

/** For display only: what can't be read begins anew. */
const AwayMeta = z.object({
  at: z.number(),
  no: z.number(),
  changed: z.array(z.string()),
  more: z.number(),
  told: z.boolean(),
})
const nobodyYet = (no: number) => ({ at: 0, no, changed: [], more: 0, told: false })

const PolicyMeta = z.enum(['ask', 'mine', 'theirs'])

async function readRows(storage: Storage) {
  const keys = ['store', 'pulls', 'pull', 'policy', 'away']
  const [meta, pulls, oldPull, policy, away] = await Promise.all(keys.map((key) => storage.get('meta', key)))
  const [editRows, conflictRows, notes, holds, aliases] = await Promise.all([
    storage.all('edits'),
    storage.all('conflicts'),
    storage.all('notes'),
    storage.all('holds'),
    storage.all('aliases'),
  ])
  const [known, companies, draftRows, stale] = await Promise.all([
    storage.all('known'),
    storage.all('companies'),
    storage.all('drafts'),
    storage.all('stale'),
  ])
  return {
    meta,
    pulls,
    oldPull,
    policy,
    away,
    editRows,
    conflictRows,
    notes,
    holds,
    aliases,
    known,
    companies,
    draftRows,
    stale,
  }
}

/** Where pulling goes on: from the beginning when a page of contacts can't be read, or the row is another version's. */
function pullsOf(rows: { pulls?: MetaRow | undefined; oldPull?: MetaRow | undefined }, readable: boolean): Pulls {
  const read = (row: MetaRow | undefined) => (row?.format === format ? row.value : null)
  // 0.1.0 pulled contacts only.
  const before = { ...nothingPulled, contacts: PullState.safeParse(read(rows.oldPull)).data ?? nothing }
  const pulls = Connected.safeParse(read(rows.pulls)).data ?? before
  return readable ? pulls : { ...pulls, contacts: nothing }
}

function isDamaged(told: Counts, found: Counts): boolean {
  return told.pages !== found.pages || told.edits !== found.edits || told.notes !== found.notes
}

function groupBy<T extends { contact: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(row.contact)
    if (group) group.push(row)
    else groups.set(row.contact, [row])
  }
  return groups
}

function fillDirectory(state: State, { entries, inOrderOf, newer }: Awaited<ReturnType<typeof readContacts>>): void {
  const { directory, edits, pageUse } = state
  // In another language names have another order.
  if (inOrderOf === directory.locale) directory.load(entries)
  else directory.put(entries)
  directory.put([...newer.values()])
  directory.put([...edits.keys()].flatMap((id) => entryOf(state, id, {}) ?? []))
  for (const { place } of directory.all()) {
    if (place === nowhere) continue
    // As many as the last of them shows: whoever came after it is not alive.
    const { count, live } = pageUse.get(place.page) ?? { count: 0, live: 0 }
    pageUse.set(place.page, { count: Math.max(count, place.slot + 1), live: live + 1, bytes: null })
  }
}

/** The contacts of the snapshot, and those of the pages written after it. */
async function readContacts(storage: Storage) {
  const snapshot = await storage.all('snapshot')
  const entries = readSnapshot(snapshot)
  const newer = new Map<string, Entry>()
  let readable = true
  const covers = entries ? (snapshot[0]?.covers ?? 0) : 0
  for (const page of await storage.pagesAfter(covers)) {
    const contacts = readPage(page)
    if (!contacts) readable = false
    for (const [slot, contact] of (contacts ?? []).entries()) {
      const fields = listFields(contact)
      newer.set(contact.id, createEntry({ page: page.no, slot }, fields, fields))
    }
  }
  return { entries: entries ?? [], inOrderOf: snapshot[0]?.locale, newer, readable, covers }
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
    const person = [f.firstName, f.lastName, f.email, f.phone, f.primaryLanguage] as const
    const work = [f.companyId, f.company, f.jobTitle] as const
    return [f.id, place.page, place.slot, ...person, ...work, [...f.tags], f.updatedUtc, f.deleted]
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
    const lines = parseLines(row.body)
    if (!lines || (lines[0] && !Line.safeParse(lines[0]).success)) return null
    for (const line of lines) entries.push(entryFrom(line))
  }
  return rows.length > 0 ? entries : null
}

function parseLines(body: Uint8Array): Line[] | null {
  try {
    const lines: unknown = JSON.parse(decoder.decode(body))
    return Array.isArray(lines) ? lines : null
  } catch {
    return null
  }
}

function entryFrom(line: Line): Entry {
  const [id, page, slot, ...fields] = line
  const [firstName, lastName, email, phone, primaryLanguage, ...work] = fields
  const [companyId, company, jobTitle, tags, updatedUtc, deleted] = work
  const names = { firstName, lastName, email, phone, primaryLanguage, companyId, company, jobTitle }
  const server: ListFields = { id, ...names, tags, updatedUtc, deleted }
  return createEntry({ page, slot }, server, server)
}

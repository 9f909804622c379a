import type { Contact } from '../../shared/contact'
import { emptyContact, isLocal } from '../../shared/create'
import type { Value } from '../../shared/leaf'
import type { Company } from '../../shared/store-port'
import type { HistoryEntry, Policy } from './api'
import { createEntry, nowhere } from './directory'
import { listFields, withEdits } from './list-fields'
import { type Place, packPages } from './pages'
import type { Away, Counts, Held, Note, Pulls, State } from './state'
import { type Change, format } from './storage'
import { rowsByKey, userChanges } from './user-rows'

/** What one transaction changes. Contacts are rows as the server sent them; what is by contact replaces all of it. */
export type Update = {
  contacts?: readonly Contact[]
  /** Contacts moved out of sparse pages: rewritten, not changed. */
  folded?: readonly Contact[]
  edits?: ReadonlyMap<string, readonly Held[]>
  notes?: ReadonlyMap<string, readonly Note[]>
  holds?: ReadonlyMap<string, ReadonlySet<string>>
  /** Contacts made here that the server has given an id. */
  aliases?: ReadonlyMap<string, string>
  /** What is typed of a contact and not saved is of another one from now on. */
  retyped?: ReadonlyMap<string, string>
  known?: ReadonlyMap<string, ReadonlyMap<string, Value>>
  companies?: readonly Company[]
  stale?: ReadonlyMap<string, string | null>
  pulls?: Partial<Pulls>
  policy?: Policy
  away?: Away
  history?: readonly HistoryEntry[]
}

/** Beyond this many the oldest entries of the history go, a batch at a time. */
const keptHistory = 5_000
const trimmedAtOnce = 500

export type Plan = {
  change: Change
  /** The rows of user state for their second home, by table and key. Null: none are touched. */
  rows: Record<string, Record<string, unknown>> | null
  seq: number
  lastPage: number
  /** What the update does to memory once it is on disk; gives the contacts that look different now. */
  apply: () => string[]
}

/** The rows that carry an update. */
export function plan(state: State, update: Update): Plan {
  const { contacts = [], folded = [], edits = new Map<string, readonly Held[]>(), stale = new Map() } = update
  const packed = packPages([...contacts, ...folded], state.lastPage + 1)
  const lastPage = state.lastPage + packed.rows.length
  const emptied = emptiedPages(state, packed.places)
  const user = userChanges(state, update)
  const touched = Object.keys(user).length > 0
  const seq = touched ? state.seq + 1 : state.seq
  const history = historyAfter(state, update.history ?? [])
  const change: Change = { ...user, ...otherChanges(state, update) }
  if (packed.rows.length > 0 || emptied.length > 0) change.pages = { put: packed.rows, delete: emptied }
  if (history.put.length > 0) change.history = { put: history.put, delete: history.gone }
  const counts = countsAfter(state, update, packed.rows.length - emptied.length)
  const store = { generation: state.generation, seq, lastPage, history: history.range, counts }
  const meta = [{ key: 'store', format, value: store as unknown }]
  if (update.pulls) meta.push({ key: 'pulls', format, value: { ...state.pulls, ...update.pulls } })
  if (update.policy) meta.push({ key: 'policy', format, value: update.policy })
  if (update.away) meta.push({ key: 'away', format, value: update.away })
  change.meta = { put: meta }

  const apply = () => {
    Object.assign(state, { seq, lastPage, history: history.range, counts })
    if (update.pulls) state.pulls = { ...state.pulls, ...update.pulls }
    if (update.policy) state.policy = update.policy
    if (update.away) state.away = update.away
    for (const [id, utc] of stale) utc === null ? state.stale.delete(id) : state.stale.set(id, utc)
    for (const row of packed.rows) {
      state.pageUse.set(row.no, { count: row.count, live: row.count, bytes: row.body.byteLength })
    }
    for (const id of packed.places.keys()) leavePage(state, state.directory.get(id)?.place)
    for (const no of emptied) state.pageUse.delete(no)
    for (const [id, list] of edits) list.length > 0 ? state.edits.set(id, list) : state.edits.delete(id)
    for (const [id, list] of update.notes ?? []) list.length > 0 ? state.notes.set(id, list) : state.notes.delete(id)
    for (const [id, set] of update.holds ?? []) set.size > 0 ? state.holds.set(id, set) : state.holds.delete(id)
    for (const [local, server] of update.aliases ?? []) state.aliases.set(local, server)
    for (const [from, to] of draftMoves(update)) moveDrafts(state, from, to)
    for (const [id, values] of update.known ?? [])
      state.known.set(id, new Map([...(state.known.get(id) ?? []), ...values]))
    for (const { id, name, deletedUtc } of update.companies ?? []) {
      deletedUtc ? state.companies.delete(id) : state.companies.set(id, name ?? '')
    }
    return applyContacts(state, update, packed.places)
  }
  return { change, rows: touched ? rowsByKey(user) : null, seq, lastPage, apply }
}

function applyContacts(state: State, update: Update, places: ReadonlyMap<string, Place>): string[] {
  const { contacts = [], folded = [], edits = new Map(), notes = new Map(), holds = new Map() } = update
  const rows = new Map([...contacts, ...folded].map((contact) => [contact.id, contact]))
  const changed = [...new Set([...rows.keys(), ...edits.keys()])]
  // Without its edits a contact made here is nothing.
  const gone = changed.filter((id) => isLocal(id) && !state.edits.has(id))
  state.directory.remove(gone)
  const left = changed.filter((id) => !gone.includes(id))
  state.directory.put(left.flatMap((id) => entryOf(state, id, { contact: rows.get(id), place: places.get(id) }) ?? []))
  return [...new Set([...contacts.map(({ id }) => id), ...edits.keys(), ...notes.keys(), ...holds.keys()])]
}

/** The directory's entry of a contact as it is now; `contact` and `place` where they are new. */
export function entryOf(
  state: State,
  id: string,
  { contact = isLocal(id) ? emptyContact(id) : undefined, place = isLocal(id) ? nowhere : undefined }: Placed,
) {
  const known = state.directory.get(id)
  const server = contact ? listFields(contact) : known?.server
  const where = place ?? known?.place
  if (!server || !where) return null
  const edits = state.edits.get(id)
  const nameOf = (company: string) => state.companies.get(company)
  if (!edits) return createEntry(where, server, server)
  const last = Math.max(...edits.map(({ savedAt }) => savedAt))
  return createEntry(where, server, withEdits(server, edits, nameOf), last)
}
type Placed = { contact?: Contact | undefined; place?: Place | undefined }

/** What is typed and not saved follows its contact to its new id. */
const draftMoves = ({ aliases, retyped }: Update) => [...(aliases ?? []), ...(retyped ?? [])]

function moveDrafts(state: State, from: string, to: string): void {
  const drafts = state.drafts.get(from)
  if (drafts) state.drafts.set(to, drafts)
  state.drafts.delete(from)
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

/** Rows that are not the user's own: they can be had again, or are no wish. */
function otherChanges(state: State, update: Update): Change {
  const { stale, known, companies } = update
  const change: Change = {}
  if (stale && stale.size > 0) {
    const entries = [...stale]
    change.stale = {
      put: entries.flatMap(([contact, updatedUtc]) => (updatedUtc === null ? [] : [{ contact, format, updatedUtc }])),
      delete: entries.filter(([, updatedUtc]) => updatedUtc === null).map(([contact]) => contact),
    }
  }
  const set = [...(known ?? [])].flatMap(([contact, values]) =>
    [...values].map(([path, value]) => ({ contact, path, format, value })),
  )
  if (set.length > 0) change.known = { put: set }
  if (companies && companies.length > 0) {
    change.companies = { put: companies.map((company) => ({ id: company.id, format, company })) }
  }
  const drafts = draftMoves(update).flatMap(([from, to]) =>
    [...(state.drafts.get(from) ?? [])].map(([path, text]) => ({ from, row: { contact: to, path, format, text } })),
  )
  if (drafts.length > 0) {
    change.drafts = { put: drafts.map(({ row }) => row), delete: drafts.map(({ from, row }) => [from, row.path]) }
  }
  return change
}

/** The history with entries added, bounded: the oldest go. */
function historyAfter({ history: { first, next } }: State, entries: readonly HistoryEntry[]) {
  const put = entries.map((entry, i) => ({ ...entry, no: next + i, format }))
  const end = next + put.length
  const trims = end - first > keptHistory + trimmedAtOnce
  const gone = trims ? Array.from({ length: end - first - keptHistory }, (_, i) => first + i) : []
  return { put, gone, range: { first: first + gone.length, next: end } }
}

function countsAfter({ counts, edits, notes }: State, update: Update, pages: number): Counts {
  const added = (after: ReadonlyMap<string, readonly unknown[]> | undefined, now: Map<string, readonly unknown[]>) =>
    [...(after ?? [])].reduce((sum, [id, list]) => sum + list.length - (now.get(id)?.length ?? 0), 0)
  return {
    pages: counts.pages + pages,
    edits: counts.edits + added(update.edits, edits),
    notes: counts.notes + added(update.notes, notes),
  }
}

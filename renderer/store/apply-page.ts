import type { Contact } from '../../shared/contact'
import { isLocal, localIdsOf } from '../../shared/create'
import { deleted } from '../../shared/path'
import type { StoreCalls } from '../../shared/store-port'
import { isNewer } from '../../shared/utc'
import { type Merging, together } from './merge'
import type { Update } from './plan'
import type { State } from './state'
import type { Store } from './store'

/**
 * What a list page changes. Rows arrive late and server state never goes backwards (S9): a row not newer than the
 * stored one is skipped; one for a contact with a request in flight is not applied but remembered.
 */
export async function applyPage(store: Store, merging: Merging, rows: readonly Contact[]): Promise<Update> {
  const { state } = store
  const clean: Contact[] = []
  const updates: Update[] = []
  const stale = new Map<string, string | null>()
  const anyLocal = [...state.edits.keys()].some(isLocal)
  for (const row of new Map(rows.map((row) => [row.id, row])).values()) {
    state.unseen?.delete(row.id)
    const stored = state.directory.get(row.id)
    if (stored && !isNewer(row.updatedUtc, stored.server.updatedUtc)) continue
    const waitingFor = state.stale.get(row.id)
    if (state.inFlight.has(row.id)) {
      if (waitingFor === undefined || isNewer(row.updatedUtc, waitingFor)) stale.set(row.id, row.updatedUtc)
      continue
    }
    if (waitingFor !== undefined && !isNewer(waitingFor, row.updatedUtc)) stale.set(row.id, null)
    const isClean = !state.edits.has(row.id) && !(anyLocal && localIdsOf(row).length > 0)
    if (isClean) clean.push(row)
    else updates.push(merging.row(row, { before: await before(store, row), quiet: false }))
  }
  const came = [...clean, ...updates.flatMap(({ contacts = [] }) => contacts)].map(({ id }) => id)
  return together([{ contacts: clean, stale }, ...updates, ...cameIn(state, came)])
}

/** Ids kept of what comes in while nobody looks; beyond them it is counted. */
const keptIds = 200

/** What a digest will tell (`Away`). What the first pull brings is no news. */
function cameIn({ pulls, away }: State, ids: readonly string[]): Update[] {
  const fresh = ids.filter((id) => !away.changed.includes(id))
  if (pulls.contacts.marks.length === 0 || ids.length === 0) return []
  const all = [...ids, ...away.changed.filter((id) => !ids.includes(id))]
  const more = away.more + fresh.length - (Math.min(all.length, keptIds) - away.changed.length)
  return [{ away: { ...away, changed: all.slice(0, keptIds), more } }]
}

/** Only a deletion of ours asks what the row was like before. */
async function before(store: Store, row: Contact): Promise<Contact | undefined> {
  const edits = store.state.edits.get(row.id) ?? []
  return edits.some(({ path }) => path === deleted) ? store.contact(row.id) : undefined
}

/**
 * One page of a full reconcile: what deltas have missed. Rows older than ours (a server restored from a backup) and
 * whatever no page has brought are fetched, since only an answer of its own may take a contact backwards.
 */
export async function applyReconcile(
  store: Store,
  merging: Merging,
  { rows, first, ended }: StoreCalls['reconcile']['args'],
): Promise<Update> {
  const { state } = store
  if (first) state.unseen = new Set(known(state))
  const stale = new Map(rows.filter((row) => isBehind(state, row)).map((row) => [row.id, row.updatedUtc] as const))
  const update = await applyPage(store, merging, rows)
  if (ended === null) return together([update, { stale }])
  for (const id of state.unseen ?? []) stale.set(id, '')
  state.unseen = null
  return { ...together([update, { stale }]), pulls: { reconciled: ended } }
}

function known(state: State): string[] {
  return state.directory.all().flatMap(({ id, server }) => (server.deleted || isLocal(id) ? [] : [id]))
}

function isBehind({ directory, inFlight }: State, row: Contact): boolean {
  const stored = directory.get(row.id)?.server
  if (!stored || inFlight.has(row.id)) return false
  return isNewer(stored.updatedUtc, row.updatedUtc) || (stored.deleted && !row.deletedUtc)
}

import { emptyContact, isLocal } from '../../shared/create'
import { stampOf } from '../../shared/edits'
import type { JournalState } from '../../shared/journal'
import { created } from '../../shared/path'
import { isEditRow } from './rows'
import type { Counts } from './state'
import { type Change, type EditRow, format, keyOf, keyText, type Storage, type Tables, userTables } from './storage'

/** How a store was found, when it was not as it had been left. */
export type Damage = 'vanished' | 'behind' | 'damaged'

/**
 * Restores the user's state from its second home, and has all contacts pulled again. Of a store that is behind, the
 * journal knows everything; of another one both may hold edits, and of the same edit the later stands.
 */
export async function recover(
  storage: Storage,
  journal: JournalState | null,
  { damage, newId }: { damage: Damage; newId: () => string },
): Promise<{ edits: number }> {
  const change: Change = {}
  for (const table of userTables) await restore(storage, journal, { table, damage, change })
  await markCreated(storage, change, newId)
  const store = await storage.get('meta', 'store')
  // It stays the one that it was: an older state of it, should that come back once more, is behind again.
  const { generation = newId(), seq = 0, lastPage = 0, history } = (store?.value ?? {}) as Partial<Meta>
  const counts: Counts = {
    pages: await storage.count('pages'),
    edits: await countAfter(storage, change, 'edits'),
    notes: await countAfter(storage, change, 'notes'),
  }
  const value = {
    generation,
    seq: Math.max(seq, journal?.seq ?? 0) + 1,
    lastPage: Math.max(lastPage, journal?.lastPage ?? 0),
    history,
    counts,
  }
  const kept = change.meta?.put ?? []
  change.meta = { put: [...kept, { key: 'store', format, value }], delete: ['pulls', 'pull'] }
  // Its places may be in pages that are no longer there.
  change.snapshot = { clear: true }
  await storage.commit(change)
  return { edits: counts.edits + counts.notes }
}

type Meta = { generation: string; seq: number; lastPage: number; history: { first: number; next: number } }
type UserTable = (typeof userTables)[number]

async function restore(
  storage: Storage,
  journal: JournalState | null,
  { table, damage, change }: { table: UserTable; damage: Damage; change: Change },
): Promise<void> {
  const kept = Object.values(journal?.rows[table] ?? {}) as Tables[UserTable]['row'][]
  const all: Tables[UserTable]['row'][] = await storage.all(table)
  const unreadable = table === 'edits' ? all.filter((row) => !isEditRow(row as EditRow)) : []
  const found = all.filter((row) => !unreadable.includes(row))
  const there = new Map(found.map((row) => [keyText(keyOf(table, row as never)), row]))
  const put = kept.filter((row) => {
    const other = there.get(keyText(keyOf(table, row as never)))
    return damage === 'behind' || !other || savedAt(row) > savedAt(other)
  })
  const clear = damage === 'behind' && journal !== null
  Object.assign(change, { [table]: { clear, put, delete: unreadable.map((row) => keyOf(table, row as never)) } })
  // Nothing is deleted to get rid of an error: what makes no sense to this version may to somebody.
  if (unreadable.length > 0) change.meta = { put: [{ key: `unreadable-${Date.now()}`, format, value: unreadable }] }
}

/** How many rows a table has after a change of it. */
async function countAfter(storage: Storage, change: Change, table: 'edits' | 'notes'): Promise<number> {
  const { clear = false, put = [], delete: gone = [] } = change[table] ?? {}
  const keyTextOf = (row: Tables[typeof table]['row']) => keyText(keyOf(table, row as never))
  const keys = new Set(clear ? [] : (await storage.all(table)).map(keyTextOf))
  for (const key of gone) keys.delete(keyText(key))
  for (const row of put) keys.add(keyTextOf(row))
  return keys.size
}

/** Fields of a contact made here whose mark got lost are a contact to be created all the same. */
async function markCreated(storage: Storage, change: Change, newId: () => string): Promise<void> {
  const { put = [], clear = false } = change.edits ?? {}
  const rows = [...(clear ? [] : (await storage.all('edits')).filter(isEditRow)), ...put]
  const marked = new Set(rows.filter(({ path }) => path === created).map(({ contact }) => contact))
  const bare = new Map(
    rows.filter(({ contact }) => isLocal(contact) && !marked.has(contact)).map((r) => [r.contact, r]),
  )
  const marks = [...bare.values()].map(({ contact, seq, savedAt }): EditRow => {
    const leaf = { base: null, sent: [], mine: newId() }
    return {
      contact,
      path: created,
      format,
      seq,
      savedAt,
      ...leaf,
      refused: null,
      seen: stampOf(emptyContact(contact)),
    }
  })
  change.edits = { ...change.edits, put: [...put, ...marks] }
}

function savedAt(row: object): number {
  return (row as Partial<EditRow>).savedAt ?? 0
}

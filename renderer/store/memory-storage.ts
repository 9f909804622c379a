import { type Change, keyOf, keyText, type Storage, type TableName, type Tables, tableNames } from './storage'

/** The tables of a storage in memory; kept apart from it, so that a simulated crash can open them again. */
export type Disk = { [T in TableName]: Map<string, Tables[T]['row']> }

export function createDisk(): Disk {
  return Object.fromEntries(tableNames.map((name) => [name, new Map()])) as unknown as Disk
}

/** The in-memory twin of the Dexie storage: same port, same results, for simulations and tests. */
export function createMemoryStorage(disk: Disk): Storage {
  return {
    async commit(change) {
      for (const table of tableNames) applyTo(disk, table, change)
    },
    async all(table) {
      return sorted(disk, table)
    },
    async get(table, key) {
      return disk[table].get(keyText(key))
    },
    async count(table) {
      return disk[table].size
    },
    async pagesAfter(no) {
      return sorted(disk, 'pages').filter((page) => page.no > no)
    },
    close() {},
  }
}

function applyTo<T extends TableName>(disk: Disk, table: T, change: Change): void {
  const { put = [], delete: gone = [], clear = false } = change[table] ?? {}
  const rows: Map<string, Tables[T]['row']> = disk[table]
  if (clear) rows.clear()
  for (const key of gone) rows.delete(keyText(key))
  for (const row of put) rows.set(keyText(keyOf(table, row)), row)
}

/** Rows in the order of their keys, as IndexedDB gives them. */
function sorted<T extends TableName>(disk: Disk, table: T): Tables[T]['row'][] {
  const rows: Map<string, Tables[T]['row']> = disk[table]
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
}

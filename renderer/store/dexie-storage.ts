import Dexie, { type Table } from 'dexie'
import { type Change, keyPaths, type Storage, StorageFull, type TableName, type Tables, tableNames } from './storage'

/** Why a database does not open. Nothing is ever deleted to get rid of one of these. */
export type OpenFailure = 'newer-version' | 'blocked' | 'unavailable'

export type OpenedStorage = { kind: 'open'; storage: Storage } | { kind: 'failed'; cause: OpenFailure }

/** Version of the database's shape. Raised with an `upgrade` and a fixture of the version before. */
const shape = 3
/** Dexie multiplies its versions by ten, to leave room between them. */
const dexieVersionUnit = 10

/**
 * The databases of an account: the first, and those that took the place of one that could not be read. They are never
 * deleted: somebody may be able to read them.
 */
export async function databasesOf(account: string): Promise<{ current: string; next: string }> {
  const first = `fieldbook-${account}`
  const names = (await indexedDB.databases()).map(({ name = '' }) => name)
  const last = Math.max(1, ...names.map((name) => (name.startsWith(`${first}~`) ? Number(name.split('~')[1]) || 1 : 1)))
  return { current: last === 1 ? first : `${first}~${last}`, next: `${first}~${last + 1}` }
}

/** Opens the database of one account. Every transaction is `strict`: on disk before it resolves (S12). */
export async function openDexieStorage(name: string): Promise<OpenedStorage> {
  const db = new Dexie(name, { chromeTransactionDurability: 'strict' })
  db.version(shape).stores(keyPaths)
  const blocked = new Promise<OpenFailure>((resolve) => db.on('blocked', () => resolve('blocked')))
  // Another process of ours with a newer shape wants in: let go, or its upgrade would wait for ever.
  db.on('versionchange', () => db.close())
  try {
    // Dexie opens a newer database and adds what it misses to it; ours must not be touched by an older version.
    const existing = (await indexedDB.databases()).find((database) => database.name === name)
    if ((existing?.version ?? 0) > shape * dexieVersionUnit) return { kind: 'failed', cause: 'newer-version' }
    const failure = await Promise.race([db.open().then(() => null), blocked])
    if (failure === null) return { kind: 'open', storage: createDexieStorage(db) }
    db.close()
    return { kind: 'failed', cause: failure }
  } catch {
    return { kind: 'failed', cause: 'unavailable' }
  }
}

function createDexieStorage(db: Dexie): Storage {
  const table = <T extends TableName>(name: T) => db.table(name) as Table<Tables[T]['row'], Tables[T]['key']>

  async function write<T extends TableName>(name: T, change: Change): Promise<void> {
    const { put = [], delete: gone = [], clear = false } = change[name] ?? {}
    if (clear) await table(name).clear()
    if (gone.length > 0) await table(name).bulkDelete(gone as Tables[T]['key'][])
    if (put.length > 0) await table(name).bulkPut(put as Tables[T]['row'][])
  }

  return {
    async commit(change) {
      const touched = tableNames.filter((name) => change[name])
      if (touched.length === 0) return
      try {
        // Chromium closes a database that ran out of disk, and Dexie would leave it so when there is room again.
        if (!db.isOpen()) {
          db.close()
          await db.open()
        }
        await db.transaction('rw', touched, async () => {
          for (const name of touched) await write(name, change)
        })
      } catch (error) {
        throw isQuota(error) ? new StorageFull('no room for the database') : error
      }
    },
    all: (name) => table(name).toArray(),
    get: (name, key) => table(name).get(key),
    count: (name) => table(name).count(),
    pagesAfter: (no) => table('pages').where('no').above(no).toArray(),
    close: () => db.close(),
  }
}

function isQuota(error: unknown): boolean {
  const inner = error instanceof Dexie.DexieError && 'inner' in error ? error.inner : error
  return [error, inner].some((e) => e instanceof Error && e.name === 'QuotaExceededError')
}

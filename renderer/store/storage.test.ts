import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openDexieStorage } from './dexie-storage'
import { createDisk, createMemoryStorage } from './memory-storage'
import { type Change, format, type Storage, type TableName, tableNames } from './storage'

const small = fc.integer({ min: 0, max: 4 })
const id = fc.constantFrom('a', 'b', 'ä')
const path = fc.constantFrom('email', 'tags/x', 'tags/y')
const key = fc.tuple(id, path)
const body = fc.uint8Array({ minLength: 1, maxLength: 4 })

/** A random change of a few tables, from rows with few keys, so that they meet. */
const change: fc.Arbitrary<Change> = fc.record(
  {
    pages: fc.record({
      put: fc.array(fc.record({ no: small, format: fc.constant(format), count: small, body }), { maxLength: 3 }),
      delete: fc.array(small, { maxLength: 2 }),
    }),
    snapshot: fc.record({
      clear: fc.boolean(),
      put: fc.array(fc.record({ no: small, format: fc.constant(format), covers: small, locale: id, body }), {
        maxLength: 2,
      }),
    }),
    conflicts: fc.record({
      put: fc.array(
        fc.record({
          contact: id,
          path,
          format: fc.constant(format),
          at: small,
          theirs: fc.constantFrom('x', null, true),
        }),
        { maxLength: 3 },
      ),
      delete: fc.array(key, { maxLength: 2 }),
    }),
    stale: fc.record({
      put: fc.array(fc.record({ contact: id, format: fc.constant(format), updatedUtc: fc.constant('2026') })),
      delete: fc.array(id, { maxLength: 2 }),
    }),
    meta: fc.record({
      put: fc.array(fc.record({ key: id, format: fc.constant(format), value: fc.jsonValue({ maxDepth: 1 }) })),
    }),
  },
  { requiredKeys: [] },
)

async function contents(storage: Storage): Promise<Record<string, unknown>> {
  const tables = await Promise.all(tableNames.map(async (name: TableName) => [name, await storage.all(name)] as const))
  return { ...Object.fromEntries(tables), after2: await storage.pagesAfter(2) }
}

test('the Dexie storage and its in-memory twin hold the same after the same changes', async () => {
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 8 }), async (changes) => {
      const opened = await openDexieStorage(`twin-${run++}`)
      if (opened.kind !== 'open') throw new Error(opened.cause)
      const twin = createMemoryStorage(createDisk())
      for (const change of changes) {
        await opened.storage.commit(change)
        await twin.commit(change)
        expect(await contents(opened.storage)).toEqual(await contents(twin))
      }
      opened.storage.close()
    }),
    { numRuns: 60 },
  )
})

test('a database of a newer version is refused and left as it is', async () => {
  const request = indexedDB.open('from-the-future', 990)
  await new Promise((resolve) => {
    request.onupgradeneeded = () => request.result.createObjectStore('kept')
    request.onsuccess = resolve
  })
  request.result.close()
  expect(await openDexieStorage('from-the-future')).toEqual({ kind: 'failed', cause: 'newer-version' })
  const again = indexedDB.open('from-the-future')
  await new Promise((resolve) => {
    again.onsuccess = resolve
  })
  expect([...again.result.objectStoreNames]).toEqual(['kept'])
})

/** The tables of shape 2, as 0.1.0 wrote them. */
const shape2: Record<string, string | string[]> = {
  ...{ pages: 'no', snapshot: 'no', edits: ['contact', 'path'], conflicts: ['contact', 'path'], notes: 'key' },
  ...{ holds: ['contact', 'field'], aliases: 'local', history: 'no', known: ['contact', 'path'], companies: 'id' },
  ...{ drafts: ['contact', 'path'], stale: 'contact', meta: 'key' },
}

test('a database of shape 2 opens with all it holds, and has room for timelines', async () => {
  const edit = {
    contact: 'a',
    path: 'email',
    format,
    seq: 1,
    savedAt: 1,
    base: null,
    sent: [],
    mine: 'x',
    refused: null,
  }
  const page = { no: 1, format, count: 1, body: new Uint8Array([1, 2, 3]) }
  const request = indexedDB.open('of-shape-2', 20)
  await new Promise((resolve, reject) => {
    request.onupgradeneeded = () => {
      for (const [name, keyPath] of Object.entries(shape2)) request.result.createObjectStore(name, { keyPath })
      request.transaction?.objectStore('edits').put(edit)
      request.transaction?.objectStore('pages').put(page)
      request.transaction?.objectStore('meta').put({ key: 'policy', format, value: 'mine' })
    }
    request.onsuccess = resolve
    request.onerror = reject
  })
  request.result.close()
  const opened = await openDexieStorage('of-shape-2')
  if (opened.kind !== 'open') throw new Error(opened.cause)
  const { storage } = opened
  expect(await storage.all('edits')).toEqual([edit])
  expect(await storage.all('pages')).toEqual([page])
  expect(await storage.get('meta', 'policy')).toMatchObject({ value: 'mine' })
  const timeline = { contact: 'a', format, asOf: 1, more: false, entries: [] }
  await storage.commit({ timelines: { put: [timeline] } })
  expect(await storage.all('timelines')).toEqual([timeline])
  storage.close()
})

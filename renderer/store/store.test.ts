import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { UnknownFormat } from './load'
import { createDisk, createMemoryStorage } from './memory-storage'
import { done, names, openTwin, person } from './open-twin'
import type { Storage } from './storage'

describe('S9: rows arrive late, and server state never goes backwards', () => {
  test('a page applied twice is the same as once', async () => {
    const { engine, window, notices } = await openTwin(createDisk())
    const rows = [person(1), person(2)]
    await engine.applyPage({ rows, state: done })
    const before = await names(window)
    await engine.applyPage({ rows, state: done })
    expect(await names(window)).toEqual(before)
    expect(notices.at(-1)).toMatchObject({ contacts: [] })
  })

  test('an older row after a newer one is nothing, also for the last of seven decimals', async () => {
    const { engine, window } = await openTwin(createDisk())
    await engine.applyPage({ rows: [person(1, { updatedUtc: '12', firstName: 'Newer' })], state: done })
    await engine.applyPage({ rows: [person(1, { updatedUtc: '11', firstName: 'Older' })], state: done })
    expect(await names(window)).toEqual(['Newer'])
    await engine.applyPage({ rows: [person(1, { updatedUtc: '13', firstName: 'Newest' })], state: done })
    expect(await names(window)).toEqual(['Newest'])
  })

  test('a row that was deleted does not come back with an older page', async () => {
    const { engine, window } = await openTwin(createDisk())
    await engine.applyPage({ rows: [person(1, { updatedUtc: '12', deletedUtc: '2026-05-18' })], state: done })
    await engine.applyPage({ rows: [person(1, { updatedUtc: '11' })], state: done })
    expect(await names(window)).toEqual([])
  })

  test('a page row for a contact in flight is kept out, and the contact is fetched next, even after a crash', async () => {
    const disk = createDisk()
    const { engine, window } = await openTwin(disk)
    await engine.applyPage({ rows: [person(1)], state: done })
    await window.edit({ id: 'c1', path: 'firstName', value: 'Mine' })
    await engine.beginSend({ id: 'c1' })
    await engine.applyPage({ rows: [person(1, { updatedUtc: '09', lastName: 'Theirs' })], state: done })
    expect((await window.contact({ id: 'c1' }))?.text.lastName.value).toBe(null)
    const again = await openTwin(disk)
    await again.engine.connect({ account: 'a' })
    expect(await again.engine.due()).toMatchObject({ send: [], fetch: ['c1'] })
    const fresh = person(1, { updatedUtc: '09', lastName: 'Theirs' })
    await again.engine.rebase({ id: 'c1', contact: fresh, quiet: false })
    expect(await again.engine.due()).toMatchObject({ send: ['c1'], fetch: [] })
  })
})

describe('a contact that is deleted on the server while edits of ours wait', () => {
  async function edited() {
    const opened = await openTwin(createDisk())
    await opened.engine.applyPage({ rows: [person(1)], state: done })
    await opened.window.edit({ id: 'c1', path: 'firstName', value: 'Mine' })
    return opened
  }

  test('keeps them as they are, whatever else was changed with it', async () => {
    const { engine, window } = await edited()
    const gone = person(1, { updatedUtc: '12', firstName: 'Theirs', deletedUtc: '2026-05-18T20:22:36Z' })
    await engine.applyPage({ rows: [gone], state: done })
    const view = await window.contact({ id: 'c1' })
    expect(view).toMatchObject({ deleted: true, text: { firstName: { value: 'Mine', state: { kind: 'pending' } } } })
    expect(await engine.due()).toMatchObject({ send: [], fetch: [] })
  })

  test('is known to be when the server does not know it any more', async () => {
    const { engine, window } = await edited()
    await engine.beginFetch({ id: 'c1' })
    await engine.applyPage({ rows: [person(1, { updatedUtc: '12' })], state: done })
    await engine.rebase({ id: 'c1', contact: null, quiet: false })
    expect(await window.contact({ id: 'c1' })).toMatchObject({ deleted: true, name: 'Mine' })
    expect(await engine.due()).toMatchObject({ send: [], fetch: [] })
  })
})

describe('S12: saved means on disk', () => {
  test('an edit that the disk does not take has not happened, and says so', async () => {
    const disk = createDisk()
    let full = false
    const storage = createMemoryStorage(disk)
    const { engine, window } = await openTwin(disk, {
      ...storage,
      commit: async (change) => {
        if (full) throw new Error('no')
        await storage.commit(change)
      },
    })
    await engine.applyPage({ rows: [person(1)], state: done })
    full = true
    expect(await window.edit({ id: 'c1', path: 'firstName', value: 'Mine' })).toEqual({
      kind: 'not-saved',
      cause: 'failed',
    })
    expect((await window.contact({ id: 'c1' }))?.text.firstName.state.kind).toBe('clean')
    full = false
    expect(await window.edit({ id: 'c1', path: 'firstName', value: 'Mine' })).toEqual({ kind: 'saved' })
    const again = await openTwin(disk)
    expect(await names(again.window)).toEqual(['Mine'])
  })

  test('what is sent is marked on disk before the engine gets it', async () => {
    const disk = createDisk()
    const { engine, window } = await openTwin(disk)
    await engine.applyPage({ rows: [person(1)], state: done })
    await window.edit({ id: 'c1', path: 'firstName', value: 'Mine' })
    await engine.beginSend({ id: 'c1' })
    expect([...disk.edits.values()]).toMatchObject([{ sent: [{ value: 'Mine', ifMatch: 'W/"1-01"' }] }])
  })
})

test('a store opened again shows the same, with a snapshot and without, whatever was written before', async () => {
  const step = fc.record({
    ids: fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 40 }),
    stamp: fc.integer({ min: 1, max: 99 }),
    rest: fc.boolean(),
    edit: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const disk = createDisk()
      const { store, engine, window } = await openTwin(disk)
      for (const { ids, stamp, rest, edit } of steps) {
        const rows = ids.map((n) => person(n, { updatedUtc: String(stamp), strategy: 'x'.repeat(700) }))
        await engine.applyPage({ rows, state: done })
        if (edit) await window.edit({ id: `c${ids[0]}`, path: 'lastName', value: `Åberg ${stamp}` })
        if (rest) await store.rest()
      }
      const again = await openTwin(disk)
      expect(await names(again.window)).toEqual(await names(window))
      expect(again.store.summary()).toMatchObject({ ...store.summary(), version: 1 })
      for (const [slot] of again.store.state.directory.all().entries()) {
        const id = again.store.state.directory.all()[slot]?.id ?? ''
        expect(await again.window.contact({ id })).toEqual(await window.contact({ id }))
      }
      // Pages less than half alive are folded: what lies on disk stays in proportion to what is alive.
      expect(disk.pages.size).toBeLessThan(48)
      for (const { state } of [store, again.store]) expect(state.pageUse.size).toBe(disk.pages.size)
    }),
    { numRuns: 60 },
  )
})

test('contacts with much text are written once, not again with every write', async () => {
  const disk = createDisk()
  const storage = createMemoryStorage(disk)
  let written = 0
  const counted: Storage = {
    ...storage,
    commit: (change) => {
      written += change.pages?.put?.length ?? 0
      return storage.commit(change)
    },
  }
  const wordy = (n: number, stamp: string) => person(n, { updatedUtc: stamp, strategy: 'x'.repeat(5_000) })
  const { engine } = await openTwin(disk, counted)
  const rows = Array.from({ length: 500 }, (_, n) => wordy(n, '10'))
  for (let from = 0; from < 500; from += 50) await engine.applyPage({ rows: rows.slice(from, from + 50), state: done })
  expect(written).toBe(60)
  const again = await openTwin(disk, counted)
  for (let n = 0; n < 40; n++) await again.engine.applyPage({ rows: [wordy(n, '20')], state: done })
  expect(written).toBeLessThan(60 + 40 + 10)
})

test('a contact that is given another place while it is being read is read there', async () => {
  const disk = createDisk()
  const storage = createMemoryStorage(disk)
  let letGo = () => {}
  const { engine, store } = await openTwin(disk, {
    ...storage,
    async get(table, key) {
      if (table === 'pages')
        await new Promise<void>((resolve) => {
          letGo = resolve
        })
      return storage.get(table, key)
    },
  })
  await engine.applyPage({ rows: [person(1)], state: done })
  const read = store.contact('c1')
  await engine.applyPage({ rows: [person(1, { updatedUtc: '50' })], state: done })
  for (let turn = 0; turn < 5; turn++) {
    letGo()
    await new Promise((resolve) => setTimeout(resolve))
  }
  expect(await read).toMatchObject({ etag: 'W/"1-50"' })
})

describe('an engine', () => {
  test('of another account is refused: edits never go out as somebody else\u2019s', async () => {
    const { engine } = await openTwin(createDisk())
    await expect(engine.connect({ account: 'b' })).rejects.toThrow('another account')
  })

  test('finds nothing in flight of what the former one asked for last', async () => {
    const { engine, window } = await openTwin(createDisk())
    await engine.applyPage({ rows: [person(1)], state: done })
    await window.edit({ id: 'c1', path: 'firstName', value: 'Mine' })
    await Promise.all([engine.beginSend({ id: 'c1' }), engine.connect({ account: 'a' })])
    expect(await engine.due()).toMatchObject({ send: ['c1'], fetch: [] })
  })
})

describe('a profile of another format', () => {
  test('unknown pages are pulled again', async () => {
    const disk = createDisk()
    const { engine } = await openTwin(disk)
    await engine.applyPage({ rows: [person(1)], state: { marks: ['2026-05-18T00:00:00Z'], walk: null } })
    for (const [key, page] of disk.pages) disk.pages.set(key, { ...page, format: 99 })
    const again = await openTwin(disk)
    expect(await again.engine.connect({ account: 'a' })).toMatchObject({ contacts: { marks: [], walk: null } })
  })

  test('unknown user state is left alone, and opening says so', async () => {
    const disk = createDisk()
    const { engine, window } = await openTwin(disk)
    await engine.applyPage({ rows: [person(1)], state: done })
    await window.edit({ id: 'c1', path: 'firstName', value: 'Mine' })
    for (const [key, row] of disk.edits) disk.edits.set(key, { ...row, format: 99 })
    await expect(openTwin(disk)).rejects.toBeInstanceOf(UnknownFormat)
    expect(disk.edits.size).toBe(1)
  })
})

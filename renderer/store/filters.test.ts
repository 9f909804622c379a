import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tagPath } from '../../shared/path'
import type { Filter, Query, Sort } from './api'
import { createDisk, createMemoryStorage } from './memory-storage'
import { done, names, openTwin, person } from './open-twin'
import { createOrders } from './orders'

const everyone = [
  person(1, { firstName: 'Åsa', lastName: 'Ek', primaryLanguage: 'sv', tags: ['a', 'b'] }),
  person(2, { firstName: 'Zoë', lastName: 'Åberg', companies: [{ id: 'k', name: 'Älv' }], tags: ['a'] }),
  person(3, { firstName: 'Bo', lastName: null, companies: [{ id: 'l', name: 'Bro' }], tags: [], updatedUtc: '90' }),
]

async function filled() {
  const opened = await openTwin(createDisk())
  await opened.engine.applyPage({ rows: everyone, state: done })
  return opened
}

describe('orders', () => {
  test.each<[Sort, string[]]>([
    ['first', ['Bo', 'Zoë Åberg', 'Åsa Ek']],
    ['last', ['Bo', 'Åsa Ek', 'Zoë Åberg']],
    ['company', ['Bo', 'Zoë Åberg', 'Åsa Ek']],
    ['changed', ['Bo', 'Zoë Åberg', 'Åsa Ek']],
  ])('by %s, as Swedish has it', async (sort, order) => {
    const { window } = await filled()
    expect(await names(window, { sort })).toEqual(order)
  })

  test('what was edited here is what changed last', async () => {
    const { window } = await openTwin(createDisk()).then(async (opened) => {
      await opened.engine.applyPage({ rows: everyone, state: done })
      opened.store.now = () => Date.parse('2030-01-01')
      return opened
    })
    await window.edit({ id: 'c1', path: 'strategy', value: 'Mine' })
    expect((await names(window, { sort: 'changed' }))[0]).toBe('Åsa Ek')
    expect((await names(window, { show: 'recent' }))[0]).toBe('Åsa Ek')
  })

  test('every order, kept up with any changes, is that of sorting all of them anew', async () => {
    const name = fc.constantFrom('Åke', 'Ake', 'åke', 'Ö', 'Z', 'Berg 2', 'Berg 10', null)
    const change = fc.record({ n: fc.nat(20), firstName: name, lastName: name, company: name, gone: fc.boolean() })
    const batch = fc.array(change, { maxLength: 8 })
    const sorts: Sort[] = ['first', 'last', 'company', 'changed']
    await fc.assert(
      fc.asyncProperty(fc.array(batch, { maxLength: 6 }), fc.constantFrom(...sorts), async (batches, early) => {
        const { window, engine, store } = await openTwin(createDisk())
        let stamp = 10
        await window.list({ text: '', show: 'all', sort: early })
        for (const changes of batches) {
          const rows = changes.map(({ n, firstName, lastName, company, gone }) =>
            person(n, {
              firstName,
              lastName,
              companies: company === null ? [] : [{ id: 'k', name: company }],
              updatedUtc: String(++stamp % 90),
              ...(gone && { deletedUtc: '2026' }),
            }),
          )
          await engine.applyPage({ rows, state: done })
        }
        const orders = createOrders('sv')
        for (const sort of sorts) {
          const ids = await window.ids({ query: { text: '', show: 'all', sort }, from: 0, to: 100 })
          const sorted = [...store.state.directory.shown()].reverse().sort(orders[sort].compare)
          expect(ids).toEqual(sorted.map(({ id }) => id))
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('filters', () => {
  test.each<[Partial<Filter>, string[]]>([
    [{ tags: ['a'] }, ['Zoë Åberg', 'Åsa Ek']],
    [{ tags: ['a', 'b'] }, ['Åsa Ek']],
    [{ company: 'Älv' }, ['Zoë Åberg']],
    [{ language: 'sv' }, ['Åsa Ek']],
    [{ language: 'sv', company: 'Älv' }, []],
    [{ tags: ['a'], text: 'abe' }, ['Zoë Åberg']],
    [{ tags: [], company: null, language: null, blocked: false }, ['Bo', 'Zoë Åberg', 'Åsa Ek']],
  ])('%j', async (filter, found) => {
    const { window } = await filled()
    expect(await names(window, filter)).toEqual(found)
  })

  test('blocked, waiting and in conflict, edits on top', async () => {
    const { window, engine } = await filled()
    await window.edit({ id: 'c1', path: 'blocked', value: true })
    await window.edit({ id: 'c2', path: 'primaryLanguage', value: 'sv' })
    await window.note({ id: 'c3', type: 'note', note: 'A note waits too.' })
    expect(await names(window, { blocked: true })).toEqual(['Åsa Ek'])
    expect(await names(window, { language: 'sv' })).toEqual(['Zoë Åberg', 'Åsa Ek'])
    expect(await names(window, { waiting: true })).toEqual(['Bo', 'Zoë Åberg', 'Åsa Ek'])
    expect(await names(window, { conflict: true })).toEqual([])
    const theirs = { firstName: 'Zoë', lastName: 'Åberg', primaryLanguage: 'fi', updatedUtc: '95' }
    await engine.applyPage({ rows: [person(2, theirs)], state: done })
    expect(await names(window, { conflict: true })).toEqual(['Zoë Åberg'])
    await window.edit({ id: 'c1', path: 'blocked', value: false })
    expect(await names(window, { blocked: true })).toEqual([])
  })

  test('a row tells why it was found, where nothing on it shows it', async () => {
    const { window } = await filled()
    await window.edit({ id: 'c3', path: 'phone', value: '+46 70 174 06 18' })
    const found = async (text: string) =>
      (await window.rows({ query: { text, show: 'all' }, from: 0, count: 9 }))[0]?.found
    expect(await found('070-174')).toEqual({ kind: 'phone', text: '+46 70 174 06 18' })
    expect(await found('p3@')).toEqual({ kind: 'email', text: 'p3@firm.example' })
    expect(await found('bo')).toBeUndefined()
    expect(await found('bo bro')).toBeUndefined()
    await window.edit({ id: 'c3', path: tagPath('Västkusten'), value: true })
    expect(await found('vastkust')).toEqual({ kind: 'tag', text: 'Västkusten' })
  })

  test('with a name they are kept, and counted', async () => {
    const disk = createDisk()
    const { window, engine } = await openTwin(disk)
    await engine.applyPage({ rows: everyone, state: done })
    const filter: Filter = { text: 'ab', show: 'all', tags: ['a'] }
    await window.saveFilters({ filters: [{ id: '1', name: 'A', filter }] })
    const again = await openTwin(disk)
    expect(await again.window.filters(null)).toEqual([{ id: '1', name: 'A', filter, count: 1 }])
    disk.meta.set('filters', { key: 'filters', format: 1, value: [{ id: 7 }] })
    expect(await again.window.filters(null)).toEqual([])
  })
})

describe('ids', () => {
  test('are those of a stretch of the list, and the shown ones are counted', async () => {
    const { window } = await filled()
    const query: Query = { text: '', show: 'all', sort: 'last' }
    expect(await window.ids({ query, from: 1, to: 3 })).toEqual(['c1', 'c2'])
    expect(await window.shown({ query: { ...query, tags: ['b'] }, ids: ['c1', 'c2', 'gone'] })).toBe(1)
  })
})

test('a snapshot of another form is read past, and written anew', async () => {
  const disk = createDisk()
  const { engine, store } = await openTwin(disk)
  for (let n = 10; n < 30; n++) await engine.applyPage({ rows: [person(n, { primaryLanguage: 'sv' })], state: done })
  await store.rest()
  const [[key, row] = []] = disk.snapshot
  if (!key || !row) throw new Error('there is a snapshot')
  const lines = JSON.parse(new TextDecoder().decode(row.body)) as unknown[][]
  const before = lines.map((line) => line.filter((_, column) => column !== 7))
  disk.snapshot.set(key, { ...row, body: new TextEncoder().encode(JSON.stringify(before)) })
  const again = await openTwin(disk, createMemoryStorage(disk))
  expect(await names(again.window, { language: 'sv' })).toHaveLength(20)
  await again.store.rest()
  expect([...disk.snapshot.values()][0]?.body).toEqual(row.body)
})

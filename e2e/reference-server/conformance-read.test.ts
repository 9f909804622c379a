import { describe, expect, test } from 'vitest'
import { acme, serve } from './test-server'

const people = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `p${index}`, firstName: `P${index}` }))

describe('GET one', () => {
  test('the contact with its ETag header; 404 when unknown', async () => {
    const { client, model } = await serve()
    const { status, headers, body } = await client.contact('789')
    expect({ status, body, etag: headers.etag }).toEqual({
      status: 200,
      body: model.contact('789'),
      etag: model.contact('789')?.etag,
    })
    expect((await client.contact('nobody')).status).toBe(404)
  })

  test('unknown fields and missing nullable ones are within the contract', async () => {
    const { client } = await serve({ settings: { extraFields: { mood: 'fine' }, omitNulls: true } })
    const { body } = await client.contact('790')
    expect(body).toMatchObject({ id: '790', mood: 'fine' })
    expect(body).not.toHaveProperty('lastName')
  })

  test('updatedUtc has 7 decimals, grows with every write, and may come without its trailing zeros', async () => {
    const { model } = await serve({ now: () => Date.UTC(2026, 4, 18, 20, 22, 36, 959) })
    const stamps = ['a', 'b', 'c'].map((firstName) => model.colleague.patch('789', { firstName }).updatedUtc)
    expect(stamps[0]).toMatch(/^2026-05-18T20:22:36\.959000\dZ$/)
    expect(new Set(stamps).size).toBe(3)
    expect(stamps.toSorted()).toEqual(stamps)
    const trimming = await serve({
      now: () => Date.UTC(2026, 4, 18, 20, 22, 36, 950),
      settings: { decimals: 'trimmed', resolution: 'millisecond' },
    })
    expect(trimming.model.contact('789')?.updatedUtc).toBe('2026-05-18T20:22:36.95Z')
  })
})

describe('GET many', () => {
  test('page_size is 1 to 500, 500 by default', async () => {
    const { client } = await serve({ contacts: people(501) })
    const whole = await client.list()
    expect(whole.body.page).toMatchObject({ hasMore: true, pageSize: 500 })
    expect(whole.data).toHaveLength(500)
    expect((await client.list({ page_size: '1' })).data).toHaveLength(1)
    for (const page_size of ['0', '501', 'x', '-1', '1.5', ''])
      expect((await client.list({ page_size })).status).toBe(400)
  })

  test('a walk by cursor gives every row once, in the order of (updatedUtc, id)', async () => {
    const { client, model } = await serve({ contacts: people(25) })
    for (const id of ['p3', 'p20']) model.colleague.patch(id, { lastName: 'Later' })
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof client.list>> = await client.list({
        page_size: '7',
        ...(cursor === null ? {} : { cursor }),
      })
      seen.push(...page.data.map((row) => `${row.updatedUtc} ${row.id}`))
      cursor = page.next
      expect(page.hasMore).toBe(cursor !== null)
    } while (cursor !== null)
    expect(seen).toEqual(seen.toSorted())
    expect(new Set(seen).size).toBe(25)
    expect(seen.slice(-2).map((row) => row.split(' ')[1])).toEqual(['p3', 'p20'])
  })

  test('updated_since is inclusive, to the last of 7 decimals, and rows can share a timestamp', async () => {
    const { client, model } = await serve({ contacts: people(5) })
    const bulk = model.colleague.bulk(() => ['p1', 'p2'].map((id) => model.colleague.patch(id, { lastName: 'X' })))
    const { updatedUtc: first = '' } = bulk[0] ?? {}
    expect(bulk[1]?.updatedUtc).toBe(first)
    const later = model.colleague.patch('p4', { lastName: 'Y' })
    const ids = async (since: string): Promise<string[]> =>
      (await client.list({ updated_since: since })).data.map(({ id }) => id)
    expect(await ids(first)).toEqual(['p1', 'p2', 'p4'])
    expect(await ids(later.updatedUtc)).toEqual(['p4'])
    expect((await client.list({ updated_since: 'yesterday' })).status).toBe(400)
  })

  test('deleted ones only with include_deleted=true', async () => {
    const { client, model } = await serve()
    model.colleague.delete('789')
    expect((await client.list()).data.map(({ id }) => id)).toEqual(['790'])
    const all = await client.list({ include_deleted: 'true' })
    expect(all.data.map(({ id, deletedUtc }) => [id, deletedUtc !== null])).toEqual([
      ['790', false],
      ['789', true],
    ])
    expect((await client.list({ include_deleted: 'maybe' })).status).toBe(400)
  })

  test('a row that changes while a walk is under way moves to a later page and is seen twice', async () => {
    const { client, model } = await serve({ contacts: people(4) })
    const one = await client.list({ page_size: '2' })
    model.colleague.patch('p0', { lastName: 'Moved' })
    const two = await client.list({ page_size: '2', cursor: one.next ?? '' })
    const three = await client.list({ page_size: '2', cursor: two.next ?? '' })
    expect([one, two, three].map(({ data }) => data.map(({ id }) => id))).toEqual([['p0', 'p1'], ['p2', 'p3'], ['p0']])
  })

  test('a transaction that commits late bears the time of its beginning', async () => {
    let now = Date.UTC(2026, 4, 18)
    const { model } = await serve({ now: () => now })
    now += 600_000
    const late = model.colleague.patch('789', { firstName: 'Late' }, { lagMs: 60_000 })
    expect(late.updatedUtc < model.colleague.touch('790').updatedUtc).toBe(true)
    expect(late.updatedUtc.slice(0, 19)).toBe('2026-05-18T00:09:00')
  })

  test('a cursor that no list gave out is 400', async () => {
    const { client } = await serve()
    expect((await client.list({ cursor: 'bogus' })).status).toBe(400)
    expect((await client.list({ cursor: btoa('[1,2]') })).status).toBe(400)
  })

  test('older documents show nextCursor and hasMore at the top level', async () => {
    const { client } = await serve({ settings: { legacyPaging: true } })
    const { body } = await client.list({ page_size: '1' })
    expect(body).toMatchObject({ hasMore: true, nextCursor: expect.any(String) })
    expect(body).not.toHaveProperty('page')
  })

  test('companies have the same paging and delta rules', async () => {
    const { client, model } = await serve()
    const before = model.contact('789')
    const renamed = model.colleague.patchCompany('501', { name: 'Acme Nordic' })
    const delta = await client.list({ updated_since: renamed.updatedUtc }, 'companies')
    expect(delta.data).toEqual([renamed])
    expect(model.contact('789')).toMatchObject({ etag: before?.etag, companies: [{ ...acme, name: 'Acme Nordic' }] })
    expect((await client.list()).data.find(({ id }) => id === '789')).toEqual(model.contact('789'))
    model.colleague.deleteCompany('502')
    expect((await client.list({}, 'companies')).data).toHaveLength(1)
    expect((await client.list({ include_deleted: 'true', page_size: '1' }, 'companies')).hasMore).toBe(true)
  })
})

describe('timeline', () => {
  const note = { note: 'Called.', type: 'call' }

  test('a note is 1 to 10,000 characters of a known type -> 204; Idempotency-Key honoured', async () => {
    const { client, model } = await serve()
    const post = (json: unknown, headers = {}) => client.ask('POST', 'network/contacts/789/notes', { json, headers })
    const key = { 'idempotency-key': '5f0c2f6e-0000-4000-8000-000000000002' }
    expect((await post(note, key)).status).toBe(204)
    expect((await post(note, key)).status).toBe(204)
    expect(model.timeline('789').filter(({ type }) => type === 'note')).toHaveLength(1)
    for (const bad of [
      { note: '' },
      { note: 'x'.repeat(10_001) },
      { note: 'x', type: 'song' },
      { note: 'x', fileId: 9 },
    ])
      expect((await post(bad)).status).toBe(400)
    expect((await client.ask('POST', 'network/contacts/nobody/notes', { json: note })).status).toBe(404)
  })

  test('newest first; an audit entry says who changed which field', async () => {
    const { client, model } = await serve()
    model.colleague.patch('789', { lastName: 'Alm', blocked: true }, 'Maria Lindgren')
    await client.ask('POST', 'network/contacts/789/notes', { json: note })
    const { data } = (await client.get('network/contacts/789/actions')).body
    expect(data).toMatchObject([
      { type: 'note', details: note },
      {
        type: 'audit',
        user: { name: 'Maria Lindgren' },
        details: { operation: 'update', changedFields: ['lastName', 'blocked'] },
      },
      { type: 'audit', details: { operation: 'create' } },
    ])
    const kinds = async (type: string) => (await client.get(`network/contacts/789/actions?type=${type}`)).body.data
    expect(await kinds('notes')).toHaveLength(1)
    expect(await kinds('audit')).toHaveLength(2)
    expect((await client.get('network/contacts/789/actions?type=song')).status).toBe(400)
  })

  test('entries of one moment are newest first too', async () => {
    const { client } = await serve({ now: () => Date.UTC(2026, 4, 18), settings: { resolution: 'millisecond' } })
    for (const text of ['one', 'two'])
      await client.ask('POST', 'network/contacts/789/notes', { json: { note: text, type: 'note' } })
    const { data } = (await client.get('network/contacts/789/actions?type=notes')).body
    expect(data).toMatchObject([{ details: { note: 'two' } }, { details: { note: 'one' } }])
  })

  test('its cursor goes on where the page ended, whatever came in since', async () => {
    const { client, model } = await serve()
    for (const firstName of ['a', 'b', 'c']) model.colleague.patch('789', { firstName })
    const entries: unknown[] = []
    let path = 'network/contacts/789/actions?page_size=3'
    const first = await client.get(path)
    entries.push(first.body.data)
    model.colleague.patch('789', { firstName: 'd' })
    path += `&cursor=${encodeURIComponent(String({ nextCursor: '', ...(first.body.page as object) }.nextCursor))}`
    entries.push((await client.get(path)).body.data)
    expect(entries.flat()).toEqual(model.timeline('789').slice(0, 4).toReversed())
  })
})

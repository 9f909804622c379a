import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { timeLimitMs } from './api'
import { answer, clientOf, contact, origin, type Reply, send, token } from './scripted/client'

describe('a request', () => {
  test('carries the etag byte for byte, only what is sent, and the token to the origin alone', async () => {
    const { api, asked } = clientOf({ body: contact })
    await api.send(send)
    expect(asked).toHaveLength(1)
    expect(asked[0]?.url).toBe('https://app.example/api/v1/network/contacts/7')
    expect(asked[0]?.init).toMatchObject({
      method: 'PATCH',
      body: '{"phone":"1"}',
      headers: { 'if-match': 'W/"AAAAAAAAK0Q="', authorization: `Bearer ${token}` },
    })
  })

  test('follows no redirect, keeps no cookie and reads no cache: Chromium would carry the token to another host', async () => {
    const { api, asked } = clientOf({ body: contact })
    await Promise.all([api.send(send), api.get('7'), api.list({ since: null, cursor: null })])
    for (const { init } of asked) {
      expect(init).toMatchObject({ redirect: 'error', credentials: 'omit', cache: 'no-store' })
    }
  })

  test('goes nowhere but to the origin, whatever a contact is called', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('../x', '//evil.example', '?a#b', '@evil')),
        async (id) => {
          const { api, asked } = clientOf({ body: contact })
          await api.get(id)
          const url = new URL(asked[0]?.url ?? '')
          expect(url.origin).toBe(origin)
          expect([url.search, url.hash, url.username]).toEqual(['', '', ''])
          if (!['', '.', '..'].includes(id))
            expect(url.pathname).toBe(`/api/v1/network/contacts/${encodeURIComponent(id)}`)
        },
      ),
    )
  })

  test('is made for a contact with half a surrogate pair in its id as well', async () => {
    const { api, asked } = clientOf({ body: contact })
    expect((await api.get('half\ud83d')).kind).toBe('unanswered')
    expect(asked[0]?.url).toBe('https://app.example/api/v1/network/contacts/half%EF%BF%BD')
  })

  test('asks for list pages with the deleted ones, from the watermark and cursor as they are', async () => {
    const { api, asked } = clientOf({ body: { data: [], page: { nextCursor: null, hasMore: false } } })
    await api.list({ since: '2026-06-01T12:00:00.0000001Z', cursor: 'a+b/c=' })
    const { searchParams } = new URL(asked[0]?.url ?? '')
    expect(Object.fromEntries(searchParams)).toEqual({
      include_deleted: 'true',
      page_size: '500',
      updated_since: '2026-06-01T12:00:00.0000001Z',
      cursor: 'a+b/c=',
    })
  })
})

describe('the meaning of an answer', () => {
  const problem = (status: number, body: object = {}, headers: Record<string, string> = {}): Reply => ({
    status,
    type: 'application/problem+json',
    body: { title: 'Title', ...body },
    headers,
  })
  const refusal = (field: string | null, message: string) => ({ field, message })

  test.each<[string, Reply, object]>([
    ['200 with the contact', { body: contact }, { kind: 'ok', value: contact }],
    [
      '200 with fields nobody has heard of',
      { body: { ...contact, x: [1] } },
      { kind: 'ok', value: { ...contact, x: [1] } },
    ],
    ['412', problem(412), { kind: 'stale' }],
    [
      '409 of an older server for a lost race',
      problem(409, { type: 'https://x/help/concurrency-conflict' }),
      { kind: 'stale' },
    ],
    [
      '409 that names a field',
      problem(409, { errors: { email: ['taken'] } }),
      { kind: 'clash', refusals: [refusal('email', 'taken')] },
    ],
    [
      '409 that names none: what must be unique',
      problem(409, { detail: 'Taken.' }),
      { kind: 'clash', refusals: [refusal('email', 'Taken.'), refusal('externalRefs', 'Taken.')] },
    ],
    ['404', problem(404), { kind: 'missing', refusals: expect.any(Array) }],
    ['410', problem(410), { kind: 'missing', refusals: expect.any(Array) }],
    [
      '400 that names fields',
      problem(400, { errors: { email: ['bad', 'worse'], '$.phone': 'no' } }),
      { kind: 'refused', refusals: [refusal('email', 'bad worse'), refusal('$.phone', 'no')] },
    ],
    ['400 that names none', problem(400, { detail: 'Why.' }), { kind: 'refused', refusals: [refusal(null, 'Why.')] }],
    ['403', problem(403), { kind: 'refused', refusals: [refusal(null, 'Title')] }],
    [
      '422 of another form',
      problem(422, { title: 5, errors: 'no' }),
      { kind: 'refused', refusals: [refusal(null, 'status 422')] },
    ],
    ['401', problem(401), { kind: 'unauthorized' }],
    ['401 without JSON', { status: 401, type: 'text/plain', body: '' }, { kind: 'unauthorized' }],
    ['429', problem(429, {}, { 'retry-after': '20' }), { kind: 'limited', retryAfterMs: 20_000 }],
    ['429 without a time', problem(429), { kind: 'limited', retryAfterMs: null }],
    ['503 with a time', problem(503, {}, { 'retry-after': '5' }), { kind: 'limited', retryAfterMs: 5_000 }],
    ['503 without', problem(503), { kind: 'unanswered', cause: 'server-error' }],
    ['500 in HTML', { status: 500, type: 'text/html', body: '<h1>' }, { kind: 'unanswered', cause: 'server-error' }],
    ['HTML with 200', { type: 'text/html; charset=utf-8', body: '<p>Wi-Fi' }, { kind: 'unanswered', cause: 'portal' }],
    ['HTML with 403', { status: 403, type: 'text/html', body: '<p>no' }, { kind: 'unanswered', cause: 'portal' }],
    ['plain text', { type: 'text/plain', body: JSON.stringify(contact) }, { kind: 'unanswered', cause: 'not-the-api' }],
    ['no type', { type: null, body: contact }, { kind: 'unanswered', cause: 'not-the-api' }],
    ['an empty 200', { body: '' }, { kind: 'unanswered', cause: 'not-the-api' }],
    ['cut JSON', { body: JSON.stringify(contact).slice(0, 30) }, { kind: 'unanswered', cause: 'not-the-api' }],
    ['another contact', { body: { ...contact, id: '8' } }, { kind: 'unanswered', cause: 'not-the-api' }],
    ['a contact without an etag', { body: { ...contact, etag: '' } }, { kind: 'unanswered', cause: 'not-the-api' }],
    [
      'a contact without an updatedUtc',
      { body: { ...contact, updatedUtc: null } },
      { kind: 'unanswered', cause: 'not-the-api' },
    ],
    ['null', { body: 'null' }, { kind: 'unanswered', cause: 'not-the-api' }],
  ])('%s', async (_what, reply, meaning) => {
    const { api } = clientOf(reply)
    expect(await api.send(send)).toEqual(meaning)
  })

  test('a request that fails has no answer: it may or may not have been done', async () => {
    const { api } = clientOf(() => Promise.reject(new TypeError('net::ERR_CONNECTION_RESET')))
    expect(await api.send(send)).toEqual({ kind: 'unanswered', cause: 'unreachable' })
  })

  test('a body that breaks off is no answer', async () => {
    const { api } = clientOf(async () => ({ ...answer({}), text: () => Promise.reject(new TypeError('cut')) }))
    expect(await api.get('7')).toEqual({ kind: 'unanswered', cause: 'unreachable' })
  })

  test('silence beyond the time limit is given up, and said to be silence', async () => {
    const { api, waits } = clientOf(
      ({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    )
    const answered = api.get('7')
    expect(waits.map(({ ms }) => ms)).toEqual([timeLimitMs])
    waits[0]?.end()
    expect(await answered).toEqual({ kind: 'unanswered', cause: 'no-answer' })
  })

  test('an answer in time takes its timer with it', async () => {
    const { api, waits } = clientOf({ body: contact })
    await api.get('7')
    expect(waits[0]?.signal.aborted).toBe(true)
  })
})

describe('a list page', () => {
  const list = async (body: unknown) => clientOf({ body }).api.list({ since: null, cursor: null })
  const page = (value: object | null) => (value ? { kind: 'ok', value } : { kind: 'unanswered', cause: 'not-the-api' })

  test.each<[string, unknown, object | null]>([
    [
      'the last',
      { data: [contact], page: { nextCursor: null, hasMore: false } },
      { rows: [contact], nextCursor: null },
    ],
    [
      'with more to come',
      { data: [contact], page: { nextCursor: 'c', hasMore: true } },
      { rows: [contact], nextCursor: 'c' },
    ],
    ['of an older server', { data: [], nextCursor: 'c', hasMore: true }, { rows: [], nextCursor: 'c' }],
    [
      'whose cursor is left over',
      { data: [], page: { nextCursor: 'c', hasMore: false } },
      { rows: [], nextCursor: null },
    ],
    ['that promises more without a cursor', { data: [], page: { hasMore: true } }, null],
    ['that does not say whether there is more', { data: [] }, null],
    ['without data', { page: { hasMore: false } }, null],
    ['with a row that is no contact', { data: [{ id: '7' }], page: { hasMore: false } }, null],
  ])('%s', async (_what, body, value) => expect(await list(body)).toEqual(page(value)))
})

test('5,000 hostile answers: none throws, none is taken for a contact that was not asked for', async () => {
  const bodies = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.anything().map((value) => JSON.stringify(value) ?? ''),
    fc.record({ id: fc.anything(), etag: fc.anything(), updatedUtc: fc.anything() }, { requiredKeys: [] }),
    fc.record({ errors: fc.anything(), detail: fc.anything(), type: fc.anything() }, { requiredKeys: [] }),
    fc.nat(60).map((cut) => JSON.stringify(contact).slice(0, cut)),
    fc.record({ data: fc.anything(), page: fc.anything() }),
  )
  const reply = fc.record({
    status: fc.oneof(
      fc.constantFrom(200, 201, 204, 302, 400, 401, 403, 404, 409, 412, 428, 429, 500, 503),
      fc.integer({ min: 200, max: 599 }),
    ),
    type: fc.constantFrom('application/json', 'application/problem+json', 'text/html', 'text/plain', '', null),
    body: bodies,
    headers: fc.dictionary(fc.constantFrom('retry-after', 'etag', 'location'), fc.string(), { noNullPrototype: true }),
  })
  await fc.assert(
    fc.asyncProperty(reply, fc.constantFrom('patch', 'get', 'list'), async (made, call) => {
      const { api } = clientOf(made)
      const got =
        call === 'patch'
          ? await api.send(send)
          : call === 'get'
            ? await api.get('7')
            : await api.list({ since: null, cursor: null })
      if (got.kind === 'ok' && got.value && 'id' in got.value) expect(got.value.id).toBe('7')
      if (got.kind === 'refused' || got.kind === 'clash') {
        for (const { message } of got.refusals) expect(typeof message).toBe('string')
      }
      if (got.kind === 'limited' && got.retryAfterMs !== null) expect(got.retryAfterMs).toBeGreaterThanOrEqual(0)
    }),
    { numRuns: 5_000 },
  )
})

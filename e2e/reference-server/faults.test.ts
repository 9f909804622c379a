import { describe, expect, test } from 'vitest'
import type { FaultRule } from './faults'
import { serve } from './test-server'

const renamed = { firstName: 'Jane' }
const patches: Omit<FaultRule, 'fault'> = { method: 'PATCH', path: '/network/contacts/789$' }

/** Settles once the log has grown: the server has met the request, whatever the client knows. */
async function met(model: { log: readonly unknown[] }, entries: number): Promise<void> {
  while (model.log.length < entries) await new Promise((resolve) => setImmediate(resolve))
}

describe('a lost connection', () => {
  test('reset: the server has not acted', async () => {
    const { client, server, model } = await serve()
    server.faults.add({ ...patches, fault: { kind: 'reset' } })
    await expect(client.patch('789', renamed)).rejects.toThrow('ECONNRESET')
    expect(model.contact('789')?.firstName).toBe('Ann')
    expect(model.log).toMatchObject([{ method: 'PATCH', fault: 'reset', status: null, body: renamed }])
    expect((await client.patch('789', renamed)).status).toBe(200)
  })

  test('act-then-reset: the answer is lost after the server has acted', async () => {
    const { client, server, model } = await serve()
    const etag = model.contact('789')?.etag ?? ''
    server.faults.add({ ...patches, fault: { kind: 'act-then-reset' } })
    await expect(client.patch('789', renamed, { 'if-match': etag })).rejects.toThrow('ECONNRESET')
    expect(model.contact('789')?.firstName).toBe('Jane')
    expect(model.log).toMatchObject([{ fault: 'act-then-reset', status: 200, ifMatch: etag }])
    expect((await client.patch('789', renamed, { 'if-match': etag })).status).toBe(412)
  })

  test.each([
    ['silence', 'Ann'],
    ['act-then-silence', 'Jane'],
  ] as const)('%s: no answer comes, and the first name is %s', async (kind, firstName) => {
    const { client, server, model } = await serve()
    server.faults.add({ ...patches, fault: { kind } })
    const gaveUp = new AbortController()
    const asked = client.ask('PATCH', 'network/contacts/789', { json: renamed, signal: gaveUp.signal })
    const outcome = expect(asked).rejects.toThrow('aborted')
    await met(model, 1)
    gaveUp.abort()
    await outcome
    expect(model.contact('789')?.firstName).toBe(firstName)
  })

  test('act-late: the client has gone when the server acts', async () => {
    const { client, server, model } = await serve()
    const id = server.faults.add({ ...patches, fault: { kind: 'act-late' } })
    await expect(client.patch('789', renamed)).rejects.toThrow('ECONNRESET')
    model.colleague.patch('789', { firstName: 'Joan' })
    expect(server.faults.list()).toMatchObject([{ id, fired: 1, waiting: 1 }])
    expect(server.faults.release(id)).toBe(1)
    expect(model.contact('789')?.firstName).toBe('Jane')
  })

  test('act-late in time: the server acts after so many milliseconds by itself', async () => {
    const { client, server, model } = await serve()
    server.faults.add({ ...patches, fault: { kind: 'act-late', ms: 1 } })
    await expect(client.patch('789', renamed)).rejects.toThrow('ECONNRESET')
    await met(model, 1)
    expect(model.contact('789')?.firstName).toBe('Jane')
  })
})

describe('an answer that is not what was promised', () => {
  test('cut-body, broken: the body ends before its length', async () => {
    const { client, server, model } = await serve()
    server.faults.add({ ...patches, fault: { kind: 'cut-body' } })
    await expect(client.patch('789', renamed)).rejects.toThrow('aborted')
    expect(model.contact('789')?.firstName).toBe('Jane')
  })

  test('cut-body, whole: a sound answer with half of the JSON', async () => {
    const { client, server } = await serve()
    server.faults.add({ ...patches, fault: { kind: 'cut-body', framing: 'whole' } })
    const { status, text } = await client.patch('789', renamed)
    expect(status).toBe(200)
    expect(() => JSON.parse(text)).toThrow()
  })

  test('html: a portal answers 200 and the server has seen nothing', async () => {
    const { client, server, model } = await serve()
    server.faults.add({ fault: { kind: 'html' } })
    const { status, headers, text } = await client.patch('789', renamed)
    expect({ status, type: headers['content-type'] }).toEqual({ status: 200, type: 'text/html; charset=utf-8' })
    expect(text).toMatch(/^<!doctype html>/)
    expect(model.contact('789')?.firstName).toBe('Ann')
  })

  test('redirect: to another origin, with the status asked for', async () => {
    const { client, server } = await serve()
    server.faults.add({ fault: { kind: 'redirect', status: 307, location: 'https://elsewhere.example/' } })
    const { status, headers } = await client.contact('789')
    expect({ status, to: headers.location }).toEqual({ status: 307, to: 'https://elsewhere.example/' })
  })

  test('answer: any status with any headers and body, the server having acted or not', async () => {
    const { client, server, model } = await serve()
    const unavailable = { status: 503, headers: { 'retry-after': 'soon' }, body: { title: 'Down' } }
    server.faults.add({ fault: { kind: 'answer', ...unavailable } })
    expect(await client.patch('789', renamed)).toMatchObject(unavailable)
    expect(model.contact('789')?.firstName).toBe('Ann')
    server.faults.add({ fault: { kind: 'answer', status: 200, body: '', acts: true } })
    expect(await client.patch('789', renamed)).toMatchObject({ status: 200, text: '' })
    expect(model.contact('789')?.firstName).toBe('Jane')
  })
})

describe('order', () => {
  test.each([
    ['first', 200],
    ['second', 412],
  ] as const)('duplicate: the request is processed twice, the %s answer (%i) is delivered', async (answer, status) => {
    const { client, server, model } = await serve()
    server.faults.add({ ...patches, fault: { kind: 'duplicate', answer } })
    const reply = await client.patch('789', renamed, { 'if-match': model.contact('789')?.etag ?? '' })
    expect(reply.status).toBe(status)
    expect(model.log.map((entry) => entry.status)).toEqual([200, 412])
  })

  test('hold: a list page made now arrives after later answers', async () => {
    const { client, server, model } = await serve()
    server.faults.add({ method: 'GET', path: '/network/contacts\\?', fault: { kind: 'hold' } })
    const page = client.list({ page_size: '500' })
    await met(model, 1)
    expect((await client.patch('789', renamed)).body).toMatchObject(renamed)
    server.faults.release()
    expect((await page).data).toMatchObject([{ firstName: 'Ann' }, { firstName: 'Bo' }])
  })

  test('hold: an answer released after its client has gone troubles nobody', async () => {
    const { client, server, model } = await serve()
    const gaveUp = new AbortController()
    server.faults.add({ fault: { kind: 'hold' } })
    const held = expect(client.get('network/contacts', { signal: gaveUp.signal })).rejects.toThrow('aborted')
    await met(model, 1)
    gaveUp.abort()
    await held
    await client.contact('789')
    expect(server.faults.release()).toBe(1)
    expect((await client.contact('789')).status).toBe(200)
  })

  test('delay: the server acts and answers after so many milliseconds', async () => {
    const { client, server, model } = await serve()
    server.faults.add({ ...patches, fault: { kind: 'delay', ms: 1 } })
    expect((await client.patch('789', renamed)).status).toBe(200)
    expect(model.log).toMatchObject([{ fault: 'delay' }])
  })

  test('colleague-first: somebody changes the contact just before the request acts', async () => {
    const { client, server, model } = await serve()
    const match = () => ({ 'if-match': model.contact('789')?.etag ?? '' })
    server.faults.add({ ...patches, fault: { kind: 'colleague-first' } })
    expect((await client.patch('789', renamed, match())).status).toBe(412)
    server.faults.add({ ...patches, fault: { kind: 'colleague-first', fields: { lastName: 'Alm' }, who: 'Kim' } })
    expect((await client.patch('789', renamed, match())).status).toBe(412)
    expect(model.contact('789')).toMatchObject({ firstName: 'Ann', lastName: 'Alm' })
    expect((await client.patch('789', renamed, match())).status).toBe(200)
  })
})

describe('rules', () => {
  test('a rule hits the requests it names, after skipping some, so many times', async () => {
    const { client, server } = await serve()
    server.faults.add({ ...patches, skip: 1, times: 2, fault: { kind: 'answer', status: 500 } })
    const statuses: number[] = []
    for (let at = 0; at < 5; at++) statuses.push((await client.patch('789', { lastName: `${at}` })).status)
    expect(statuses).toEqual([200, 500, 500, 200, 200])
    expect((await client.contact('789')).status).toBe(200)
    expect(server.faults.list()).toMatchObject([{ seen: 5, fired: 2 }])
  })

  test('times null is every time, until the faults are cleared', async () => {
    const { client, server } = await serve()
    server.faults.add({ times: null, fault: { kind: 'answer', status: 500 } })
    for (let at = 0; at < 3; at++) expect((await client.contact('789')).status).toBe(500)
    server.faults.clear()
    expect((await client.contact('789')).status).toBe(200)
  })
})

import { describe, expect, test } from 'vitest'
import { serve } from './test-server'

const stale = { 'if-match': 'W/"AAAAAAAAAAE="' }

const link = (id: string, primary: boolean) => ({ company: { kind: 'existing', id }, jobTitle: null, primary })

describe('PATCH', () => {
  test('present is updated, absent is kept, null is cleared', async () => {
    const { client } = await serve()
    const { status, body } = await client.patch('789', { firstName: 'Jane', phone: null, primaryLanguage: null })
    expect(status).toBe(200)
    expect(body).toMatchObject({ firstName: 'Jane', lastName: 'Ek', phone: null, primaryLanguage: null, phones: [] })
  })

  test('null (clear) and absent (keep) differ, and an empty string is neither', async () => {
    const { client } = await serve()
    expect((await client.patch('789', { strategy: '' })).body).toMatchObject({ strategy: '', firstName: 'Ann' })
    expect((await client.patch('789', { strategy: null })).body).toMatchObject({ strategy: null })
    expect((await client.patch('789', { email: '' })).status).toBe(400)
  })

  test('arrays are replaced whole', async () => {
    const { client } = await serve()
    expect((await client.patch('789', { tags: ['a', 'b'] })).body.tags).toEqual(['a', 'b'])
    expect((await client.patch('789', { tags: ['c'] })).body.tags).toEqual(['c'])
    const refs = [{ namespace: 'sap', id: '7' }]
    expect((await client.patch('789', { externalRefs: refs })).body.externalRefs).toEqual(refs)
  })

  test('200 has the whole contact and a new ETag, the same as in the body', async () => {
    const { client, model } = await serve()
    const before = model.contact('789')
    const { headers, body } = await client.patch('789', { firstName: 'Jane' }, { 'if-match': before?.etag ?? '' })
    expect(headers.etag).toMatch(/^W\/"[A-Za-z0-9+/]{11}="$/)
    expect(headers.etag).not.toBe(before?.etag)
    expect(body).toMatchObject({ id: '789', etag: headers.etag, changeType: 'update' })
    expect(Object.keys(body).sort()).toEqual(Object.keys(before ?? {}).sort())
  })

  test('a PATCH that changes nothing is 200 with the unchanged contact and an unchanged etag', async () => {
    const { client, model } = await serve()
    const before = model.contact('789')
    const same = { firstName: 'Ann', tags: ['vip'], blocked: null, externalRefs: [{ namespace: 'crm', id: 'C-1' }] }
    const { status, body, headers } = await client.patch('789', same)
    expect({ status, body, etag: headers.etag }).toEqual({ status: 200, body: before, etag: before?.etag })
    expect((await client.patch('789', {})).body).toEqual(before)
  })

  test('stale: 412 of type /help/precondition-failed, and nothing is written', async () => {
    const { client, model } = await serve()
    const { status, headers, body } = await client.patch('789', { firstName: 'Jane' }, stale)
    expect(status).toBe(412)
    expect(headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(body.type).toMatch(/\/help\/precondition-failed$/)
    expect(Object.keys(body).sort()).toEqual(['detail', 'instance', 'status', 'title', 'type'])
    expect(model.contact('789')?.firstName).toBe('Ann')
  })

  test('etags are compared byte for byte: one without its W/ is another one', async () => {
    const { client, model } = await serve()
    const etag = model.contact('789')?.etag ?? ''
    expect((await client.patch('789', { firstName: 'J' }, { 'if-match': etag.slice(2) })).status).toBe(412)
    expect((await client.patch('789', { firstName: 'J' }, { 'if-match': etag })).status).toBe(200)
    expect((await client.patch('789', { firstName: 'K' }, { 'if-match': '*' })).status).toBe(200)
  })

  test('If-Match is optional on the wire; missing where required is 428', async () => {
    const { client, model } = await serve()
    expect((await client.patch('789', { firstName: 'J' })).status).toBe(200)
    model.settings.requireIfMatch = true
    expect((await client.patch('789', { firstName: 'K' })).status).toBe(428)
    expect((await client.remove('789')).status).toBe(428)
  })

  test('older servers use 409 /help/concurrency-conflict for a stale etag', async () => {
    const { client } = await serve({ settings: { legacy409ForStale: true } })
    const { status, body } = await client.patch('789', { firstName: 'J' }, stale)
    expect(status).toBe(409)
    expect(body.type).toMatch(/\/help\/concurrency-conflict$/)
  })

  test('connections go in, companies come out, the primary one first', async () => {
    const { client } = await serve()
    const connections = [
      { company: { kind: 'existing', id: '501' }, jobTitle: 'CFO' },
      { company: { kind: 'existing', id: '502' }, jobTitle: null, primary: true },
    ]
    const { body } = await client.patch('789', { connections })
    expect(body).not.toHaveProperty('connections')
    expect(body.primaryCompanyId).toBe('502')
    expect(body.companies).toMatchObject([
      { id: '502', name: 'Bolaget', jobTitle: null, isPrimary: true },
      { id: '501', name: 'Acme', jobTitle: 'CFO', isPrimary: false },
    ])
  })

  test('blocked and profilePictureId are written and never come back', async () => {
    const { client, model } = await serve()
    const before = model.contact('789')?.etag
    const { body, text } = await client.patch('789', { blocked: true, profilePictureId: 7 })
    expect(text).not.toMatch(/blocked|profilePictureId/)
    expect(body.profilePictureUrl).toEqual(expect.any(String))
    expect(body.etag).not.toBe(before)
    expect(model.writeOnly('789')).toEqual({ blocked: true, profilePictureId: 7 })
  })

  test('emails and phones are read-only: derived, the primary one equal to email', async () => {
    const { client } = await serve()
    const { body } = await client.patch('789', { email: 'new@acme.example', emails: [], phones: 'x' })
    expect(body.emails).toEqual([{ address: 'new@acme.example', type: 'work', isPrimary: true }])
    expect(body.phones).toHaveLength(1)
  })

  test('unknown fields are ignored', async () => {
    const { client, model } = await serve()
    const before = model.contact('789')
    expect((await client.patch('789', { shoeSize: 43, id: 'x' })).body).toEqual(before)
  })

  test.each([
    ['email', { email: 'not an address' }],
    ['email', { email: `${'a'.repeat(250)}@acme.example` }],
    ['firstName', { firstName: 'x'.repeat(256) }],
    ['lastName', { lastName: 7 }],
    ['linkedInUrl', { linkedInUrl: 'https://linkedin.com/ann' }],
    ['primaryLanguage', { primaryLanguage: 'swe' }],
    ['externalRefs[0].namespace', { externalRefs: [{ namespace: 'x'.repeat(51), id: '1' }] }],
    ['externalRefs[0].id', { externalRefs: [{ namespace: 'crm', id: 'x'.repeat(256) }] }],
    ['tags[1]', { tags: ['a', 2] }],
    ['tags', { tags: 'a' }],
    ['connections[0].company.id', { connections: [{ company: { kind: 'existing', id: 'nope' } }] }],
    ['connections[0].jobTitle', { connections: [{ company: { kind: 'existing', id: '501' }, jobTitle: 7 }] }],
    ['connections[1].company.id', { connections: [link('501', false), link('501', false)] }],
    ['connections[1].primary', { connections: [link('501', true), link('502', true)] }],
    ['blocked', { blocked: 'yes' }],
    ['profilePictureId', { profilePictureId: 2 ** 31 }],
  ])('validation is 400 with errors that name %s', async (field, fields) => {
    const { client, model } = await serve()
    const before = model.contact('789')
    const { status, headers, body } = await client.patch('789', { strategy: 'changed', ...fields })
    expect(status).toBe(400)
    expect(headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(Object.keys({ ...(body.errors as object) })).toEqual([field])
    expect(model.contact('789')).toBe(before)
  })

  test('errors may name a field as Email or $.email too', async () => {
    const { client, model } = await serve({ settings: { errorNames: 'pascal' } })
    expect((await client.patch('789', { email: 'x' })).body.errors).toHaveProperty(['Email'])
    model.settings.errorNames = 'json-path'
    expect((await client.patch('789', { email: 'x' })).body.errors).toHaveProperty(['$.email'])
  })

  test('a taken email (whatever its case) or externalRefs entry (namespace without, id with case) is 409', async () => {
    const { client } = await serve()
    const email = await client.patch('790', { email: 'ANN@acme.example' })
    expect(email.status).toBe(409)
    expect(email.body.errors).toHaveProperty('email')
    const ref = await client.patch('790', { externalRefs: [{ namespace: 'CRM', id: 'C-1' }] })
    expect(ref.status).toBe(409)
    expect(ref.body.errors).toHaveProperty('externalRefs')
    expect((await client.patch('790', { externalRefs: [{ namespace: 'crm', id: 'c-1' }] })).status).toBe(200)
    expect((await client.patch('789', { email: 'Ann@acme.example' })).status).toBe(200)
  })

  test('a uniqueness clash may name no field', async () => {
    const { client } = await serve({ settings: { clashNamesField: false } })
    const { status, body } = await client.patch('790', { email: 'ann@acme.example' })
    expect(status).toBe(409)
    expect(body).not.toHaveProperty('errors')
  })

  test('404 when unknown or deleted; a body that is no JSON object is 400, another content type 415', async () => {
    const { client, model } = await serve()
    expect((await client.patch('nobody', { firstName: 'J' })).status).toBe(404)
    expect((await client.patch('789', [])).status).toBe(400)
    const json = { 'content-type': 'application/json' }
    expect((await client.ask('PATCH', 'network/contacts/789', { body: '{"a":', headers: json })).status).toBe(400)
    const text = { 'content-type': 'text/plain' }
    expect((await client.ask('PATCH', 'network/contacts/789', { body: '{}', headers: text })).status).toBe(415)
    model.colleague.delete('789')
    expect((await client.patch('789', { firstName: 'J' })).status).toBe(404)
  })

  test('text is trimmed, and a normalising server changes case, phones and tags', async () => {
    const { client, model } = await serve()
    const sent = { firstName: ' Jane ', email: ' Jane@Acme.example', phone: '+46 70-174 06 06', tags: ['b', 'a', 'b'] }
    expect((await client.patch('789', sent)).body).toMatchObject({
      ...sent,
      firstName: 'Jane',
      email: 'Jane@Acme.example',
    })
    model.settings.normalise = true
    const normal = { email: 'jane@acme.example', phone: '+46701740606', tags: ['a', 'b'] }
    expect((await client.patch('789', sent)).body).toMatchObject(normal)
  })
})

describe('POST', () => {
  test('201 with Location, ETag and the contact', async () => {
    const { client } = await serve()
    const { status, headers, body } = await client.post({ lastName: 'Ny', tags: ['a'] })
    expect(status).toBe(201)
    expect(headers.location).toBe(`/api/v1/network/contacts/${body.id}`)
    expect(body).toMatchObject({ lastName: 'Ny', tags: ['a'], changeType: 'create', etag: headers.etag })
    expect((await client.get(headers.location ?? '')).body).toEqual(body)
  })

  test('at least one of a name, email, phone', async () => {
    const { client } = await serve()
    expect((await client.post({ tags: ['a'] })).status).toBe(400)
    expect((await client.post({ firstName: '  ' })).status).toBe(400)
    for (const fields of [{ firstName: 'A' }, { lastName: 'B' }, { email: 'c@c.example' }, { phone: '+1' }])
      expect((await client.post(fields)).status).toBe(201)
  })

  test('a retry with the same Idempotency-Key returns the first result', async () => {
    const { client, model } = await serve()
    const key = { 'idempotency-key': '5f0c2f6e-0000-4000-8000-000000000001' }
    const first = await client.post({ firstName: 'Ny', email: 'ny@acme.example' }, key)
    const retry = await client.post({ firstName: 'Ny', email: 'ny@acme.example' }, key)
    expect(retry).toMatchObject({ status: 201, body: first.body, headers: { etag: first.headers.etag } })
    expect(model.contacts()).toHaveLength(3)
    model.forgetIdempotencyKeys()
    expect((await client.post({ firstName: 'Ny', email: 'ny@acme.example' }, key)).status).toBe(409)
  })

  test('a taken externalRefs entry or email: 409', async () => {
    const { client } = await serve()
    expect((await client.post({ email: 'ANN@ACME.example' })).status).toBe(409)
    const refs = [{ namespace: 'Crm', id: 'C-1' }]
    expect((await client.post({ firstName: 'X', externalRefs: refs })).status).toBe(409)
  })
})

describe('DELETE', () => {
  test('a soft delete, 204: GET shows deletedUtc, what was unique is free again', async () => {
    const { client } = await serve()
    const { status, text } = await client.remove('789')
    expect({ status, text }).toEqual({ status: 204, text: '' })
    const { body } = await client.contact('789')
    expect(body).toMatchObject({ changeType: 'delete', deletedUtc: body.updatedUtc })
    expect((await client.post({ email: 'ann@acme.example' })).status).toBe(201)
  })

  test('If-Match is honoured: stale is 412', async () => {
    const { client, model } = await serve()
    expect((await client.remove('789', stale)).status).toBe(412)
    expect((await client.remove('789', { 'if-match': model.contact('789')?.etag ?? '' })).status).toBe(204)
    expect((await client.remove('789')).status).toBe(404)
  })
})

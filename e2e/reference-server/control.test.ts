import { expect, test } from 'vitest'
import { createControlClient } from './control-client'
import { serve } from './test-server'

async function controlled() {
  const all = await serve()
  return { ...all, control: createControlClient(all.server.controlUrl) }
}

test('a colleague edits, touches, deletes, restores and creates contacts', async () => {
  const { control, client } = await controlled()
  const patched = await control.patch('789', { lastName: 'Alm' }, 'Maria Lindgren')
  expect((await client.contact('789')).body).toEqual(patched)
  const touched = await control.touch('789')
  expect({ ...touched, etag: '', updatedUtc: '' }).toEqual({
    ...patched,
    etag: '',
    updatedUtc: '',
    changeOrigin: 'web',
  })
  expect(touched.etag).not.toBe(patched.etag)
  expect((await control.delete('789', 'Kim')).deletedUtc).toEqual(expect.any(String))
  expect((await control.restore('789')).deletedUtc).toBeNull()
  const made = await control.create({ firstName: 'Ny' })
  expect(await control.contact(made.id)).toEqual(made)
  expect(await control.contact('nobody')).toBeNull()
  expect((await control.contacts('aLm')).map(({ id }) => id)).toEqual(['789'])
  const operations = (await control.timeline('789')).map((entry) => [entry.user.name, entry.details])
  expect(operations.slice(1, 3)).toEqual([
    ['Maria Lindgren', { operation: 'update', changedFields: ['lastName'] }],
    ['Kim', { operation: 'delete', changedFields: [] }],
  ])
})

test('edits of one bulk share their updatedUtc', async () => {
  const { control } = await controlled()
  const rows = await control.bulk(['789', '790'].map((id) => ({ id, fields: { lastName: 'X' } })))
  expect(new Set(rows.map(({ updatedUtc }) => updatedUtc)).size).toBe(1)
})

test('what the contract forbids is refused with its reason', async () => {
  const { control, server } = await controlled()
  await expect(control.patch('nobody', {})).rejects.toThrow('no contact nobody')
  await expect(control.patch('789', { email: 'x' })).rejects.toThrow('Not a valid email address')
  await expect(control.patch('790', { email: 'ann@acme.example' })).rejects.toThrow('Another contact')
  const post = (path: string, body: string) => fetch(new URL(path, server.controlUrl), { method: 'POST', body })
  expect((await post('/faults', '{"fault":{"kind":"explode"}}')).status).toBe(400)
  expect((await post('/faults', '{"path":"(","fault":{"kind":"reset"}}')).status).toBe(400)
  expect((await post('/settings', '{"unheardOf":1}')).status).toBe(400)
  expect((await post('/nothing', '{}')).status).toBe(404)
})

test('the log tells each request without its token', async () => {
  const { control, client, server } = await controlled()
  await client.patch('789', { lastName: 'Alm' }, { 'if-match': '*', 'idempotency-key': 'k' })
  await client.list({ page_size: '1' })
  const log = await control.log()
  expect(log).toMatchObject([
    {
      seq: 1,
      method: 'PATCH',
      path: '/api/v1/network/contacts/789',
      ifMatch: '*',
      idempotencyKey: 'k',
      authorization: 'valid',
      body: { lastName: 'Alm' },
      status: 200,
      etag: (await control.contact('789'))?.etag,
      fault: null,
    },
    { seq: 2, method: 'GET', query: { page_size: '1' }, body: null, etag: null },
  ])
  expect(JSON.stringify(log)).not.toContain(server.token)
  expect(await control.log(1)).toHaveLength(1)
  await control.clearLog()
  expect(await control.log()).toEqual([])
})

test('faults are added, listed, released and cleared', async () => {
  const { control, client } = await controlled()
  const id = await control.addFault({ method: 'PATCH', fault: { kind: 'act-late' } })
  await expect(client.patch('789', { lastName: 'Alm' })).rejects.toThrow('ECONNRESET')
  expect(await control.faults()).toMatchObject([{ id, fired: 1, waiting: 1 }])
  expect(await control.release(id)).toBe(1)
  expect((await control.contact('789'))?.lastName).toBe('Alm')
  await control.addFault({ times: null, fault: { kind: 'answer', status: 500 } })
  expect((await client.contact('789')).status).toBe(500)
  await control.clearFaults()
  expect((await client.contact('789')).status).toBe(200)
})

test('stop closes the port and every connection; start listens at the same one, the data still there', async () => {
  const { control, client, model } = await controlled()
  await control.addFault({ fault: { kind: 'silence' } })
  const unanswered = expect(client.contact('789')).rejects.toThrow()
  while (model.log.length === 0) await new Promise((resolve) => setImmediate(resolve))
  await control.patch('789', { lastName: 'Alm' })
  await control.stop()
  await unanswered
  await expect(client.contact('789')).rejects.toThrow('ECONNREFUSED')
  await control.start()
  expect((await client.contact('789')).body.lastName).toBe('Alm')
})

test('rate limit, settings and tokens change while it runs', async () => {
  const { control, client, server } = await controlled()
  await control.setRateLimit(1)
  expect([(await client.contact('789')).status, (await client.contact('789')).status]).toEqual([200, 429])
  await control.setRateLimit(null)
  await control.setSettings({ requireIfMatch: true })
  expect((await client.patch('789', {})).status).toBe(428)
  await control.setToken('second')
  await control.expireToken(server.token)
  expect((await client.contact('789')).status).toBe(401)
  expect((await client.get('network/contacts', { token: 'second' })).status).toBe(200)
  await control.revokeToken('second')
  expect((await client.get('network/contacts', { token: 'second' })).status).toBe(401)
  expect(await control.info()).toMatchObject({ url: server.url, token: server.token })
})

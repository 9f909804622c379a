import { describe, expect, test } from 'vitest'
import { serve } from './test-server'

describe('tokens', () => {
  test('401: the token is missing, wrong or expired', async () => {
    let now = Date.UTC(2026, 4, 18)
    const { client, model } = await serve({ now: () => now })
    model.tokens.set('short', { expiresAtMs: now + 1000 })
    expect((await client.get('network/contacts', { token: 'short' })).status).toBe(200)
    now += 1000
    for (const token of [null, 'wrong', 'short']) {
      const { status, headers } = await client.get('network/contacts', { token })
      expect({ status, challenge: headers['www-authenticate'] }).toEqual({ status: 401, challenge: 'Bearer' })
    }
    expect(model.log.map(({ authorization }) => authorization)).toEqual(['valid', 'missing', 'wrong', 'expired'])
    expect(JSON.stringify(model.log)).not.toMatch(/short/)
  })

  test('403: the account may not do this', async () => {
    const { client } = await serve({ settings: { forbidden: 'writes' } })
    expect((await client.contact('789')).status).toBe(200)
    expect((await client.patch('789', { firstName: 'J' })).status).toBe(403)
  })

  test('client credentials of a bot user, form-encoded, ten times the budget of a personal token', async () => {
    const { client, model } = await serve({ clients: [{ id: 'bot', secret: 's3cret', name: 'Bot' }], rateLimit: 60 })
    const form = { grant_type: 'client_credentials', client_id: 'bot', client_secret: 's3cret', scope: 'api:public' }
    const { status, body } = await client.token(form)
    expect({ status, kind: body.token_type }).toEqual({ status: 200, kind: 'Bearer' })
    const { headers } = await client.get('network/contacts', { token: String(body.access_token) })
    expect(headers['ratelimit-limit']).toBe('600')
    expect((await client.contact('789')).headers['ratelimit-limit']).toBe('60')
    expect((await client.token({ ...form, client_secret: 'x' })).status).toBe(401)
    expect((await client.token({ ...form, scope: 'x' })).status).toBe(400)
    expect(JSON.stringify(model.log)).not.toMatch(/s3cret/)
  })
})

describe('rate limit', () => {
  test('every response carries RateLimit-Limit, RateLimit-Remaining and RateLimit-Reset', async () => {
    const { client } = await serve()
    const replies = [
      await client.contact('789'),
      await client.contact('nobody'),
      await client.get('network/contacts', { token: null }),
      await client.patch('789', { email: 'x' }),
      await client.remove('789'),
      await client.get('/elsewhere'),
      await client.ask('PUT', 'network/contacts', { token: 'wrong' }),
    ]
    for (const { headers } of replies) {
      for (const name of ['ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset'])
        expect(headers[name]).toMatch(/^\d+$/)
    }
  })

  test('too many requests: 429 with Retry-After in seconds or as a date, until the minute is over', async () => {
    let now = Date.UTC(2026, 4, 18)
    const { client, model } = await serve({ now: () => now, rateLimit: 2 })
    const remaining: unknown[] = []
    for (let at = 0; at < 2; at++) remaining.push((await client.contact('789')).headers['ratelimit-remaining'])
    expect(remaining).toEqual(['1', '0'])
    now += 18_000
    const refused = await client.contact('789')
    expect(refused).toMatchObject({ status: 429, headers: { 'retry-after': '42', 'ratelimit-reset': '42' } })
    model.settings.retryAfter = 'date'
    expect((await client.contact('789')).headers['retry-after']).toBe('Mon, 18 May 2026 00:01:00 GMT')
    now += 42_000
    expect((await client.contact('789')).status).toBe(200)
  })
})

describe('addresses', () => {
  test('an unknown address is 404 and a wrong method 405 with Allow, both application/problem+json', async () => {
    const { client } = await serve()
    for (const path of [
      '/',
      '/api/v2/network/contacts',
      'network/contacts/789/songs',
      'network',
      'network/contacts/789/notes/1',
    ])
      expect(await client.get(path)).toMatchObject({ status: 404, body: { status: 404 } })
    const { status, headers } = await client.ask('PUT', 'network/contacts/789')
    expect({ status, allow: headers.allow }).toEqual({ status: 405, allow: 'GET, PATCH, DELETE' })
    expect(headers['content-type']).toMatch(/^application\/problem\+json/)
  })

  test('POST /files takes a multipart upload and returns id, fileName, contentType, contentLength and url', async () => {
    const { client } = await serve()
    const part =
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n'
    const headers = { 'content-type': 'multipart/form-data; boundary=b' }
    const { status, body } = await client.ask('POST', 'files', { body: `${part}åäö\r\n--b--\r\n`, headers })
    expect(status).toBe(201)
    expect(body).toMatchObject({ id: 1, fileName: 'a.png', contentType: 'image/png', contentLength: 6 })
    expect((await client.ask('POST', 'files', { body: '--b--\r\n', headers })).status).toBe(400)
    expect((await client.ask('POST', 'files', { json: {} })).status).toBe(415)
  })
})

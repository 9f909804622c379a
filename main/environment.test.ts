import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apiOrigin, readEnvironment } from './environment'

describe('the address of a server', () => {
  test.each([
    ['https://app.propstreet.com', 'https://app.propstreet.com'],
    ['https://app.propstreet.com/', 'https://app.propstreet.com'],
    ['https://app.propstreet.com/api/v1', 'https://app.propstreet.com'],
    ['https://app.propstreet.com/api/v1/', 'https://app.propstreet.com'],
    ['  https://APP.propstreet.com:8443 ', 'https://app.propstreet.com:8443'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://127.0.0.1:3000/', 'http://127.0.0.1:3000'],
    ['http://[::1]:3000', 'http://[::1]:3000'],
  ])('%j is the origin %s', (text, origin) => expect(apiOrigin(text)).toBe(origin))

  test.each([
    '',
    'app.propstreet.com',
    'http://app.propstreet.com',
    'http://localhost.example.com',
    'http://127.0.0.1.example.com',
    'http://0.0.0.0:80',
    'https://user@app.propstreet.com',
    'https://user:word@app.propstreet.com',
    'https://app.propstreet.com/?next=',
    'https://app.propstreet.com/#here',
    'https://app.propstreet.com/api/v2',
    'https://app.propstreet.com/login',
    'ftp://app.propstreet.com',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://',
  ])('%j is none', (text) => expect(apiOrigin(text)).toBeNull())

  test('whatever is typed: https, or http on loopback, and nothing but an origin', () => {
    const typed = fc.oneof(
      fc.webUrl(),
      fc.string(),
      fc.webUrl().map((url) => url.replace(/^https?/, 'http')),
    )
    fc.assert(
      fc.property(typed, (text) => {
        const origin = apiOrigin(text)
        if (origin === null) return
        expect(new URL(origin).origin).toBe(origin)
        expect(origin).toMatch(/^https:|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|$)/)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('the environment', () => {
  test('address and token together sign in', () => {
    const env = { FIELDBOOK_API_URL: 'https://a.example/api/v1', FIELDBOOK_TOKEN: 't', FIELDBOOK_USER_DATA: '/p' }
    expect(readEnvironment(env)).toEqual({
      signIn: { origin: 'https://a.example', token: 't' },
      problem: null,
      userData: '/p',
    })
  })

  test('nothing set is nothing wanted', () => {
    const nothing = { signIn: null, problem: null, userData: null }
    expect(readEnvironment({})).toEqual(nothing)
    expect(readEnvironment({ FIELDBOOK_API_URL: '', FIELDBOOK_TOKEN: '', FIELDBOOK_USER_DATA: '' })).toEqual(nothing)
  })

  test('a bad address is a problem, and the token goes nowhere', () => {
    const env = { FIELDBOOK_API_URL: 'http://a.example', FIELDBOOK_TOKEN: 't' }
    expect(readEnvironment(env)).toEqual({ signIn: null, problem: 'bad-api-url', userData: null })
  })

  test('a token without an address is a problem', () => {
    expect(readEnvironment({ FIELDBOOK_TOKEN: 't' }).problem).toBe('token-without-url')
  })

  test('an address alone signs nobody in and is no problem', () => {
    expect(readEnvironment({ FIELDBOOK_API_URL: 'https://a.example' })).toMatchObject({ signIn: null, problem: null })
  })
})

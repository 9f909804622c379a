import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openTokenStore, type SecureStorage } from './token-store'

let profile = ''
beforeEach(() => {
  profile = mkdtempSync(path.join(tmpdir(), 'fieldbook-tokens-'))
})
afterEach(() => rmSync(profile, { recursive: true, force: true }))

const file = () => path.join(profile, 'tokens.json')
const onDisk = () => {
  try {
    return readFileSync(file(), 'utf8')
  } catch {
    return ''
  }
}

/** A key store that turns each byte around, under a key of its own. */
function keyStore(backend: string | null, { available = true, key = 0xff } = {}): SecureStorage {
  const turn = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ key))
  return {
    isEncryptionAvailable: () => available,
    encryptString: (text) => turn(Buffer.from(`sealed:${text}`)),
    decryptString(bytes) {
      const text = turn(bytes).toString()
      if (!text.startsWith('sealed:')) throw new Error('written with another key')
      return text.slice('sealed:'.length)
    },
    ...(backend !== null && { getSelectedStorageBackend: () => backend }),
  }
}

describe.each([
  ['the Keychain or DPAPI', null],
  ['libsecret', 'gnome_libsecret'],
  ['KWallet', 'kwallet5'],
])('with %s', (_name, backend) => {
  test('a token is stored, sealed, and there at the next start', () => {
    expect(openTokenStore(profile, keyStore(backend)).put('token-1', 'canary-token')).toBe('stored')
    expect(openTokenStore(profile, keyStore(backend)).get('token-1')).toBe('canary-token')
    expect(onDisk()).not.toContain('canary')
    expect(Buffer.from(onDisk(), 'latin1').toString()).not.toContain(Buffer.from('canary-token').toString('base64'))
  })

  test('a token of one account is none of another', () => {
    const store = openTokenStore(profile, keyStore(backend))
    store.put('token-1', 'one')
    expect(store.get('token-2')).toBeNull()
    store.put('token-2', 'two')
    store.remove('token-1')
    expect([store.get('token-1'), store.get('token-2')]).toEqual([null, 'two'])
  })
})

describe.each([
  ['plain text (basic_text)', keyStore('basic_text')],
  ['a locked keyring', keyStore('gnome_libsecret', { available: false })],
  ['no key store', keyStore(null, { available: false })],
])('with %s', (_name, storage) => {
  test('a token lives until the app ends, and nothing is written', () => {
    const store = openTokenStore(profile, storage)
    expect(store.put('token-1', 'canary-token')).toBe('session-only')
    expect(store.get('token-1')).toBe('canary-token')
    expect(onDisk()).toBe('')
    expect(openTokenStore(profile, storage).get('token-1')).toBeNull()
  })

  test('a removed token is gone', () => {
    const store = openTokenStore(profile, storage)
    store.put('token-1', 'one')
    store.remove('token-1')
    expect(store.get('token-1')).toBeNull()
  })
})

test('a token sealed with another key is none: the user signs in again', () => {
  openTokenStore(profile, keyStore(null)).put('token-1', 'one')
  expect(openTokenStore(profile, keyStore(null, { key: 0x55 })).get('token-1')).toBeNull()
})

test('a token stored once is not read through plain text', () => {
  openTokenStore(profile, keyStore('gnome_libsecret')).put('token-1', 'one')
  expect(openTokenStore(profile, keyStore('basic_text')).get('token-1')).toBeNull()
})

test('a newer token wins over an older one, whichever way each was kept', () => {
  let backend = 'basic_text'
  const storage = { ...keyStore('gnome_libsecret'), getSelectedStorageBackend: () => backend }
  const store = openTokenStore(profile, storage)
  store.put('token-1', 'old')
  backend = 'gnome_libsecret'
  store.put('token-1', 'new')
  expect(store.get('token-1')).toBe('new')
})

test.each(['', 'not json', '{"format":2,"tokens":{}}', '{"format":1,"tokens":{"token-1":5}}', '[]'])(
  'a file that holds %j holds no token, and the next one is kept all the same',
  (text) => {
    writeFileSync(file(), text)
    const store = openTokenStore(profile, keyStore(null))
    expect(store.get('token-1')).toBeNull()
    expect(store.put('token-1', 'one')).toBe('stored')
    expect(store.get('token-1')).toBe('one')
  },
)

import path from 'node:path'
import { z } from 'zod'
import { readJson, writeFileAtomically } from './atomic-file'

/** The part of Electron's safeStorage that is used. */
export type SecureStorage = {
  isEncryptionAvailable: () => boolean
  encryptString: (text: string) => Buffer
  decryptString: (bytes: Buffer) => string
  /** Linux only. */
  getSelectedStorageBackend?: () => string
}

export type TokenStore = {
  get: (account: string) => string | null
  /** Keeps a token; where there is no secure storage, only until the app ends. */
  put: (account: string, token: string) => 'stored' | 'session-only'
  remove: (account: string) => void
}

const File = z.object({ format: z.literal(1), tokens: z.record(z.string(), z.string()) })

/** Tokens under the operating system's own key store. Its `basic_text` backend is plain text and is not used. */
export function openTokenStore(userData: string, storage: SecureStorage): TokenStore {
  const file = path.join(userData, 'tokens.json')
  const session = new Map<string, string>()
  const read = () => File.safeParse(readJson(file)).data?.tokens ?? {}
  const write = (tokens: Record<string, string>) => writeFileAtomically(file, JSON.stringify({ format: 1, tokens }))
  const isSecure = () => storage.isEncryptionAvailable() && storage.getSelectedStorageBackend?.() !== 'basic_text'

  return {
    get(account) {
      const kept = session.get(account)
      const stored = read()[account]
      if (kept !== undefined || stored === undefined || !isSecure()) return kept ?? null
      try {
        return storage.decryptString(Buffer.from(stored, 'base64'))
      } catch {
        // Another key store than the one it was written with: the user signs in again.
        return null
      }
    },
    put(account, token) {
      if (!isSecure()) {
        session.set(account, token)
        return 'session-only'
      }
      write({ ...read(), [account]: storage.encryptString(token).toString('base64') })
      session.delete(account)
      return 'stored'
    },
    remove(account) {
      session.delete(account)
      const { [account]: gone, ...others } = read()
      if (gone !== undefined) write(others)
    },
  }
}

import type { User } from './contact'

export type TokenStanding = 'valid' | 'missing' | 'wrong' | 'expired'
export type TokenInfo = { kind: 'personal' | 'client'; user: User; expiresAtMs: number | null }
export type Client = { id: string; secret: string; name: string }

export type Tokens = {
  standing(authorization: string | undefined): { standing: TokenStanding; token?: string; info?: TokenInfo }
  set(token: string, info?: Partial<TokenInfo>): void
  /** Ends the token's life at once: it answers as one that has expired. */
  expire(token: string): void
  revoke(token: string): void
  issue(client: Client): { token: string; expiresInSeconds: number }
}

export function createTokens(now: () => number): Tokens {
  const known = new Map<string, TokenInfo>()
  let issued = 0
  const set: Tokens['set'] = (token, info) => {
    known.set(token, { kind: 'personal', user: { id: 'me', name: 'You' }, expiresAtMs: null, ...info })
  }
  return {
    set,
    standing(authorization) {
      if (!authorization) return { standing: 'missing' }
      const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1]
      const info = token === undefined ? undefined : known.get(token)
      if (token === undefined || !info) return { standing: 'wrong' }
      if (info.expiresAtMs !== null && info.expiresAtMs <= now()) return { standing: 'expired' }
      return { standing: 'valid', token, info }
    },
    expire(token) {
      const info = known.get(token)
      if (info) known.set(token, { ...info, expiresAtMs: now() })
    },
    revoke(token) {
      known.delete(token)
    },
    issue(client) {
      const token = `client-token-${++issued}`
      const expiresInSeconds = 3600
      const user = { id: client.id, name: client.name }
      set(token, { kind: 'client', user, expiresAtMs: now() + expiresInSeconds * 1000 })
      return { token, expiresInSeconds }
    },
  }
}

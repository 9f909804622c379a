import type { Send } from '../../../shared/store-port'
import type { FetchAnswer } from '../answer'
import { createApi, type FetchInit } from '../api'

export const token = 'canary-token'
export const origin = 'https://app.example'
const wallTime = Date.parse('2026-06-01T12:00:00Z')
export const contact = { id: '7', updatedUtc: '2026-06-01T12:00:00.0000001Z', etag: 'W/"AAAAAAAAK0Q="' }
export const send: Send = {
  ...{ kind: 'patch', id: '7', ifMatch: contact.etag, key: null },
  ...{ body: { phone: '1' }, values: { phone: '1' } },
}

export type Reply = { status?: number; type?: string | null; body?: unknown; headers?: Record<string, string> }

export function answer({ status = 200, type = 'application/json', body, headers = {} }: Reply): FetchAnswer {
  const all: Record<string, string> = { ...(type !== null && { 'content-type': type }), ...headers }
  return {
    status,
    headers: { get: (name) => all[name] ?? null },
    text: async () => (typeof body === 'string' ? body : JSON.stringify(body)),
  }
}

/** A client whose server gives one reply to everything, and what was asked of it. */
export function clientOf(reply: Reply | ((init: FetchInit) => Promise<FetchAnswer>)) {
  const asked: { url: string; init: FetchInit }[] = []
  const waits: { ms: number; end: () => void; signal: AbortSignal }[] = []
  const api = createApi({
    fetch: async (url, init) => {
      asked.push({ url, init })
      return typeof reply === 'function' ? reply(init) : answer(reply)
    },
    origin,
    token,
    wait: (ms, signal) => new Promise((resolve) => waits.push({ ms, end: resolve, signal })),
    now: () => 0,
    wallTime: () => wallTime,
  })
  return { api, asked, waits }
}

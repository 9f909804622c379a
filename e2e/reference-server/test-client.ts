import { request } from 'node:http'
import type { Contact } from './contact'
import type { ReferenceServer } from './start'

export type Reply = { status: number; headers: Record<string, string>; text: string; body: Record<string, unknown> }
export type Ask = {
  token?: string | null
  headers?: Record<string, string>
  json?: unknown
  body?: string
  signal?: AbortSignal
}

/** A client that does nothing by itself: one connection a request, no redirects, no retries. A lost connection rejects. */
export function createTestClient({ url, token: ownToken }: Pick<ReferenceServer, 'url' | 'token'>) {
  const ask = (
    method: string,
    path: string,
    { token = ownToken, headers, json, body, signal }: Ask = {},
  ): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const text = json === undefined ? body : JSON.stringify(json)
      const outgoing = request(
        new URL(path.startsWith('/') ? path : `/api/v1/${path}`, url),
        {
          method,
          agent: false,
          headers: {
            ...(token === null ? {} : { authorization: `Bearer ${token}` }),
            ...(text === undefined ? {} : { 'content-length': String(Buffer.byteLength(text)) }),
            ...(json === undefined ? {} : { 'content-type': 'application/json' }),
            ...headers,
          },
          ...(signal ? { signal } : {}),
        },
        (incoming) => {
          const chunks: Buffer[] = []
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
          incoming.on('error', reject)
          incoming.on('end', () => {
            const all = Buffer.concat(chunks).toString('utf8')
            const received = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])
            resolve({
              status: incoming.statusCode ?? 0,
              headers: Object.fromEntries(received),
              text: all,
              body: objectIn(all),
            })
          })
        },
      )
      outgoing.on('error', reject)
      outgoing.end(text)
    })

  const contactPath = (id: string): string => `network/contacts/${id}`
  return {
    ask,
    get: (path: string, options?: Ask) => ask('GET', path, options),
    contact: (id: string) => ask('GET', contactPath(id)),
    patch: (id: string, json: unknown, headers?: Record<string, string>) =>
      ask('PATCH', contactPath(id), { json, ...(headers ? { headers } : {}) }),
    post: (json: unknown, headers?: Record<string, string>) =>
      ask('POST', 'network/contacts', { json, ...(headers ? { headers } : {}) }),
    remove: (id: string, headers?: Record<string, string>) =>
      ask('DELETE', contactPath(id), { ...(headers ? { headers } : {}) }),
    list: (query: Record<string, string> = {}, of = 'contacts') =>
      ask('GET', `network/${of}?${new URLSearchParams(query)}`).then((reply) => ({ ...reply, ...pageIn(reply.body) })),
    token: (form: Record<string, string>) =>
      ask('POST', '/openid/token', {
        token: null,
        body: new URLSearchParams(form).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
  }
}

function objectIn(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

function pageIn(body: Record<string, unknown>): { data: Contact[]; next: string | null; hasMore: boolean } {
  const data = Array.isArray(body.data) ? body.data : []
  const page = { nextCursor: null, hasMore: false, ...(typeof body.page === 'object' ? body.page : body) }
  return { data, next: page.nextCursor, hasMore: page.hasMore }
}

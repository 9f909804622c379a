import type { AuditEntry } from '../../shared/audit'
import type { Contact } from '../../shared/contact'
import { imageType } from '../../shared/picture'
import type { Company, Send } from '../../shared/store-port'
import type { TimelinePage } from '../../shared/timeline'
import {
  type Answer,
  type FetchAnswer,
  type ListPage,
  meaningOf,
  type Read,
  readAudit,
  readCompanies,
  readContact,
  readContacts,
  readCreated,
  readDeleted,
  readFileId,
  readYes,
} from './answer'
import { type Budget, createPacer } from './pacer'
import { readTimeline } from './timeline'

/** The part of `fetch` that is used, so that a simulation can stand in for it. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchAnswer>
export type FetchInit = {
  method: string
  headers: Record<string, string>
  body?: string | FormData
  signal: AbortSignal
  redirect: 'error'
  credentials: 'omit'
  cache: 'no-store'
}
export type ApiDeps = {
  fetch: Fetch
  /** `https://host`, without a path. The token never goes anywhere else. */
  origin: string
  token: string
  /** Resolves after `ms`, or at once when `signal` aborts. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>
  /** Monotonic, in ms. */
  now: () => number
  /** Wall time in ms, to read dates in headers by. */
  wallTime: () => number
}

export type From = { since: string | null; cursor: string | null }

export type Api = {
  /** How long the next request has to wait for the rate limit, in ms; one made before is answered `limited` at once. */
  waitMs: () => number
  /** What the server says is left for now; null while it has said nothing. */
  budget: () => Budget | null
  list: (from: From) => Promise<Answer<ListPage<Contact>>>
  companies: (from: From) => Promise<Answer<ListPage<Company>>>
  get: (id: string) => Promise<Answer<Contact>>
  /** Whatever the user wants of the server; the contact as it is then, null where the answer has none. */
  send: (send: Send) => Promise<Answer<Contact | null>>
  /** Who changed what of a contact lately, newest first. */
  audit: (id: string) => Promise<Answer<AuditEntry[]>>
  /** What happened with a contact, for people to read: a page, newest first. */
  timeline: (id: string, cursor: string | null) => Promise<Answer<TimelinePage>>
  /** Puts the file of a picture on the server; its id. */
  upload: (picture: Uint8Array<ArrayBuffer>) => Promise<Answer<number>>
}

/** Longer than any answer that is still worth having on a bad network. */
export const timeLimitMs = 20_000

export function createApi(deps: ApiDeps): Api {
  const base = `${deps.origin}/api/v1`
  const pacer = createPacer(deps.now)

  async function ask<T>(request: Request, read: Read<T>): Promise<Answer<T>> {
    const { method, path, ifMatch, key, body } = request
    const waitMs = pacer.waitMs()
    if (waitMs > 0) return { kind: 'limited', retryAfterMs: waitMs }
    const limit = new AbortController()
    const done = new AbortController()
    void deps.wait(timeLimitMs, done.signal).then(() => {
      if (!done.signal.aborted) limit.abort('time is up')
    })
    let answer: FetchAnswer | null = null
    pacer.left()
    try {
      answer = await deps.fetch(`${base}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${deps.token}`,
          accept: 'application/json',
          // A form says itself what parts it.
          ...(typeof body === 'string' && { 'content-type': 'application/json' }),
          // The stored etag byte for byte: weak ones compare strongly in RFC 9110 §13.1.1, and this API means them.
          ...(ifMatch && { 'if-match': ifMatch }),
          ...(key && { 'idempotency-key': key }),
        },
        ...(body !== undefined && { body }),
        signal: limit.signal,
        redirect: 'error',
        credentials: 'omit',
        cache: 'no-store',
      })
      const text = await answer.text()
      return meaningOf(answer, { text, read, wallTime: deps.wallTime() })
    } catch {
      return { kind: 'unanswered', cause: limit.signal.aborted ? 'no-answer' : 'unreachable' }
    } finally {
      done.abort('answered')
      pacer.done(answer?.headers ?? null)
    }
  }

  async function list<T>(path: string, { since, cursor }: From, read: Read<ListPage<T>>): Promise<Answer<ListPage<T>>> {
    const query = new URLSearchParams({ include_deleted: 'true', page_size: '500' })
    if (since !== null) query.set('updated_since', since)
    if (cursor !== null) query.set('cursor', cursor)
    const answer = await ask({ method: 'GET', path: `${path}?${query}` }, read)
    // A page that leads to itself would be walked for ever.
    const circles = answer.kind === 'ok' && cursor !== null && answer.value.nextCursor === cursor
    return circles ? { kind: 'unanswered', cause: 'not-the-api' } : answer
  }

  return {
    waitMs: pacer.waitMs,
    budget: pacer.budget,
    list: (from) => list('/network/contacts', from, readContacts),
    companies: (from) => list('/network/companies', from, readCompanies),
    get: (id) => ask({ method: 'GET', path: contactPath(id) }, readContact(id)),
    send: ({ kind, id, ifMatch, key, body }) => {
      const json = JSON.stringify(body)
      switch (kind) {
        case 'patch':
          return ask({ method: 'PATCH', path: contactPath(id), ifMatch, body: json }, readContact(id))
        case 'delete':
          return ask({ method: 'DELETE', path: contactPath(id), ifMatch }, readDeleted(id))
        case 'create':
          return ask({ method: 'POST', path: '/network/contacts', key, body: json }, readCreated(id))
        case 'note':
          return ask({ method: 'POST', path: `${contactPath(id)}/notes`, key, body: json }, readYes)
      }
    },
    timeline: (id, cursor) => {
      const query = new URLSearchParams({ type: 'all', page_size: '50' })
      if (cursor !== null) query.set('cursor', cursor)
      return ask({ method: 'GET', path: `${contactPath(id)}/actions?${query}` }, readTimeline)
    },
    audit: (id) => ask({ method: 'GET', path: `${contactPath(id)}/actions?type=audit&page_size=50` }, readAudit),
    upload: (picture) => {
      const body = new FormData()
      body.set('file', new Blob([picture], { type: imageType(picture) ?? 'application/octet-stream' }), 'picture')
      return ask({ method: 'POST', path: '/files', body }, readFileId)
    },
  }
}

type Request = { method: string; path: string; ifMatch?: string; key?: string | null; body?: string | FormData }

function contactPath(id: string): string {
  // Half a surrogate pair, which JSON may carry, would throw.
  return `/network/contacts/${encodeURIComponent(id.replace(/\p{Surrogate}/gu, '\ufffd'))}`
}

import { z } from 'zod'
import { Contact } from '../../shared/contact'
import type { OfflineCause } from '../../shared/ipc'
import type { Refusal, Send } from '../../shared/store-port'
import { createPacer } from './pacer'
import { retryAfterMs } from './retry-after'

/** The part of `fetch` that is used, so that a simulation can stand in for it. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchAnswer>
export type FetchInit = {
  method: string
  headers: Record<string, string>
  body?: string
  signal: AbortSignal
  redirect: 'error'
  credentials: 'omit'
  cache: 'no-store'
}
export type FetchAnswer = {
  status: number
  headers: { get: (name: string) => string | null }
  text: () => Promise<string>
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

export type ListPage = { rows: Contact[]; nextCursor: string | null }

/** What an answer means to us. A status becomes a meaning here and nowhere else (`api-contract.md`, "Errors"). */
export type Answer<T> =
  | { kind: 'ok'; value: T }
  /** The `If-Match` was stale. Proves nothing about what was applied: the transport may have sent twice. */
  | { kind: 'stale' }
  /** A value that must be unique is taken, or the row moved: the etag tells which. */
  | { kind: 'clash'; refusals: Refusal[] }
  | { kind: 'missing' }
  | { kind: 'refused'; refusals: Refusal[] }
  | { kind: 'unauthorized' }
  | { kind: 'limited'; retryAfterMs: number | null }
  /** No answer, or one that is not the API's: whatever was asked may or may not have been done. */
  | { kind: 'unanswered'; cause: OfflineCause }

export type Api = {
  /** How long the next request has to wait for the rate limit, in ms; one made before is answered `limited` at once. */
  waitMs: () => number
  list: (from: { since: string | null; cursor: string | null }) => Promise<Answer<ListPage>>
  get: (id: string) => Promise<Answer<Contact>>
  patch: (send: Send) => Promise<Answer<Contact>>
}

/** Longer than any answer that is still worth having on a bad network. */
export const timeLimitMs = 20_000

export function createApi(deps: ApiDeps): Api {
  const base = `${deps.origin}/api/v1`
  const pacer = createPacer(deps.now)

  async function ask<T>(request: Request, read: (body: unknown) => T | null): Promise<Answer<T>> {
    const { method, path, ifMatch, body } = request
    const waitMs = pacer.waitMs()
    if (waitMs > 0) return { kind: 'limited', retryAfterMs: waitMs }
    const limit = new AbortController()
    const done = new AbortController()
    void deps.wait(timeLimitMs, done.signal).then(() => limit.abort())
    let answer: FetchAnswer | null = null
    pacer.left()
    try {
      answer = await deps.fetch(`${base}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${deps.token}`,
          accept: 'application/json',
          ...(body !== undefined && { 'content-type': 'application/json' }),
          // The stored etag byte for byte: weak ones compare strongly in RFC 9110 §13.1.1, and this API means them.
          ...(ifMatch && { 'if-match': ifMatch }),
        },
        ...(body !== undefined && { body }),
        signal: limit.signal,
        redirect: 'error',
        credentials: 'omit',
        cache: 'no-store',
      })
      const text = await answer.text()
      return meaning(answer, text, read, deps.wallTime())
    } catch {
      return { kind: 'unanswered', cause: limit.signal.aborted ? 'no-answer' : 'unreachable' }
    } finally {
      done.abort()
      pacer.done(answer?.headers ?? null)
    }
  }

  return {
    waitMs: pacer.waitMs,
    list: ({ since, cursor }) => {
      const query = new URLSearchParams({ include_deleted: 'true', page_size: '500' })
      if (since !== null) query.set('updated_since', since)
      if (cursor !== null) query.set('cursor', cursor)
      return ask({ method: 'GET', path: `/network/contacts?${query}` }, readList)
    },
    get: (id) => ask({ method: 'GET', path: contactPath(id) }, (body) => readContact(body, id)),
    patch: ({ id, ifMatch, body }) =>
      ask({ method: 'PATCH', path: contactPath(id), ifMatch, body: JSON.stringify(body) }, (answer) =>
        readContact(answer, id),
      ),
  }
}

type Request = { method: string; path: string; ifMatch?: string; body?: string }

function contactPath(id: string): string {
  // Half a surrogate pair, which JSON may carry, would throw.
  return `/network/contacts/${encodeURIComponent(id.replace(/\p{Surrogate}/gu, '\ufffd'))}`
}

function meaning<T>(answer: FetchAnswer, text: string, read: (body: unknown) => T | null, wallTime: number): Answer<T> {
  const { status } = answer
  const type = answer.headers.get('content-type') ?? ''
  if (status === 429 || (status === 503 && answer.headers.get('retry-after') !== null)) {
    return { kind: 'limited', retryAfterMs: retryAfterMs(answer.headers.get('retry-after'), wallTime) }
  }
  if (status >= 500) return { kind: 'unanswered', cause: 'server-error' }
  if (status === 401) return { kind: 'unauthorized' }
  if (!/[/+]json\b/i.test(type)) {
    return { kind: 'unanswered', cause: /html/i.test(type) ? 'portal' : 'not-the-api' }
  }
  const body = parseJson(text)
  if (body === undefined) return { kind: 'unanswered', cause: 'not-the-api' }
  if (status >= 200 && status < 300) {
    const value = read(body)
    return value === null ? { kind: 'unanswered', cause: 'not-the-api' } : { kind: 'ok', value }
  }
  return failure(status, body)
}

const ProblemBody = z.object({
  type: z.string().nullish(),
  title: z.string().nullish(),
  detail: z.string().nullish(),
  errors: z.record(z.string(), z.union([z.string(), z.array(z.string())])).nullish(),
})

function failure<T>(status: number, body: unknown): Answer<T> {
  const parsed = ProblemBody.safeParse(body)
  const problem = parsed.success ? parsed.data : {}
  if (status === 404 || status === 410) return { kind: 'missing' }
  if (status === 412) return { kind: 'stale' }
  if (status === 409 && problem.type?.endsWith('/help/concurrency-conflict')) return { kind: 'stale' }
  const named = Object.entries(problem.errors ?? {}).map(([field, messages]) => ({
    field,
    message: [messages].flat().join(' '),
  }))
  const message = problem.detail || problem.title || `status ${status}`
  // A clash that names nothing can only be about what must be unique.
  if (status === 409) return { kind: 'clash', refusals: named.length > 0 ? named : unique(message) }
  return { kind: 'refused', refusals: named.length > 0 ? named : [{ field: null, message }] }
}

function unique(message: string): Refusal[] {
  return ['email', 'externalRefs'].map((field) => ({ field, message }))
}

const List = z.object({
  data: z.array(z.unknown()),
  page: z.object({ nextCursor: z.string().nullish(), hasMore: z.boolean() }).optional(),
  // Older documents show these at the top level.
  nextCursor: z.string().nullish(),
  hasMore: z.boolean().optional(),
})

/** A row that can't be read is left out: it must not hold up all others (S8). A page of such rows is no page. */
function readList(body: unknown): ListPage | null {
  const parsed = List.safeParse(body)
  if (!parsed.success) return null
  const { data, page = parsed.data } = parsed.data
  if (page.hasMore === undefined || (page.hasMore && !page.nextCursor)) return null
  const rows = data.flatMap((row) => Contact.safeParse(row).data ?? [])
  if (rows.length === 0 && data.length > 0) return null
  return { rows, nextCursor: page.hasMore ? (page.nextCursor ?? null) : null }
}

/** A contact as promised; one of another id is a lie and is not taken. */
function readContact(body: unknown, id: string): Contact | null {
  const parsed = Contact.safeParse(body)
  return parsed.success && parsed.data.id === id ? parsed.data : null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

import { type ApiAnswer, type ApiRequest, problem } from './answer'
import { type Colleague, createColleague } from './colleague'
import { loadCompany } from './companies'
import type { Action, Company, CompanyInput, Contact, ContactInput, User, WriteOnly } from './contact'
import { loadContact } from './load-contact'
import { getFile, postToken } from './other-routes'
import { record } from './parse-fields'
import { createRateLimit, type RateLimit } from './rate-limit'
import type { LogEntry } from './request-log'
import { parseJson, route } from './routes'
import type { Settings } from './settings'
import { createState } from './state'
import { timelineOf } from './timeline'
import { type Client, createTokens, type Tokens } from './tokens'

export type ModelOptions = {
  /** Milliseconds since the epoch; the model has no clock of its own. */
  now: () => number
  contacts?: readonly ContactInput[]
  companies?: readonly CompanyInput[]
  /** A personal access token that is valid from the start. */
  token?: string
  user?: User
  clients?: readonly Client[]
  /** Requests a minute and token; null is no limit. */
  rateLimit?: number | null
  settings?: Partial<Settings>
}

/** One server: the contract as a function of requests, and the ways in that only tests have. */
export type Model = {
  handle(request: ApiRequest, fault?: string): ApiAnswer
  /** Logs a request that never reached `handle`, or whose answer was a fault's own. */
  logUnseen(request: ApiRequest, outcome: { fault: string; status: number | null }): void
  contact(id: string): Contact | undefined
  /** All of them, the soft-deleted too, in no particular order. */
  contacts(): Contact[]
  /** What PATCH wrote and no GET returns. */
  writeOnly(id: string): WriteOnly | undefined
  company(id: string): Company | undefined
  companies(): Company[]
  /** Oldest first. */
  timeline(id: string): readonly Action[]
  forgetIdempotencyKeys(): void
  readonly colleague: Colleague
  /** Read at every request; may be changed at any time. */
  readonly settings: Settings
  readonly tokens: Tokens
  readonly rateLimit: RateLimit
  readonly log: LogEntry[]
}

const base = '/api/v1/'

export function createModel(options: ModelOptions): Model {
  const state = createState(options.now, options.settings ?? {})
  const tokens = createTokens(options.now)
  const rateLimit = createRateLimit(options.now, options.rateLimit ?? null)
  const clients = options.clients ?? []
  const log: LogEntry[] = []
  let seq = 0
  if (options.token !== undefined) tokens.set(options.token, options.user ? { user: options.user } : {})
  state.stamps.share(() => {
    for (const company of options.companies ?? []) loadCompany(state, company)
    for (const contact of options.contacts ?? []) loadContact(state, contact)
  })

  function answerTo(request: Parsed): ApiAnswer {
    const { method, path, headers, body } = request
    if (path === '/openid/token' || path === `${base}openid/token`) {
      if (method !== 'POST')
        return problem(405, 'method-not-allowed', 'Only POST here.', { headers: { allow: 'POST' } })
      return postToken(tokens, clients, headers['content-type'] ?? '', body)
    }
    const file = /^\/files\/(\d+)$/.exec(path)
    if (file && method === 'GET') return getFile(state, Number(file[1]))
    const { standing, token, info } = tokens.standing(headers.authorization)
    if (token === undefined || !info)
      return problem(401, 'unauthorized', `The token is ${standing}.`, { headers: { 'www-authenticate': 'Bearer' } })
    const spent = rateLimit.spend(token, info.kind)
    const segments = path.startsWith(base) ? path.slice(base.length).split('/') : []
    const { forbidden } = state.settings
    const answer = !spent.allowed
      ? tooMany(spent.resetSeconds)
      : forbidden === 'everything' || (forbidden === 'writes' && method !== 'GET')
        ? problem(403, 'forbidden', 'This account may not do this.')
        : route(state, { ...request, segments, user: info.user })
    return { ...answer, headers: { ...answer.headers, ...spent.headers } }
  }

  function tooMany(resetSeconds: number): ApiAnswer {
    const date = new Date(options.now() + resetSeconds * 1000).toUTCString()
    const retryAfter = state.settings.retryAfter === 'date' ? date : String(resetSeconds)
    return problem(429, 'too-many-requests', 'Slow down.', { headers: { 'retry-after': retryAfter } })
  }

  function enter(request: Parsed, outcome: Pick<LogEntry, 'status' | 'etag' | 'fault'>): void {
    const { method, path, query, headers, body } = request
    const authorization = tokens.standing(headers.authorization).standing
    log.push({
      seq: ++seq,
      atMs: options.now(),
      method,
      path,
      query,
      ifMatch: headers['if-match'] ?? null,
      idempotencyKey: headers['idempotency-key'] ?? null,
      authorization,
      // A token request carries a secret, an upload is megabytes: neither belongs in a log.
      body: /json/.test(headers['content-type'] ?? '') ? (parseJson(body) ?? body) : null,
      ...outcome,
    })
  }

  return {
    handle(raw, fault) {
      const request = parseRequest(raw)
      const { status, headers, body } = answerTo(request)
      const isProblem = headers['content-type']?.startsWith('application/problem+json')
      enter(request, { status, etag: headers.etag ?? null, fault: fault ?? null })
      return {
        status,
        headers: { ...rateLimit.peek(), ...headers },
        body: isProblem ? { ...record(body), instance: request.path } : body,
      }
    },
    logUnseen: (raw, { fault, status }) => enter(parseRequest(raw), { fault, status, etag: null }),
    contact: (id) => state.contacts.get(id)?.contact,
    contacts: () => Array.from(state.contacts.values(), (row) => row.contact),
    writeOnly: (id) => state.contacts.get(id)?.hidden,
    company: (id) => state.companies.get(id)?.company,
    companies: () => Array.from(state.companies.values(), (row) => row.company),
    timeline(id) {
      const row = state.contacts.get(id)
      return row ? timelineOf(state, row) : []
    },
    forgetIdempotencyKeys: () => state.firstAnswers.clear(),
    colleague: createColleague(state),
    settings: state.settings,
    tokens,
    rateLimit,
    log,
  }
}

type Parsed = Required<Pick<ApiRequest, 'method' | 'path' | 'query' | 'headers'>> & { body: unknown }

function parseRequest({ method, path, query, headers, body }: ApiRequest): Parsed {
  const [bare = '', search] = path.split('?', 2)
  const all = search === undefined ? (query ?? {}) : { ...Object.fromEntries(new URLSearchParams(search)), ...query }
  return { method: method.toUpperCase(), path: bare, query: all, headers: headers ?? {}, body }
}

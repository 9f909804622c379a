import * as z from 'zod'
import type { ContactFields } from './contact'
import type { FaultRule } from './faults'
import { parseJson } from './routes'
import { defaultSettings, type Settings } from './settings'

export type ControlCommand =
  | { kind: 'info' }
  | { kind: 'contact'; id: string }
  | { kind: 'write-only'; id: string }
  | { kind: 'timeline'; id: string }
  | { kind: 'contacts'; search: string; limit: number }
  | { kind: 'create'; fields: ContactFields; who?: string }
  | { kind: 'patch'; id: string; fields: ContactFields; who?: string }
  | { kind: 'touch'; id: string; who?: string }
  | { kind: 'delete'; id: string; who?: string }
  | { kind: 'restore'; id: string; who?: string }
  | { kind: 'bulk'; edits: readonly { id: string; fields: ContactFields; who?: string }[] }
  | { kind: 'log'; after: number }
  | { kind: 'clear-log' }
  | { kind: 'stop' }
  | { kind: 'start' }
  | { kind: 'delay'; ms: number }
  | { kind: 'faults' }
  | { kind: 'add-fault'; rule: FaultRule }
  | { kind: 'clear-faults' }
  | { kind: 'release'; id?: number }
  | { kind: 'rate-limit'; perMinute: number | null }
  | { kind: 'settings'; settings: Partial<Settings> }
  | { kind: 'token'; change: 'set' | 'expire' | 'revoke'; token: string }

export type ControlRefused = { kind: 'refused'; status: number; error: string }

const who = z.string().optional()
/** Fields are checked where every contact's are; here it is enough that they are an object. */
const fields = z.custom<ContactFields>((value) => typeof value === 'object' && value !== null)
const ms = z.number().min(0)
const fault = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('reset') }),
  z.strictObject({ kind: z.literal('act-then-reset') }),
  z.strictObject({ kind: z.literal('silence') }),
  z.strictObject({ kind: z.literal('act-then-silence') }),
  z.strictObject({ kind: z.literal('act-late'), ms: ms.optional(), client: z.enum(['reset', 'silence']).optional() }),
  z.strictObject({ kind: z.literal('cut-body'), framing: z.enum(['broken', 'whole']).optional() }),
  z.strictObject({ kind: z.literal('duplicate'), answer: z.enum(['first', 'second']) }),
  z.strictObject({ kind: z.literal('html'), status: z.number().optional(), body: z.string().optional() }),
  z.strictObject({ kind: z.literal('redirect'), status: z.number().optional(), location: z.string() }),
  z.strictObject({ kind: z.literal('hold'), ms: ms.optional() }),
  z.strictObject({
    kind: z.literal('answer'),
    status: z.number(),
    headers: z.record(z.string(), z.string()).optional(),
    body: z.unknown().optional(),
    acts: z.boolean().optional(),
  }),
  z.strictObject({ kind: z.literal('delay'), ms }),
  z.strictObject({ kind: z.literal('colleague-first'), fields: fields.optional(), who }),
])
const faultRule = z.strictObject({
  method: z.string().optional(),
  path: z.string().refine(isPattern, 'not a regular expression').optional(),
  skip: z.int().min(0).optional(),
  times: z.int().min(0).nullable().optional(),
  fault,
})
const settings = z.custom<Partial<Settings>>(
  (value) => typeof value === 'object' && value !== null && Object.keys(value).every((key) => key in defaultSettings),
  'unknown setting',
)
const token = z.strictObject({ change: z.enum(['set', 'expire', 'revoke']), token: z.string().min(1) })
const edits = z.array(z.strictObject({ id: z.string(), fields, who }))
const perMinute = z.int().min(0).nullable()

/** Each address of the control interface, `:id` standing for a contact or a fault. */
const addresses: Record<string, (input: Input) => ControlCommand> = {
  'GET /': () => ({ kind: 'info' }),
  'GET /contacts': ({ query }) => ({
    kind: 'contacts',
    search: query.get('search') ?? '',
    limit: z.coerce.number().parse(query.get('limit') ?? 100),
  }),
  'POST /contacts': ({ body }) => ({ kind: 'create', ...exact(z.strictObject({ fields, who }).parse(body)) }),
  'GET /contacts/:id': ({ id }) => ({ kind: 'contact', id }),
  'POST /contacts/:id': ({ id, body }) => ({
    kind: 'patch',
    id,
    ...exact(z.strictObject({ fields, who }).parse(body)),
  }),
  'DELETE /contacts/:id': ({ id, body }) => ({ kind: 'delete', id, ...exact(z.object({ who }).parse(body)) }),
  'POST /contacts/:id/touch': ({ id, body }) => ({ kind: 'touch', id, ...exact(z.object({ who }).parse(body)) }),
  'POST /contacts/:id/restore': ({ id, body }) => ({ kind: 'restore', id, ...exact(z.object({ who }).parse(body)) }),
  'GET /contacts/:id/write-only': ({ id }) => ({ kind: 'write-only', id }),
  'GET /contacts/:id/timeline': ({ id }) => ({ kind: 'timeline', id }),
  'POST /bulk': ({ body }) => ({ kind: 'bulk', edits: z.object({ edits }).parse(body).edits.map(exact) }),
  'GET /log': ({ query }) => ({ kind: 'log', after: z.coerce.number().parse(query.get('after') ?? 0) }),
  'POST /log/clear': () => ({ kind: 'clear-log' }),
  'POST /stop': () => ({ kind: 'stop' }),
  'POST /start': () => ({ kind: 'start' }),
  'POST /delay': ({ body }) => ({ kind: 'delay', ms: z.object({ ms }).parse(body).ms }),
  'GET /faults': () => ({ kind: 'faults' }),
  'POST /faults': ({ body }) => ({ kind: 'add-fault', rule: exact(faultRule.parse(body)) }),
  'DELETE /faults': () => ({ kind: 'clear-faults' }),
  'POST /release': () => ({ kind: 'release' }),
  'POST /faults/:id/release': ({ id }) => ({ kind: 'release', id: z.coerce.number().parse(id) }),
  'POST /rate-limit': ({ body }) => ({ kind: 'rate-limit', ...z.object({ perMinute }).parse(body) }),
  'POST /settings': ({ body }) => ({ kind: 'settings', settings: settings.parse(body) }),
  'POST /token': ({ body }) => ({ kind: 'token', ...token.parse(body) }),
}
type Input = { id: string; query: URLSearchParams; body: unknown }

export function parseControl(request: { method: string; url: URL; text: string }): ControlCommand | ControlRefused {
  const [, first = '', id, sub] = request.url.pathname.split('/')
  const named = (first === 'contacts' || first === 'faults') && id !== undefined
  const pattern = named ? `/${first}/:id${sub === undefined ? '' : `/${sub}`}` : request.url.pathname
  const parse = addresses[`${request.method} ${pattern}`]
  if (!parse) return { kind: 'refused', status: 404, error: `no command ${request.method} ${pattern}` }
  const body = request.text === '' ? {} : parseJson(request.text)
  try {
    return parse({ id: named ? id : '', query: request.url.searchParams, body })
  } catch (error) {
    if (error instanceof z.ZodError) return { kind: 'refused', status: 400, error: z.prettifyError(error) }
    throw error
  }
}

function isPattern(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp
  } catch {
    return false
  }
}

/** JSON cannot carry `undefined`, so an optional property that zod types as possibly undefined is absent in truth. */
function exact<T>(parsed: T): Exact<T> {
  return parsed as Exact<T>
}
type Exact<T> = T extends readonly unknown[] | string | number | boolean | null | undefined
  ? T
  : { [K in keyof T]: Exact<Exclude<T[K], undefined>> }

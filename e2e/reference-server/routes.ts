import { type ApiAnswer, problem } from './answer'
import type { User } from './contact'
import { type Body, getContact, listContacts, patchContact, postContact, removeContact } from './contact-routes'
import type { Query } from './lists'
import { listCompanies, postFile } from './other-routes'
import type { ServerState } from './state'
import { listActions, postNote } from './timeline-routes'

/** A request that is allowed in, its path and body taken apart. */
export type Call = {
  method: string
  segments: readonly string[]
  query: Query
  headers: Readonly<Record<string, string>>
  body: unknown
  user: User
}

type Handler = (state: ServerState, call: Call, id: string) => ApiAnswer
type Resource = Readonly<Partial<Record<string, Handler>>>

const contacts: Resource = {
  GET: (state, { query }) => listContacts(state, query),
  POST: (state, call) =>
    withJson(call, (body) => once(state, call, () => postContact(state, { body, writer: writerOf(call) }))),
}
const contact: Resource = {
  GET: (state, _call, id) => getContact(state, id),
  PATCH: (state, call, id) =>
    withJson(call, (body) =>
      patchContact(state, id, { body, ifMatch: call.headers['if-match'], writer: writerOf(call) }),
    ),
  DELETE: (state, call, id) => removeContact(state, id, { ifMatch: call.headers['if-match'], writer: writerOf(call) }),
}
const notes: Resource = {
  POST: (state, call, id) =>
    withJson(call, (body) => once(state, call, () => postNote(state, id, { body, user: call.user }))),
}
const actions: Resource = { GET: (state, { query }, id) => listActions(state, id, query) }
const companies: Resource = { GET: (state, { query }) => listCompanies(state, query) }
const files: Resource = {
  POST: (state, call) => postFile(state, call.headers['content-type'] ?? '', call.body),
}

export function route(state: ServerState, call: Call): ApiAnswer {
  const [first, second, id, sub, ...more] = call.segments
  const resource = more.length > 0 ? undefined : resourceOf(first, second, id, sub)
  if (!resource) return problem(404, 'not-found', 'There is nothing at this address.')
  const handler = resource[call.method]
  if (handler) return handler(state, call, id ?? '')
  const allow = Object.keys(resource).join(', ')
  return problem(405, 'method-not-allowed', `Only ${allow} here.`, { headers: { allow } })
}

function resourceOf(first?: string, second?: string, id?: string, sub?: string): Resource | undefined {
  if (first === 'files') return second === undefined ? files : undefined
  if (first !== 'network') return undefined
  if (second === 'companies') return id === undefined ? companies : undefined
  if (second !== 'contacts') return undefined
  if (id === undefined) return contacts
  if (sub === undefined) return contact
  return sub === 'notes' ? notes : sub === 'actions' ? actions : undefined
}

function writerOf(call: Call) {
  return { user: call.user, origin: 'api' }
}

function withJson(call: Call, act: (body: Body) => ApiAnswer): ApiAnswer {
  if (!/^application\/json\b/i.test(call.headers['content-type'] ?? ''))
    return problem(415, 'unsupported-media-type', 'Expected application/json.')
  const body = parseJson(call.body)
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return problem(400, 'malformed-body', 'The body is not a JSON object.')
  return act({ ...body })
}

/** The value of JSON text; what is no text has been parsed already. Undefined is not JSON. */
export function parseJson(body: unknown): unknown {
  if (typeof body !== 'string') return body
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** The first success under an `Idempotency-Key` answers every retry. A refusal is not remembered: it made nothing. */
function once(state: ServerState, call: Call, act: () => ApiAnswer): ApiAnswer {
  const key = call.headers['idempotency-key']
  if (key === undefined) return act()
  const scope = `${call.user.id}\n${call.segments.join('/')}\n${key}`
  const first = state.firstAnswers.get(scope)
  if (first && state.now() - first.atMs <= state.settings.idempotencyMs) return first.answer
  const answer = act()
  if (answer.status < 300) state.firstAnswers.set(scope, { atMs: state.now(), answer })
  return answer
}

import { type ApiAnswer, type FieldErrors, json, noContent, problem } from './answer'
import type { Contact } from './contact'
import { type Clash, clashOf, createContact, deleteContact, updateContact, type Writer } from './contact-rows'
import { deltaList, type Query } from './lists'
import { parseFields } from './parse-fields'
import type { Settings } from './settings'
import type { ContactRow, ServerState } from './state'

export type Body = Readonly<Record<string, unknown>>

export function listContacts(state: ServerState, query: Query): ApiAnswer {
  return deltaList(state.contactOrder, query, {
    settings: state.settings,
    show: (row) => onTheWire(row.contact, state.settings),
    isDeleted: (row) => row.contact.deletedUtc !== null,
  })
}

export function getContact(state: ServerState, id: string): ApiAnswer {
  const row = state.contacts.get(id)
  return row ? contactAnswer(state, 200, row) : notFound()
}

export function patchContact(state: ServerState, id: string, request: ContactWrite): ApiAnswer {
  const found = writable(state, id, request.ifMatch)
  if (found.kind === 'refused') return found.answer
  const parsed = parseBody(state, request.body)
  if (parsed.kind === 'refused') return parsed.answer
  const clash = clashOf(state, id, parsed.fields)
  if (clash) return clashAnswer(state.settings, clash)
  return contactAnswer(state, 200, updateContact(state, found.row, parsed.fields, request.writer))
}

export function postContact(state: ServerState, request: Pick<ContactWrite, 'body' | 'writer'>): ApiAnswer {
  const parsed = parseBody(state, request.body)
  if (parsed.kind === 'refused') return parsed.answer
  const { firstName, lastName, email, phone } = parsed.fields
  if (!firstName && !lastName && !email && !phone)
    return invalid(state.settings, { firstName: ['At least one of a name, email and phone is needed.'] })
  const clash = clashOf(state, undefined, parsed.fields)
  if (clash) return clashAnswer(state.settings, clash)
  const row = createContact(state, parsed.fields, request.writer)
  const answer = contactAnswer(state, 201, row)
  return { ...answer, headers: { ...answer.headers, location: `/api/v1/network/contacts/${row.id}` } }
}

export function removeContact(state: ServerState, id: string, request: Omit<ContactWrite, 'body'>): ApiAnswer {
  const found = writable(state, id, request.ifMatch)
  if (found.kind === 'refused') return found.answer
  deleteContact(state, found.row, request.writer)
  return noContent()
}

export type ContactWrite = { ifMatch: string | undefined; body: Body; writer: Writer }

type Writable = { kind: 'row'; row: ContactRow } | { kind: 'refused'; answer: ApiAnswer }

/** The row, if it is there and the precondition holds (a missing contact comes before a precondition, RFC 9110 §13.2.1). */
function writable(state: ServerState, id: string, ifMatch: string | undefined): Writable {
  const refused = (answer: ApiAnswer): Writable => ({ kind: 'refused', answer })
  const row = state.contacts.get(id)
  if (!row) return refused(notFound())
  if (row.contact.deletedUtc) return refused(gone(state.settings))
  if (ifMatch === undefined && state.settings.requireIfMatch)
    return refused(problem(428, 'precondition-required', 'This request needs If-Match.'))
  if (ifMatch === undefined || matches(ifMatch, row.contact.etag)) return { kind: 'row', row }
  return refused(
    state.settings.legacy409ForStale
      ? problem(409, 'concurrency-conflict', 'The contact has changed since.')
      : problem(412, 'precondition-failed', 'The contact has changed since.'),
  )
}

/** Byte for byte: the vendor's etags are weak and it compares them all the same; one without its `W/` is another one (trap 1). */
function matches(ifMatch: string, etag: string): boolean {
  return ifMatch === '*' || ifMatch.split(',').some((one) => one.trim() === etag)
}

function parseBody(state: ServerState, body: Body) {
  const parsed = parseFields(body, {
    companyExists: (id) => state.companies.get(id)?.company.deletedUtc === null,
    normalise: state.settings.normalise,
  })
  if (parsed.kind === 'fields') return parsed
  return { kind: 'refused', answer: invalid(state.settings, parsed.errors) } as const
}

function invalid(settings: Settings, errors: FieldErrors): ApiAnswer {
  const named = Object.entries(errors).map(([field, messages]) => [errorName(field, settings.errorNames), messages])
  return problem(400, 'validation', 'The contact was not saved.', { errors: Object.fromEntries(named) })
}

function errorName(field: string, style: Settings['errorNames']): string {
  if (style === 'json-path') return `$.${field}`
  return style === 'pascal' ? field.charAt(0).toUpperCase() + field.slice(1) : field
}

function clashAnswer(settings: Settings, { field, detail }: Clash): ApiAnswer {
  if (!settings.clashNamesField) return problem(409, 'uniqueness-conflict', 'Another contact has one of these values.')
  return problem(409, 'uniqueness-conflict', detail, { errors: { [errorName(field, settings.errorNames)]: [detail] } })
}

function contactAnswer(state: ServerState, status: number, row: ContactRow): ApiAnswer {
  return json(status, onTheWire(row.contact, state.settings), { etag: row.contact.etag })
}

export function onTheWire(contact: Contact, settings: Settings): unknown {
  if (!settings.omitNulls && Object.keys(settings.extraFields).length === 0) return contact
  const entries = Object.entries(contact).filter(([, value]) => !(settings.omitNulls && value === null))
  return { ...Object.fromEntries(entries), ...settings.extraFields }
}

export function notFound(): ApiAnswer {
  return problem(404, 'not-found', 'There is no such contact.')
}

export function gone(settings: Settings): ApiAnswer {
  return problem(settings.goneStatus, 'not-found', 'The contact has been deleted.')
}

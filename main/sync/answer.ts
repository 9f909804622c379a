import { z } from 'zod'
import { AuditEntry } from '../../shared/audit'
import { Contact } from '../../shared/contact'
import { isLocal, localIdsOf } from '../../shared/create'
import { fields } from '../../shared/fields'
import type { OfflineCause } from '../../shared/ipc'
import { Company, type Refusal } from '../../shared/store-port'
import { padUtc } from '../../shared/utc'
import { retryAfterMs } from './retry-after'

export type FetchAnswer = {
  status: number
  headers: { get: (name: string) => string | null }
  text: () => Promise<string>
  /** The body as it came; only of pictures is it asked for. */
  bytes?: () => Promise<Uint8Array<ArrayBuffer>>
}

export type ListPage<T> = { rows: T[]; nextCursor: string | null }

/** What an answer means to us. A status becomes a meaning here and nowhere else (`api-contract.md`, "Errors"). */
export type Answer<T> =
  | { kind: 'ok'; value: T }
  /** The `If-Match` was stale. Proves nothing about what was applied: the transport may have sent twice. */
  | { kind: 'stale' }
  /** A value that must be unique is taken, or the row moved: the etag tells which. */
  | { kind: 'clash'; refusals: Refusal[] }
  | { kind: 'missing'; refusals: Refusal[] }
  | { kind: 'refused'; refusals: Refusal[] }
  | { kind: 'unauthorized' }
  | { kind: 'limited'; retryAfterMs: number | null }
  /** No answer, or one that is not the API's: whatever was asked may or may not have been done. */
  | { kind: 'unanswered'; cause: OfflineCause }

/** Reads a body that JSON was made of; undefined for an answer without one. Null: not what was promised. */
export type Read<T> = (body: unknown) => { value: T } | null

/** What an answer means, `text` being its body. */
export function meaningOf<T>(
  answer: FetchAnswer,
  { text, read, wallTime }: { text: string; read: Read<T>; wallTime: number },
): Answer<T> {
  const { status } = answer
  const type = answer.headers.get('content-type') ?? ''
  if (status === 429 || (status === 503 && answer.headers.get('retry-after') !== null)) {
    return { kind: 'limited', retryAfterMs: retryAfterMs(answer.headers.get('retry-after'), wallTime) }
  }
  // A network that wants somebody to sign in first says so in this way, if it is an honest one (RFC 6585 §6).
  if (status === 511) return { kind: 'unanswered', cause: 'portal' }
  if (status >= 500) return { kind: 'unanswered', cause: 'server-error' }
  if (status === 401) return { kind: 'unauthorized' }
  // Nothing may be said in any type (RFC 9110 §8.3); whether it is enough depends on what was asked.
  const isEmpty = status === 204 || (status >= 200 && status < 300 && text.trim() === '')
  if (!/[/+]json\b/i.test(type) && !isEmpty) {
    return { kind: 'unanswered', cause: /html/i.test(type) ? 'portal' : 'not-the-api' }
  }
  const body = parseJson(text)
  if (body === undefined && !isEmpty) return { kind: 'unanswered', cause: 'not-the-api' }
  if (status >= 400) return failure(status, body)
  if (status < 200 || status >= 300) return { kind: 'unanswered', cause: 'not-the-api' }
  const result = read(body)
  return result ? { kind: 'ok', value: result.value } : { kind: 'unanswered', cause: 'not-the-api' }
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
  if (status === 412) return { kind: 'stale' }
  if (status === 409 && problem.type?.endsWith('/help/concurrency-conflict')) return { kind: 'stale' }
  const named = Object.entries(problem.errors ?? {}).map(([field, messages]) => ({
    field,
    message: [messages].flat().join(' '),
  }))
  const message = problem.detail || problem.title || `status ${status}`
  if (status === 404 || status === 410) return { kind: 'missing', refusals: [{ field: null, message }] }
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

/** Nested deeper than anything we know of, a row could neither be written nor go over a port: both recurse. */
const deepest = 64

export function isFlat(value: unknown, levels = deepest): boolean {
  if (typeof value !== 'object' || value === null) return true
  return levels > 0 && Object.values(value).every((item) => isFlat(item, levels - 1))
}

function readRow<T>(row: z.ZodType<T>, raw: unknown): T | null {
  return (isFlat(raw) && row.safeParse(raw).data) || null
}

/** What bears one of the ids that are given here is no row of the server's. */
const Row = Contact.refine(({ id }) => !isLocal(id))

/** The rows of a list as they came, and the cursor of the next page; null: it is no list. */
export function rowsOf(body: unknown): { rows: unknown[]; nextCursor: string | null } | null {
  const parsed = List.safeParse(body)
  if (!parsed.success) return null
  const { data, page = parsed.data } = parsed.data
  if (page.hasMore === undefined || (page.hasMore && !page.nextCursor)) return null
  return { rows: data, nextCursor: page.hasMore ? (page.nextCursor ?? null) : null }
}

/** A row that can't be read is left out: it must not hold up all others (S8). A page of such rows is no page. */
function readList<T>(row: z.ZodType<T>): Read<ListPage<T>> {
  return (body) => {
    const list = rowsOf(body)
    if (!list) return null
    const rows = list.rows.flatMap((raw) => readRow(row, raw) ?? [])
    if (rows.length === 0 && list.rows.length > 0) return null
    return { value: { rows, nextCursor: list.nextCursor } }
  }
}

export const readContacts = readList(Row)
export const readCompanies = readList(Company)

/** A contact as promised; one of another id is a lie and is not taken. */
export function readContact(id: string): Read<Contact> {
  return (body) => {
    const contact = readRow(Row, body)
    return contact?.id === id ? { value: contact } : null
  }
}

/** A contact that was made here: it bears the reference that it was sent with. */
export function readCreated(local: string): Read<Contact> {
  return (body) => {
    const contact = readRow(Row, body)
    return contact && localIdsOf(contact).includes(local) ? { value: contact } : null
  }
}

/** An answer that need say nothing but yes, which its status says; whatever else it says is not needed. */
export const readYes: Read<null> = () => ({ value: null })

/** The yes to a deletion. One that speaks of another contact is a lie. */
export function readDeleted(id: string): Read<null> {
  return (body) => {
    const told = Named.safeParse(body).data
    return told && told.id !== id ? null : { value: null }
  }
}

const Named = z.looseObject({ id: z.unknown().refine((id) => id !== undefined && id !== null) })

/** The id of a file, which goes into 32 bits (`profilePictureId`). */
const FileBody = z.object({ id: z.int32().positive() })
export const readFileId: Read<number> = (body) => {
  const file = FileBody.safeParse(body).data
  return file ? { value: file.id } : null
}

const Action = z.object({ type: z.string(), timestampUtc: z.unknown().optional() })
const Audit = z.object({
  user: AuditEntry.shape.user,
  details: z.object({ changedFields: z.array(z.string()) }),
})
/** What stands for entries that can't be read, or that are on later pages: it must not look as if nothing was (S2). */
const anything = { user: { id: '', name: '' }, changedFields: Object.keys(fields) }

/** The audit entries of a timeline, newest first. Null where nobody can tell what an entry is, or of when. */
export const readAudit: Read<AuditEntry[]> = (body) => {
  const parsed = List.safeParse(body)
  if (!parsed.success) return null
  const entries: AuditEntry[] = []
  for (const raw of parsed.data.data) {
    const action = Action.safeParse(raw).data
    if (!action) return null
    if (action.type !== 'audit') continue
    const { timestampUtc } = action
    if (typeof timestampUtc !== 'string' || padUtc(timestampUtc) === null) return null
    const audit = Audit.safeParse(raw).data
    entries.push({ timestampUtc, ...(audit ? { user: audit.user, ...audit.details } : anything) })
  }
  const { data: _, page = parsed.data } = parsed.data
  const last = entries.at(-1)
  if (page.hasMore && last) entries.push({ timestampUtc: last.timestampUtc, ...anything })
  return { value: entries }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

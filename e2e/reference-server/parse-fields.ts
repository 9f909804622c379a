import type { FieldErrors } from './answer'
import type { Connection, ContactFields, ExternalRef, FieldName } from './contact'
import { isLanguage } from './languages'

export type ParsedFields = { kind: 'fields'; fields: ContactFields } | { kind: 'errors'; errors: FieldErrors }
export type Parsing = { companyExists: (id: string) => boolean; normalise: boolean }

type Context = Parsing & { refuse: (at: string, message: string) => undefined }
/** The value to store, or undefined once what is wrong at `at` has been refused. */
type Parser<T> = (raw: unknown, at: string, context: Context) => T | undefined

/** A row for each write field: one without a parser does not compile. */
const parsers: { [F in FieldName]-?: Parser<Exclude<ContactFields[F], undefined>> } = {
  firstName: text(),
  lastName: text(),
  strategy: text({ limit: Number.POSITIVE_INFINITY }),
  phone: text({ normal: (phone) => (phone.startsWith('+') ? '+' : '') + phone.replaceAll(/\D/g, '') }),
  email: text({
    accepts: (email) => /^[^\s@<>(),;:"[\]\\]+@[^\s@<>(),;:"[\]\\.]+(\.[^\s@<>(),;:"[\]\\.]+)+$/u.test(email),
    otherwise: 'Not a valid email address.',
    normal: (email) => email.toLowerCase(),
  }),
  linkedInUrl: text({
    accepts: (url) => /^https:\/\/www\.linkedin\.com\/in\/[^/?#\s]+\/?$/u.test(url),
    otherwise: 'Must have the format https://www.linkedin.com/in/{slug}.',
  }),
  primaryLanguage: text({ accepts: isLanguage, otherwise: 'Must be an ISO 639-1 code.' }),
  blocked: (raw, at, { refuse }) =>
    raw === null || typeof raw === 'boolean' ? raw : refuse(at, 'Must be a boolean or null.'),
  profilePictureId: (raw, at, { refuse }) =>
    raw === null || (typeof raw === 'number' && (raw | 0) === raw) ? raw : refuse(at, 'Must be an int32 or null.'),
  tags(raw, at, context) {
    const tags = list(raw, at, context, tag)
    return tags && context.normalise ? [...new Set(tags)].sort() : tags
  },
  externalRefs(raw, at, context) {
    const refs = list(raw, at, context, externalRef)
    return refs && [...new Map(refs.map((ref) => [`${ref.namespace.toLowerCase()}\n${ref.id}`, ref])).values()]
  },
  connections(raw, at, context) {
    const links = list(raw, at, context, connection)
    links?.forEach(({ company, primary }, index) => {
      const before = links.slice(0, index)
      if (before.some((other) => other.company.id === company.id))
        context.refuse(`${at}[${index}].company.id`, 'Named twice.')
      if (primary && before.some((other) => other.primary))
        context.refuse(`${at}[${index}].primary`, 'Only one can be primary.')
    })
    return links
  },
}
const fieldNames = Object.keys(parsers) as FieldName[]

/** The write fields of a PATCH or POST body. Unknown fields, the read-only ones among them, are ignored. */
export function parseFields(body: Readonly<Record<string, unknown>>, parsing: Parsing): ParsedFields {
  const errors: FieldErrors = {}
  const fields: ContactFields = {}
  const refuse = (at: string, message: string): undefined => {
    errors[at] = [...(errors[at] ?? []), message]
  }
  for (const field of fieldNames) {
    if (body[field] === undefined) continue
    const value = parsers[field](body[field], field, { ...parsing, refuse })
    if (value !== undefined) Object.assign(fields, { [field]: value })
  }
  return Object.keys(errors).length > 0 ? { kind: 'errors', errors } : { kind: 'fields', fields }
}

export function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

type TextRules = {
  limit?: number
  accepts?: (value: string) => boolean
  otherwise?: string
  normal?: (value: string) => string
}

function text({ limit = 255, accepts, otherwise = '', normal }: TextRules = {}): Parser<string | null> {
  return (raw, at, { refuse, normalise }) => {
    if (raw === null) return null
    if (typeof raw !== 'string') return refuse(at, 'Must be a string or null.')
    const value = raw.trim()
    if (value.length > limit) return refuse(at, `Must be ${limit} characters or fewer.`)
    if (accepts && !accepts(value)) return refuse(at, otherwise)
    return normal && normalise ? normal(value) : value
  }
}

/** Null clears, as everywhere. Every entry is looked at, so that all that is wrong is told at once. */
function list<T>(raw: unknown, at: string, context: Context, entry: Parser<T>): T[] | undefined {
  if (raw === null) return []
  if (!Array.isArray(raw)) return context.refuse(at, 'Must be an array.')
  const entries = raw.map((one: unknown, index) => entry(one, `${at}[${index}]`, context))
  return entries.every((one) => one !== undefined) ? entries : undefined
}

const required =
  (limit: number): Parser<string> =>
  (raw, at, context) =>
    text({ limit, accepts: (value) => value !== '', otherwise: 'Must not be empty.' })(raw ?? '', at, context) ??
    undefined

const tag: Parser<string> = (raw, at, context) =>
  typeof raw === 'string' ? (text()(raw, at, context) ?? undefined) : context.refuse(at, 'Must be a string.')

const externalRef: Parser<ExternalRef> = (raw, at, context) => {
  const entry = record(raw)
  const namespace = required(50)(entry.namespace, `${at}.namespace`, context)
  const id = required(255)(entry.id, `${at}.id`, context)
  return namespace !== undefined && id !== undefined ? { namespace, id } : undefined
}

const connection: Parser<Connection> = (raw, at, context) => {
  const { company, jobTitle: rawTitle = null, primary: rawPrimary } = record(raw)
  const { kind, id } = record(company)
  const primary = rawPrimary ?? false
  const jobTitle = text()(rawTitle, `${at}.jobTitle`, context)
  if (kind !== 'existing') return context.refuse(`${at}.company.kind`, 'Must be "existing".')
  if (typeof id !== 'string' || !context.companyExists(id))
    return context.refuse(`${at}.company.id`, 'There is no such company.')
  if (typeof primary !== 'boolean') return context.refuse(`${at}.primary`, 'Must be a boolean.')
  return jobTitle === undefined ? undefined : { company: { kind, id }, jobTitle, primary }
}

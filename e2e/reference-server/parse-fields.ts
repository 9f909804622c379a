import type { FieldErrors } from './answer'
import type { Connection, ContactFields, ExternalRef } from './contact'
import { isLanguage } from './languages'

export type ParsedFields = { kind: 'fields'; fields: ContactFields } | { kind: 'errors'; errors: FieldErrors }
export type Parsing = { companyExists: (id: string) => boolean; normalise: boolean }

const emailSyntax = /^[^\s@<>(),;:"[\]\\]+@[^\s@<>(),;:"[\]\\.]+(\.[^\s@<>(),;:"[\]\\.]+)+$/u
const linkedInSyntax = /^https:\/\/www\.linkedin\.com\/in\/[^/?#\s]+\/?$/u

/** The write fields of a PATCH or POST body. Unknown fields, the read-only ones among them, are ignored. */
export function parseFields(
  body: Readonly<Record<string, unknown>>,
  { companyExists, normalise }: Parsing,
): ParsedFields {
  const errors: FieldErrors = {}
  const fields: ContactFields = {}
  const refuse = (field: string, message: string): undefined => {
    const messages = errors[field] ?? []
    messages.push(message)
    errors[field] = messages
  }

  const text = (field: string, raw: unknown, limit = 255): string | null | undefined => {
    if (raw === null) return null
    if (typeof raw !== 'string') return refuse(field, 'Must be a string or null.')
    const value = raw.trim()
    return value.length > limit ? refuse(field, `Must be ${limit} characters or fewer.`) : value
  }

  for (const field of ['firstName', 'lastName'] as const) {
    const value = field in body ? text(field, body[field]) : undefined
    if (value !== undefined) fields[field] = value
  }
  if ('strategy' in body) {
    const value = text('strategy', body.strategy, Number.POSITIVE_INFINITY)
    if (value !== undefined) fields.strategy = value
  }
  if ('phone' in body) {
    const value = text('phone', body.phone)
    if (value !== undefined) fields.phone = normalise && value ? plainPhone(value) : value
  }
  if ('email' in body) {
    const value = text('email', body.email)
    if (typeof value === 'string' && !emailSyntax.test(value)) refuse('email', 'Not a valid email address.')
    else if (value !== undefined) fields.email = normalise ? (value?.toLowerCase() ?? null) : value
  }
  if ('linkedInUrl' in body) {
    const value = text('linkedInUrl', body.linkedInUrl)
    if (typeof value === 'string' && !linkedInSyntax.test(value))
      refuse('linkedInUrl', 'Must have the format https://www.linkedin.com/in/{slug}.')
    else if (value !== undefined) fields.linkedInUrl = value
  }
  if ('primaryLanguage' in body) {
    const value = text('primaryLanguage', body.primaryLanguage)
    if (typeof value === 'string' && !isLanguage(value)) refuse('primaryLanguage', 'Must be an ISO 639-1 code.')
    else if (value !== undefined) fields.primaryLanguage = value
  }
  if ('blocked' in body) {
    const value = body.blocked
    if (value === null || typeof value === 'boolean') fields.blocked = value
    else refuse('blocked', 'Must be a boolean or null.')
  }
  if ('profilePictureId' in body) {
    const value = body.profilePictureId
    if (value === null || (typeof value === 'number' && (value | 0) === value)) fields.profilePictureId = value
    else refuse('profilePictureId', 'Must be a 32-bit integer or null.')
  }

  const list = (field: string, parse: (entry: unknown, at: string) => void): boolean => {
    const value = body[field]
    if (value !== null && !Array.isArray(value)) {
      refuse(field, 'Must be an array.')
      return false
    }
    const entries: unknown[] = value ?? []
    entries.forEach((entry, index) => {
      parse(entry, `${field}[${index}]`)
    })
    return true
  }

  if ('tags' in body) {
    const tags: string[] = []
    const whole = list('tags', (entry, at) => {
      const tag = typeof entry === 'string' ? text(at, entry) : refuse(at, 'Must be a string.')
      if (typeof tag === 'string') tags.push(tag)
    })
    if (whole) fields.tags = normalise ? [...new Set(tags)].sort() : tags
  }
  if ('externalRefs' in body) {
    const refs = new Map<string, ExternalRef>()
    const whole = list('externalRefs', (entry, at) => {
      const { namespace: rawNamespace, id: rawId } = record(entry)
      const namespace = text(`${at}.namespace`, rawNamespace ?? '', 50)
      const id = text(`${at}.id`, rawId ?? '')
      if (namespace === '') refuse(`${at}.namespace`, 'Must not be empty.')
      if (id === '') refuse(`${at}.id`, 'Must not be empty.')
      if (namespace && id) refs.set(`${namespace.toLowerCase()}\n${id}`, { namespace, id })
    })
    if (whole) fields.externalRefs = [...refs.values()]
  }
  if ('connections' in body) {
    const connections: Connection[] = []
    const whole = list('connections', (entry, at) => {
      const { company, jobTitle = null, primary = false } = record(entry)
      const { kind, id } = record(company)
      const title = text(`${at}.jobTitle`, jobTitle)
      if (kind !== 'existing') refuse(`${at}.company.kind`, 'Must be "existing".')
      else if (typeof id !== 'string' || !companyExists(id)) refuse(`${at}.company.id`, 'No such company.')
      else if (connections.some((other) => other.company.id === id)) refuse(`${at}.company.id`, 'Named twice.')
      else if (primary !== null && typeof primary !== 'boolean') refuse(`${at}.primary`, 'Must be a boolean.')
      else if (primary && connections.some((other) => other.primary))
        refuse(`${at}.primary`, 'Only one can be primary.')
      else if (title !== undefined)
        connections.push({ company: { kind, id }, jobTitle: title, primary: primary ?? false })
    })
    if (whole) fields.connections = connections
  }

  return Object.keys(errors).length > 0 ? { kind: 'errors', errors } : { kind: 'fields', fields }
}

export function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function plainPhone(phone: string): string {
  return (phone.startsWith('+') ? '+' : '') + phone.replaceAll(/\D/g, '')
}

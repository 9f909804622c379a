import type {
  Connection,
  Contact,
  ContactCompany,
  ContactFields,
  EmailEntry,
  FieldName,
  PhoneEntry,
  WriteOnly,
} from './contact'
import { fileUrl } from './other-routes'
import type { ServerState } from './state'

export type Applied = { contact: Contact; hidden: WriteOnly; changedFields: FieldName[] }

const plain = ['firstName', 'lastName', 'linkedInUrl', 'primaryLanguage', 'strategy', 'externalRefs', 'tags'] as const

/** Sets the fields that are present. `changedFields` is empty where every one had its value already. */
export function applyFields(
  state: ServerState,
  { contact, hidden }: { contact: Contact; hidden: WriteOnly },
  fields: ContactFields,
): Applied {
  const changedFields: FieldName[] = []
  const next: Contact = { ...contact }
  const nextHidden: WriteOnly = { ...hidden }

  for (const field of plain) {
    const value = fields[field]
    if (value === undefined || same(value, contact[field])) continue
    Object.assign(next, { [field]: value })
    changedFields.push(field)
  }
  if (fields.email !== undefined && fields.email !== contact.email) {
    next.email = fields.email
    next.emails = derive(fields.email, contact.emails, {
      addressOf: (entry) => entry.address,
      entryOf: (address): EmailEntry => ({ address, type: 'work', isPrimary: true }),
    })
    changedFields.push('email')
  }
  if (fields.phone !== undefined && fields.phone !== contact.phone) {
    next.phone = fields.phone
    next.phones = derive(fields.phone, contact.phones, {
      addressOf: (entry) => entry.number,
      entryOf: (number): PhoneEntry => ({ number, type: 'work', isPrimary: true }),
    })
    changedFields.push('phone')
  }
  if (fields.connections) {
    const companies = companiesOf(state, fields.connections)
    if (!same(companies, contact.companies)) {
      next.companies = companies
      next.primaryCompanyId = companies.find((company) => company.isPrimary)?.id ?? null
      changedFields.push('connections')
    }
  }
  if (fields.blocked !== undefined && fields.blocked !== hidden.blocked) {
    nextHidden.blocked = fields.blocked
    changedFields.push('blocked')
  }
  if (fields.profilePictureId !== undefined && fields.profilePictureId !== hidden.profilePictureId) {
    const id = fields.profilePictureId
    nextHidden.profilePictureId = id
    next.profilePictureUrl = id === null ? null : fileUrl(state, id)
    changedFields.push('profilePictureId')
  }
  return { contact: next, hidden: nextHidden, changedFields }
}

/** `connections` goes in, `companies` comes out (trap 2): another shape, the primary one first. */
function companiesOf(state: ServerState, connections: readonly Connection[]): ContactCompany[] {
  const named = connections.some((connection) => connection.primary)
  const companies = connections.flatMap((connection, index): ContactCompany[] => {
    const company = state.companies.get(connection.company.id)?.company
    if (!company) return []
    const isPrimary = connection.primary || (!named && index === 0 && state.settings.primaryFallback === 'first')
    return [
      { id: company.id, uri: companyUri(company.id), name: company.name, jobTitle: connection.jobTitle, isPrimary },
    ]
  })
  return companies.sort((a, b) => Number(b.isPrimary) - Number(a.isPrimary))
}

export function companyUri(id: string): string {
  return `https://app.propstreet.example/o/${id}`
}

/** The read-only list behind a primary address: the others stay, the primary one leads. */
function derive<E extends { isPrimary: boolean }>(
  primary: string | null,
  entries: readonly E[],
  { addressOf, entryOf }: { addressOf: (entry: E) => string; entryOf: (primary: string) => E },
): E[] {
  const others = entries.filter((entry) => !entry.isPrimary && addressOf(entry) !== primary)
  return primary === null || primary === '' ? others : [entryOf(primary), ...others]
}

function same(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b
  return a.length === b.length && (a.length === 0 || JSON.stringify(a) === JSON.stringify(b))
}

/** The contract's shapes, as they are on the wire. Values are replaced, never changed in place: an answer stays a snapshot. */

export type ExternalRef = { namespace: string; id: string }
export type AddressKind = 'work' | 'personal' | 'other'
export type EmailEntry = { address: string; type: AddressKind | null; isPrimary: boolean }
export type PhoneEntry = { number: string; type: AddressKind | null; isPrimary: boolean }
export type ContactCompany = {
  id: string
  uri: string | null
  name: string
  jobTitle: string | null
  isPrimary: boolean
}

export type Contact = {
  id: string
  uri: string | null
  externalRefs: readonly ExternalRef[]
  firstName: string | null
  lastName: string | null
  email: string | null
  phone: string | null
  linkedInUrl: string | null
  emails: readonly EmailEntry[]
  phones: readonly PhoneEntry[]
  primaryLanguage: string | null
  tags: readonly string[]
  strategy: string | null
  primaryCompanyId: string | null
  companies: readonly ContactCompany[]
  profilePictureUrl: string | null
  createdUtc: string
  updatedUtc: string
  deletedUtc: string | null
  etag: string
  changeType: 'create' | 'update' | 'delete' | null
  changeOrigin: string | null
}

export type Company = {
  id: string
  name: string
  domain: string | null
  homepageUrl: string | null
  linkedInUrl: string | null
  countryCode: string | null
  tags: readonly string[]
  strategy: string | null
  externalRefs: readonly ExternalRef[]
  etag: string
  updatedUtc: string
  deletedUtc: string | null
}

export type Connection = { company: { kind: 'existing'; id: string }; jobTitle: string | null; primary: boolean }

/** What PATCH and POST may carry. Present is set, `null` is cleared, absent is kept. */
export type ContactFields = {
  externalRefs?: readonly ExternalRef[]
  firstName?: string | null
  lastName?: string | null
  email?: string | null
  phone?: string | null
  linkedInUrl?: string | null
  primaryLanguage?: string | null
  tags?: readonly string[]
  strategy?: string | null
  connections?: readonly Connection[]
  blocked?: boolean | null
  profilePictureId?: number | null
}
export type FieldName = keyof ContactFields

/** Values that are written and never returned (trap 3). */
export type WriteOnly = { blocked: boolean | null; profilePictureId: number | null }

export type NoteType = 'note' | 'call' | 'meeting' | 'email' | 'news'
export type Operation = 'create' | 'update' | 'delete' | 'restore'
export type User = { id: string; name: string }
export type Action = { id: string; timestampUtc: string; user: User } & (
  | { type: 'audit'; details: { operation: Operation; changedFields: readonly string[] } }
  | { type: 'note'; details: { note: string; type: NoteType; fileId: number | null } }
)

/** A contact to begin with: its fields, and what only a server can give. */
export type ContactInput = ContactFields & {
  id?: string
  createdUtc?: string
  updatedUtc?: string
  deletedUtc?: string | null
  otherEmails?: readonly { address: string; type: AddressKind | null }[]
  otherPhones?: readonly { number: string; type: AddressKind | null }[]
  notes?: readonly { note: string; type: NoteType; timestampUtc: string; user: User }[]
}

export type CompanyInput = { id: string; name: string } & Partial<Omit<Company, 'id' | 'name' | 'etag'>>

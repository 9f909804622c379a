import { applyFields } from './apply-fields'
import type { Contact, ContactFields, ExternalRef, User } from './contact'
import { trimmedStamp } from './stamps'
import { type ContactRow, refKey, type ServerState } from './state'
import { audit } from './timeline'

/** Who writes, where from, and how late the transaction commits. */
export type Writer = { user: User; origin: string; lagMs?: number }

export type Clash = { field: 'email' | 'externalRefs'; detail: string }

export const emptyContact: Contact = {
  id: '',
  uri: null,
  externalRefs: [],
  firstName: null,
  lastName: null,
  email: null,
  phone: null,
  linkedInUrl: null,
  emails: [],
  phones: [],
  primaryLanguage: null,
  tags: [],
  strategy: null,
  primaryCompanyId: null,
  companies: [],
  profilePictureUrl: null,
  createdUtc: '',
  updatedUtc: '',
  deletedUtc: null,
  etag: '',
  changeType: null,
  changeOrigin: null,
}

/** The first field whose value another contact that isn't deleted already has; emails and namespaces are compared without case. */
export function clashOf(
  state: ServerState,
  id: string | undefined,
  fields: { email?: string | null; externalRefs?: readonly ExternalRef[] },
): Clash | undefined {
  const takenBy = (holder: string | undefined): holder is string => holder !== undefined && holder !== id
  if (fields.email && takenBy(state.emails.get(fields.email.toLowerCase())))
    return { field: 'email', detail: 'Another contact has this email address.' }
  if (fields.externalRefs?.some((ref) => takenBy(state.refs.get(refKey(ref)))))
    return { field: 'externalRefs', detail: 'Another contact has this external reference.' }
  return undefined
}

export function createContact(state: ServerState, fields: ContactFields, writer: Writer): ContactRow {
  const id = state.nextId()
  const { contact, hidden, changedFields } = applyFields(
    state,
    { contact: { ...emptyContact, id, uri: contactUri(id) }, hidden: { blocked: null, profilePictureId: null } },
    fields,
  )
  const stamp = state.stamps.next('', writer.lagMs)
  const row = store(state, undefined, stamp, {
    hidden,
    contact: { ...contact, createdUtc: shown(state, stamp), changeType: 'create', changeOrigin: writer.origin },
  })
  audit(state, row, 'create', changedFields, writer.user)
  return row
}

/** Nothing changed leaves the row as it is, etag and all. */
export function updateContact(state: ServerState, row: ContactRow, fields: ContactFields, writer: Writer): ContactRow {
  const { contact, hidden, changedFields } = applyFields(state, row, fields)
  if (changedFields.length === 0) return row
  const next = store(state, row, state.stamps.next(row.stamp, writer.lagMs), {
    hidden,
    contact: { ...contact, changeType: 'update', changeOrigin: writer.origin },
  })
  audit(state, next, 'update', changedFields, writer.user)
  return next
}

/** A new row version without any field changed, as by a job on the server. */
export function touchContact(state: ServerState, row: ContactRow, writer: Writer): ContactRow {
  return store(state, row, state.stamps.next(row.stamp, writer.lagMs), {
    hidden: row.hidden,
    contact: { ...row.contact, changeType: 'update', changeOrigin: writer.origin },
  })
}

export function deleteContact(state: ServerState, row: ContactRow, writer: Writer): ContactRow {
  const stamp = state.stamps.next(row.stamp, writer.lagMs)
  const next = store(state, row, stamp, {
    hidden: row.hidden,
    contact: { ...row.contact, deletedUtc: shown(state, stamp), changeType: 'delete', changeOrigin: writer.origin },
  })
  audit(state, next, 'delete', [], writer.user)
  return next
}

export function restoreContact(state: ServerState, row: ContactRow, writer: Writer): ContactRow {
  const next = store(state, row, state.stamps.next(row.stamp, writer.lagMs), {
    hidden: row.hidden,
    contact: { ...row.contact, deletedUtc: null, changeType: 'update', changeOrigin: writer.origin },
  })
  audit(state, next, 'restore', [], writer.user)
  return next
}

/** The one place where a row changes: version, time, order and uniqueness move together. */
export function store(
  state: ServerState,
  previous: ContactRow | undefined,
  stamp: string,
  { contact, hidden }: Pick<ContactRow, 'contact' | 'hidden'>,
): ContactRow {
  const row: ContactRow = {
    id: contact.id,
    stamp,
    hidden,
    contact: { ...contact, etag: state.nextEtag(), updatedUtc: shown(state, stamp) },
  }
  state.contacts.set(row.id, row)
  state.contactOrder.put(row, previous)
  if (previous && !previous.contact.deletedUtc) {
    if (previous.contact.email) state.emails.delete(previous.contact.email.toLowerCase())
    for (const ref of previous.contact.externalRefs) state.refs.delete(refKey(ref))
  }
  if (!row.contact.deletedUtc) {
    if (contact.email) state.emails.set(contact.email.toLowerCase(), row.id)
    for (const ref of contact.externalRefs) state.refs.set(refKey(ref), row.id)
  }
  return row
}

export function shown(state: ServerState, stamp: string): string {
  return state.settings.decimals === 'full' ? stamp : trimmedStamp(stamp)
}

export function contactUri(id: string): string {
  return `https://app.propstreet.example/c/${id}`
}

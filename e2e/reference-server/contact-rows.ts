import { applyFields } from './apply-fields'
import type { Action, Contact, ContactFields, ContactInput, ExternalRef, FieldName, Operation, User } from './contact'
import { paddedStamp, trimmedStamp } from './stamps'
import { type ContactRow, importer, refKey, type ServerState } from './state'

/** Who writes, where from, and how late the transaction commits. */
export type Writer = { user: User; origin: string; lagMs?: number }

export type Clash = { field: 'email' | 'externalRefs'; detail: string }

const empty: Contact = {
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
    { contact: { ...empty, id, uri: contactUri(id) }, hidden: { blocked: null, profilePictureId: null } },
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

/** A contact that was there before the first request: its own times and notes, no audit entry but its creation. */
export function loadContact(state: ServerState, input: ContactInput): void {
  const id = input.id ?? state.nextId()
  const { contact, hidden } = applyFields(
    state,
    { contact: { ...empty, id, uri: contactUri(id) }, hidden: { blocked: null, profilePictureId: null } },
    input,
  )
  const updated = paddedStamp(input.updatedUtc ?? '') ?? state.stamps.next()
  const created = paddedStamp(input.createdUtc ?? '') ?? updated
  state.stamps.seen(updated)
  const row = store(state, undefined, updated, {
    hidden,
    contact: {
      ...contact,
      emails: [...contact.emails, ...(input.otherEmails ?? []).map((entry) => ({ ...entry, isPrimary: false }))],
      phones: [...contact.phones, ...(input.otherPhones ?? []).map((entry) => ({ ...entry, isPrimary: false }))],
      createdUtc: shown(state, created),
      deletedUtc: input.deletedUtc ?? null,
      changeType: updated === created ? 'create' : 'update',
      changeOrigin: 'import',
    },
  })
  if (!input.notes) return
  timelineOf(state, row).push(
    ...input.notes.map(({ note, type, timestampUtc, user }): Action => {
      return { id: state.nextActionId(), type: 'note', timestampUtc, user, details: { note, type, fileId: null } }
    }),
  )
}

/** Oldest first. Loaded contacts get their creation entry at the first look: most are never looked at. */
export function timelineOf(state: ServerState, row: ContactRow): Action[] {
  const present = state.timelines.get(row.id)
  if (present) return present
  const { createdUtc } = row.contact
  const details = { operation: 'create', changedFields: [] } as const
  const timeline: Action[] = [
    { id: state.nextActionId(), type: 'audit', timestampUtc: createdUtc, user: importer, details },
  ]
  state.timelines.set(row.id, timeline)
  return timeline
}

function audit(
  state: ServerState,
  row: ContactRow,
  operation: Operation,
  changedFields: FieldName[],
  user: User,
): void {
  const entry: Action = {
    id: state.nextActionId(),
    type: 'audit',
    timestampUtc: row.contact.updatedUtc,
    user,
    details: { operation, changedFields },
  }
  if (operation === 'create') state.timelines.set(row.id, [entry])
  else timelineOf(state, row).push(entry)
}

/** The one place where a row changes: version, time, order and uniqueness move together. */
function store(
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

function contactUri(id: string): string {
  return `https://app.propstreet.example/network/contacts/${id}`
}

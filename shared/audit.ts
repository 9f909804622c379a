import { z } from 'zod'
import type { Contact } from './contact'
import { conflicting, type Edit, stampOf, type Who } from './edits'
import { wireName } from './fields'
import { unknown } from './leaf'
import { deleted, fieldOf, parsePath, primaryCompany } from './path'
import { isNewer } from './utc'
import { readLeaf } from './wire'

/** An audit entry of a contact's timeline: who changed which fields, and when (`api-contract.md`, "actions"). */
export const AuditEntry = z.object({
  timestampUtc: z.string(),
  user: z.object({ id: z.string(), name: z.string() }),
  changedFields: z.array(z.string()),
})
export type AuditEntry = z.infer<typeof AuditEntry>

/** What the timeline says: entries newest first, null when it can't be read; and who we are there, once that is known. */
export type Audit = { entries: readonly AuditEntry[] | null; me: string | null }

/** Answers what an edit had to ask: whose a conflict is, or whether what can't be read has been changed by others. */
export function auditEdit(edit: Edit, contact: Contact, audit: Audit): Edit | null {
  if (!edit.ask) return edit
  const unread = parsePath(edit.path)?.kind === 'write-only'
  if (unread && !edit.conflict) return auditUnread(edit, contact, audit)
  if (edit.path === deleted && !edit.conflict) return auditDeletion(edit, contact, audit)
  if (edit.path === primaryCompany && !edit.conflict) return auditPrimary(edit, contact, audit)
  const entry = audit.entries?.find((entry) => names(entry, edit))
  const conflict = edit.conflict && { ...edit.conflict, who: entry ? whoOf(entry) : null }
  // What it tells of a field that can't be read is part of the conflict now, and is not told again (S3).
  const seen = unread && audit.entries ? seenIn(audit.entries, contact) : edit.seen
  return { ...edit, ask: false, seen, conflict }
}

/** The newest that was heard of, the row or the timeline. */
function seenIn(entries: readonly AuditEntry[], { etag, updatedUtc }: Contact): Edit['seen'] {
  const times = entries.map(({ timestampUtc }) => timestampUtc)
  return { etag, updatedUtc: times.reduce((a, b) => (isNewer(b, a) ? b : a), updatedUtc) }
}

/**
 * A write-only value on a row that has moved. Ours, if it landed, made the first change after the row it went with, as
 * its `If-Match` held there. Where nobody can tell, the user decides: nothing unseen is overwritten (S2).
 */
function auditUnread(edit: Edit, contact: Contact, { entries, me }: Audit): Edit | null {
  // Given up: what it was before nobody can bring back.
  if (edit.leaf.mine === unknown) return null
  const since = (entries ?? []).filter(({ timestampUtc }) => isNewer(timestampUtc, edit.seen.updatedUtc)).reverse()
  const at = since.findLastIndex((entry) => names(entry, edit))
  const entry = since[at]
  const { leaf } = edit
  const asked: Edit = { ...edit, seen: seenIn(since, contact), ask: false }
  const landed = at === 0 && leaf.sent.length > 0 && me !== null && entry?.user.id === me
  if (entries !== null && (!entry || landed)) {
    const values = new Set(leaf.sent.map(({ value }) => value))
    const [value = unknown] = landed && values.size === 1 ? values : landed ? [unknown] : [leaf.base]
    return value === leaf.mine ? null : { ...asked, leaf: { base: value, sent: [], mine: leaf.mine } }
  }
  const told = conflicting({ ...asked, leaf: { ...leaf, sent: [] } }, unknown)
  return { ...told, ask: false, conflict: { theirs: unknown, who: entry ? whoOf(entry) : null } }
}

/** A deletion of a row that has moved in what may be the doing of a send of ours: it is if all changes since are ours. */
function auditDeletion(edit: Edit, contact: Contact, { entries, me }: Audit): Edit {
  const since = (entries ?? []).filter(({ timestampUtc }) => isNewer(timestampUtc, edit.seen.updatedUtc))
  const theirs = since.find(({ user }) => me === null || user.id !== me)
  if (since.length > 0 && !theirs) return { ...edit, ask: false, seen: stampOf(contact) }
  return { ...edit, ask: false, conflict: { theirs: contact.etag, who: theirs ? whoOf(theirs) : null } }
}

/** A primary company that the server may have named for links of ours: it has if all changes of links since are ours. */
function auditPrimary(edit: Edit, contact: Contact, { entries, me }: Audit): Edit | null {
  const { leaf } = edit
  const value = readLeaf(contact, edit.path)
  if (value === leaf.mine) return null
  if (value === leaf.base) return { ...edit, ask: false }
  const since = (entries ?? []).filter(
    (entry) =>
      isNewer(entry.timestampUtc, edit.seen.updatedUtc) &&
      // What came after the row will be news on the next one.
      !isNewer(entry.timestampUtc, contact.updatedUtc) &&
      names(entry, edit),
  )
  const theirs = since.find(({ user }) => me === null || user.id !== me)
  // Made here with its links, the contact had them from the first.
  const isOurs = !theirs && (since.length > 0 || (entries !== null && edit.seen.etag === ''))
  if (!isOurs) {
    return { ...edit, ask: false, conflict: { theirs: value, who: theirs ? whoOf(theirs) : null } }
  }
  const sent = leaf.sent.filter(({ ifMatch }) => ifMatch === contact.etag)
  return { ...edit, ask: false, seen: stampOf(contact), leaf: { base: value, sent, mine: leaf.mine } }
}

function names({ changedFields }: AuditEntry, { path }: Edit): boolean {
  const field = fieldOf(path)
  // A contact that was changed after its deletion here: whatever it was.
  if (field === 'deleted' || field === 'created' || field === null) return true
  const known = [field, wireName(field)].map((name) => name.toLowerCase())
  return changedFields.some((name) => known.includes(name.toLowerCase()))
}

/** Null where the server does not say a name. */
function whoOf({ user, timestampUtc }: AuditEntry): Who | null {
  return user.name ? { name: user.name, at: timestampUtc } : null
}

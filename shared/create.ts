import type { Contact } from './contact'
import {
  type Begun,
  changedByOthers,
  conflicting,
  type Edit,
  isSendable,
  type Onto,
  rebaseEdit,
  stampOf,
} from './edits'
import { rebaseLeaf, type Sent, sendLeaf, type Value } from './leaf'
import { created, deleted, type LeafPath, namespace, parsePath, primaryCompany } from './path'
import { alikeAt, bodyOf, onTop, readLeaf } from './wire'

/**
 * A contact created here is edits on an empty row under a local id, and one edit more, `created`, whose value is the
 * `Idempotency-Key`. Once sent, the body is what the edits carry as sent for this mark: the same at every retry (S7).
 */
const onCreate = ''

const localForm = /^local-[0-9a-f-]{36}$/

/** Whether an id was given here, before the server gave one. */
export function isLocal(id: string): boolean {
  return localForm.test(id)
}

/** The id of a contact made here. */
export function localId(uuid: string): string {
  return `local-${uuid}`
}

/** The row of a contact that the server doesn't know yet. */
export function emptyContact(id: string): Contact {
  return { id, etag: onCreate, updatedUtc: '' }
}

/** The local ids that a server row bears. */
export function localIdsOf(contact: Contact): string[] {
  const refs = contact.externalRefs ?? []
  return refs.filter((ref) => ref.namespace.toLowerCase() === namespace && isLocal(ref.id)).map(({ id }) => id)
}

/** What the create carried for an edit, as far as it has left. */
function carried(edit: Edit): { value: Value } | undefined {
  return edit.leaf.sent.find(({ ifMatch }) => ifMatch === onCreate)
}

/** An earlier body, refused: it goes out no more, but a copy of it may still land, under the same reference. */
const onRefused = 'refused'

/** The create was refused: another body may go out, and so another key. What was sent is still known as ours (S4). */
export function thaw(edit: Edit, key: string): Edit {
  if (edit.path === created) return { ...edit, leaf: { base: null, sent: [], mine: key } }
  const sent = edit.leaf.sent.map((copy) => (copy.ifMatch === onCreate ? { ...copy, ifMatch: onRefused } : copy))
  const isNews = (copy: Sent<Value>, i: number) =>
    copy.ifMatch !== onRefused || sent.findIndex((o) => o.ifMatch === onRefused && o.value === copy.value) === i
  return { ...edit, leaf: { ...edit.leaf, sent: sent.filter(isNews) } }
}

/** The POST for a contact made here; null while it has neither a name nor an email nor a phone, or waits for the user. */
export function beginCreate(id: string, edits: readonly Edit[]): Begun | null {
  const frozen = edits.filter(carried)
  const mark = edits.find(({ path }) => path === created)
  if (!mark || mark.refused !== null) return null
  const fresh = () => edits.filter((edit) => isSendable(edit) && edit.path !== deleted)
  // In an order of its own: an edit that is changed meanwhile moves among the others, and the body must not.
  const out = (frozen.length > 0 ? frozen : fresh()).sort((a, b) => (a.path < b.path ? -1 : 1))
  const wishes = out.map((edit) => ({ path: edit.path, mine: (carried(edit) ?? { value: edit.leaf.mine }).value }))
  const values: Record<LeafPath, Value> = Object.fromEntries(wishes.map(({ path, mine }) => [path, mine]))
  if (!['firstName', 'lastName', 'email', 'phone'].some((path) => values[path])) return null
  const body = bodyOf(emptyContact(id), wishes)
  body.externalRefs = [...((body.externalRefs as unknown[] | undefined) ?? []), { namespace, id }]
  const key = String(values[created])
  const marked = out.map((edit) => ({
    ...edit,
    leaf: { ...sendLeaf({ ...edit.leaf, mine: values[edit.path] ?? null }, onCreate), mine: edit.leaf.mine },
  }))
  return { send: { kind: 'create', id, ifMatch: onCreate, key, body, values }, edits: marked }
}

/**
 * An edit of a contact made here, once a row shows that the create has landed: what it carried was the server's first
 * value, so it is the base now. Null: done.
 */
export function adoptEdit(edit: Edit, onto: Onto): Edit | null {
  if (edit.path === created) return null
  const value = readLeaf(onto.contact, edit.path)
  const alike = alikeAt(edit.path)
  const refused = edit.leaf.sent.some((copy) => copy.ifMatch === onRefused && alike(copy.value, value))
  const landed = refused ? { value } : carried(edit)
  const base = landed ? landed.value : edit.leaf.base
  if (landed && edit.leaf.mine === base) return null
  // What no row tells others may have changed since it was made, and a server may have named the primary company: asked
  // of the timeline since then (S2, S4).
  const { createdUtc, updatedUtc } = onto.contact
  const isUnread = parsePath(edit.path)?.kind === 'write-only' && createdUtc !== updatedUtc
  const asMade = { etag: onCreate, updatedUtc: typeof createdUtc === 'string' ? createdUtc : '' }
  const seen = isUnread || edit.path === primaryCompany ? asMade : stampOf(onto.contact)
  const adopted: Edit = { ...edit, leaf: { base, sent: [], mine: edit.leaf.mine }, refused: null, seen }
  const isUnseen = edit.path === deleted && edit.leaf.mine === true && !isAsMade(onto)
  return isUnseen ? conflicting(adopted, onto.contact.etag) : rebaseEdit(adopted, onto)
}

/** Whether nobody has changed a contact since it was made here: the user has seen nothing else of it (S2). */
function isAsMade(onto: Onto): boolean {
  const { contact, edits } = onto
  if (contact.createdUtc === contact.updatedUtc) return true
  const wishes = edits.flatMap((edit) => {
    const first = carried(edit)
    return first ? [{ path: edit.path, mine: first.value }] : []
  })
  const made = onTop(emptyContact(contact.id), wishes)
  const ours = localIdsOf(contact).map((id) => ({ namespace, id }))
  const before = { ...made, externalRefs: [...(made.externalRefs ?? []), ...ours] }
  return changedByOthers({ ...onto, before })?.length === 0
}

/** An edit of a contact made here, merged into a contact that exists: what differs there is the user's to decide. */
export function mergeEdit(edit: Edit, contact: Contact): Edit | null {
  if (edit.path === created || edit.path === deleted) return null
  const { base, mine } = edit.leaf
  // Only waiting for what became of a refused body: nothing is wanted.
  if (mine === base) return null
  const value = readLeaf(contact, edit.path)
  const merged = { ...edit, conflict: null, refused: null, ask: false, seen: stampOf(contact) }
  const result = rebaseLeaf({ base, sent: [], mine }, { value, etag: contact.etag }, alikeAt(edit.path))
  if (result.kind === 'done') return null
  if (result.kind === 'conflict') return conflicting({ ...merged, leaf: result.leaf }, result.theirs)
  return { ...merged, leaf: result.leaf }
}

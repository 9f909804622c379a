import { alikeBy } from './alike'
import type { Contact } from './contact'
import { readText, textRow } from './fields'
import { type Alike, editLeaf, type Leaf, rebaseLeaf, refuseLeaf, sendLeaf, settleLeaf, type Value } from './leaf'
import { fieldOf, type LeafPath, parsePath, tagPath } from './path'
import type { Refusal, Send } from './store-port'

/** An edit of one leaf, and how it stands. `theirs` and `refused` exclude each other: a refused value was seen. */
export type Edit = {
  path: LeafPath
  leaf: Leaf<Value>
  /** The server's value that the user has to decide about. */
  conflict: { theirs: Value } | null
  /** Why the server won't take it. */
  refused: string | null
}

const identical: Alike<Value> = (a, b) => a === b

/** When two values of a leaf mean the same (field table). An element in or out has only itself. */
export function alikeAt(path: LeafPath): Alike<Value> {
  const parts = parsePath(path)
  if (parts?.kind !== 'text') return identical
  const alike = alikeBy[textRow(parts.field).alike]
  return (a, b) => a === b || (typeof a !== 'boolean' && typeof b !== 'boolean' && alike(a, b))
}

/** The server's value of a leaf. */
export function readLeaf(contact: Contact, path: LeafPath): Value {
  const parts = parsePath(path)
  if (parts?.kind === 'text') return readText(contact, parts.field)
  return parts ? (contact.tags ?? []).includes(parts.element) : null
}

/** Whether an edit can go out now. One back at its base waits: a value of it may still be on the wire (S1). */
export function isSendable(edit: Edit): boolean {
  return edit.conflict === null && edit.refused === null && edit.leaf.mine !== edit.leaf.base
}

/** Whether an edit only waits to learn what became of a value that was sent. */
export function isUncertain(edit: Edit): boolean {
  return edit.conflict === null && edit.leaf.mine === edit.leaf.base && edit.leaf.sent.length > 0
}

/** The user wants `mine`: the new edit of the leaf, or null when nothing is left to want. */
export function change(edit: Edit | null, contact: Contact, path: LeafPath, mine: Value): Edit | null {
  if (edit?.conflict) {
    // Typing on in a conflict changes mine; only the server's value ends it. Going back to the base is a wish too.
    return edit.conflict.theirs === mine ? null : { ...edit, leaf: { ...edit.leaf, mine } }
  }
  const base = readLeaf(contact, path)
  const leaf = editLeaf(edit?.leaf ?? { base, sent: [], mine: base }, mine)
  return leaf && { path, leaf, conflict: null, refused: null }
}

/** The user gives the edit up: what the server has stands. */
export function discard(edit: Edit): Edit | null {
  if (edit.conflict) return null
  const leaf = editLeaf(edit.leaf, edit.leaf.base)
  return leaf && { ...edit, leaf, refused: null }
}

/** Moves an edit onto a fresh row of its contact. */
export function rebaseEdit(edit: Edit, contact: Contact, quiet: boolean): Edit | null {
  const row = { value: readLeaf(contact, edit.path), etag: contact.etag, quiet }
  const result = rebaseLeaf(edit.leaf, row, alikeAt(edit.path))
  switch (result.kind) {
    case 'done':
      return null
    case 'unknown':
      return edit
    case 'pending':
      return { ...edit, leaf: result.leaf, conflict: null }
    case 'conflict':
      return { ...edit, leaf: result.leaf, conflict: { theirs: result.theirs }, refused: null }
  }
}

/** The 200 to a send: what it carried is settled, everything else of the contact moves onto the answer. */
export function settleEdit(edit: Edit, send: Send, contact: Contact): Edit | null {
  if (!Object.hasOwn(send.values, edit.path)) return rebaseEdit(edit, contact, false)
  const value = send.values[edit.path] ?? null
  const row = { value: readLeaf(contact, edit.path), etag: contact.etag }
  const leaf = settleLeaf(edit.leaf, value, send.ifMatch, row)
  return leaf && { ...edit, leaf }
}

/**
 * The server refused the send: the fields it names need attention, or all that was sent when it names none of them.
 * The same bytes would be refused again, so the refused value is off the wire (docs/decisions/0002).
 */
export function refuseEdit(edit: Edit, send: Send, refusals: readonly Refusal[]): Edit | null {
  const value = send.values[edit.path]
  if (value === undefined) return edit
  const leaf = refuseLeaf(edit.leaf, value, send.ifMatch)
  const refusal = refusalOf(edit.path, send, refusals)
  // Edited since it went out: the new value has not been refused by anybody.
  const refused = refusal && edit.leaf.mine === value ? refusal.message : edit.refused
  return leaf && { ...edit, leaf, refused }
}

/** Servers name a field as `email`, `Email`, `$.email` or `connections[0].jobTitle`: the first segment counts. */
function refusalOf(path: LeafPath, send: Send, refusals: readonly Refusal[]): Refusal | undefined {
  const sentFields = Object.keys(send.body).map((name) => name.toLowerCase())
  const named = refusals.map((refusal) => ({ refusal, name: firstSegment(refusal.field ?? '') }))
  const ours = named.filter(({ name }) => sentFields.includes(name))
  if (ours.length === 0) return refusals[0]
  return ours.find(({ name }) => name === fieldOf(path).toLowerCase())?.refusal
}

function firstSegment(field: string): string {
  return (/^(?:\$\.)?([^.[\]]*)/.exec(field)?.[1] ?? '').toLowerCase()
}

/**
 * What goes out for a contact now: one body with every sendable field (S6), and the edits marked as sent. Sets go out
 * whole: the server's array in its order with our elements out, and ours that are in at the end.
 */
export function beginSend(contact: Contact, edits: readonly Edit[]): { send: Send; edits: Edit[] } | null {
  const out = edits.filter(isSendable)
  if (out.length === 0) return null
  const body: Send['body'] = {}
  const values: Send['values'] = {}
  for (const { path, leaf } of out) {
    values[path] = leaf.mine
    const parts = parsePath(path)
    if (parts?.kind === 'text') body[parts.field] = leaf.mine
    else if (parts) body[parts.field] = tagsWith(contact, out)
  }
  const marked = out.map((edit) => ({ ...edit, leaf: sendLeaf(edit.leaf, contact.etag) }))
  return { send: { id: contact.id, ifMatch: contact.etag, body, values }, edits: marked }
}

/** The contact's tags with the given edits on top. */
export function tagsWith(contact: Pick<Contact, 'tags'>, edits: readonly Edit[]): string[] {
  const wish = new Map(edits.map(({ path, leaf }) => [path, leaf.mine]))
  const kept = (contact.tags ?? []).filter((tag) => wish.get(tagPath(tag)) !== false)
  const added = edits.flatMap(({ path, leaf }) => {
    const parts = parsePath(path)
    return parts?.kind === 'element' && leaf.mine === true && !kept.includes(parts.element) ? [parts.element] : []
  })
  return [...kept, ...added]
}

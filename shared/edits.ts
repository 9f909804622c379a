import type { Contact } from './contact'
import { wireName } from './fields'
import { clashLeaf, editLeaf, type Leaf, rebaseLeaf, refuseLeaf, sendLeaf, settleLeaf, type Value } from './leaf'
import { created, deleted, fieldOf, type LeafPath, linkPath, parsePath, primaryCompany } from './path'
import type { Refusal, Send } from './store-port'
import { alikeAt, bodyOf, pathsOf, readLeaf } from './wire'

/** An edit of one leaf, and how it stands. `theirs` and `refused` exclude each other: a refused value was seen. */
export type Edit = {
  path: LeafPath
  leaf: Leaf<Value>
  conflict: Conflict | null
  /** Why the server won't take it. */
  refused: string | null
  /** The row that the base is of. */
  seen: Stamp
  /** The audit timeline has to be asked: who a conflict is with, or whether somebody else made a change that no row tells. */
  ask: boolean
}
export type Stamp = { etag: string; updatedUtc: string }
/** The server's value that the user has to decide about, and whose it is; null as long as nobody knows. */
export type Conflict = { theirs: Value; who: Who | null }
/** `at`: the server's time. */
export type Who = { name: string; at: string }

export function stampOf({ etag, updatedUtc }: Contact): Stamp {
  return { etag, updatedUtc }
}

/** Whether an edit can go out now. One back at its base waits: a value of it may still be on the wire (S1). */
export function isSendable({ conflict, refused, leaf, path, ask }: Edit): boolean {
  const known = !ask || (parsePath(path)?.kind !== 'write-only' && path !== deleted && path !== primaryCompany)
  return conflict === null && refused === null && leaf.mine !== leaf.base && known
}

/** Whether an edit only waits to learn what became of a value that was sent. */
export function isUncertain(edit: Edit): boolean {
  return edit.conflict === null && edit.leaf.mine === edit.leaf.base && edit.leaf.sent.length > 0
}

/**
 * Whether an edit is given up and kept only for a late copy of it: what clashed is taken if it is free by then, and must
 * be set back (S1). Nobody is shown it, and nobody waits for it.
 */
export function isGivenUp(edit: Edit): boolean {
  return isUncertain(edit) && edit.leaf.sent.every(({ clashed }) => clashed)
}

/**
 * The user wants `mine`: the new edit of the leaf, or null when nothing is left to want. `base`: what the server is
 * known to have, where the contact does not say it (write-only).
 */
export function change(
  edit: Edit | null,
  contact: Contact,
  wish: { path: LeafPath; mine: Value; base?: Value },
): Edit | null {
  const { path, mine, base = readLeaf(contact, path) } = wish
  if (edit?.conflict) {
    // Typing on in a conflict changes mine; only the server's value ends it. Going back to the base is a wish too.
    return edit.conflict.theirs === mine ? null : { ...edit, leaf: { ...edit.leaf, mine } }
  }
  const leaf = editLeaf(edit?.leaf ?? { base, sent: [], mine: base }, mine)
  const fresh = { path, conflict: null, seen: stampOf(contact), ask: false }
  return leaf && { ...(edit ?? fresh), leaf, refused: null }
}

/** The user gives the edit up: what the server has stands. */
export function discard(edit: Edit): Edit | null {
  if (edit.conflict) return null
  const leaf = editLeaf(edit.leaf, edit.leaf.base)
  return leaf && { ...edit, leaf, refused: null }
}

/**
 * A fresh row of the contact, what the store had of it, and all edits of the contact. `quiet`: see `Row` in leaf.ts.
 * The row is alive: while it is deleted its edits wait for the user as they are.
 */
export type Onto = { contact: Contact; before: Contact | undefined; edits: readonly Edit[]; quiet: boolean }

/** Moves an edit onto a fresh row of its contact. */
export function rebaseEdit(edit: Edit, onto: Onto): Edit | null {
  const { contact } = onto
  if (edit.path === created) return edit
  const moved = contact.etag !== edit.seen.etag
  const unread = parsePath(edit.path)?.kind === 'write-only'
  // No row says what a write-only field holds: as soon as the row has moved, only the timeline can tell.
  if (unread && moved) return { ...edit, ask: true }
  if (unread && edit.conflict) return edit
  if (edit.path === deleted && moved && edit.leaf.mine === true && !mayStillLand(edit, onto)) return regret(edit, onto)
  const value = unread ? edit.leaf.base : readLeaf(contact, edit.path)
  const result = rebaseLeaf(edit.leaf, { value, etag: contact.etag, quiet: onto.quiet }, alikeAt(edit.path))
  const seen = stampOf(contact)
  switch (result.kind) {
    case 'done':
      return null
    case 'unknown':
      return edit
    case 'pending':
      if (isOrphan(edit, onto)) return conflicting({ ...edit, leaf: result.leaf }, value)
      return { ...edit, leaf: result.leaf, conflict: null, seen, ask: edit.ask && edit.path !== primaryCompany }
    case 'conflict':
      if (mayBeNamed(edit, onto)) return { ...edit, leaf: result.leaf, ask: true }
      return conflicting({ ...edit, leaf: result.leaf }, result.theirs)
  }
}

function mayStillLand({ leaf }: Edit, { contact, quiet }: Onto): boolean {
  return !quiet && leaf.sent.some(({ ifMatch }) => ifMatch === contact.etag)
}

/** A conflict is told once for each value of theirs (S3); whose it is has to be asked for each. */
export function conflicting(edit: Edit, theirs: Value): Edit {
  if (edit.conflict?.theirs === theirs) return edit
  return { ...edit, conflict: { theirs, who: null }, refused: null, ask: true }
}

/** A contact that somebody has changed since the user deleted it: deleted it would be unseen (S2). */
function regret(edit: Edit, onto: Onto): Edit {
  const { contact } = onto
  const leaf = { ...edit.leaf, sent: [] }
  const paths = changedByOthers(onto)
  if (paths === null || paths.length > 0) {
    const isOpen = paths?.every((path) => path === primaryCompany) && hasSentLinks(onto) && !edit.conflict
    return isOpen ? { ...edit, leaf, ask: true } : conflicting({ ...edit, leaf }, contact.etag)
  }
  const isAsking = edit.ask && !edit.conflict
  return { ...edit, leaf, ...(!isAsking && { seen: stampOf(contact) }) }
}

/** Sent links without a primary one, a server may name it: only the timeline tells that from somebody's choice. */
function hasSentLinks({ edits }: Onto): boolean {
  return edits.some(({ path, leaf }) => fieldOf(path) === 'companies' && leaf.sent.length > 0)
}

/** Whether another primary company than the user wants may be the server's own doing, for links of ours (S4). */
function mayBeNamed(edit: Edit, onto: Onto): boolean {
  return edit.path === primaryCompany && !edit.conflict && !isOrphan(edit, onto) && (edit.ask || hasSentLinks(onto))
}

/** Where a row differs from the one before in what no send of ours explains (S4); null where nobody knows. */
export function changedByOthers({ contact, before, edits }: Onto): LeafPath[] | null {
  if (!before) return null
  const paths = new Set([...pathsOf(before), ...pathsOf(contact)])
  const sentFor = (path: LeafPath) => edits.find((edit) => edit.path === path)?.leaf.sent ?? []
  return [...paths].filter((path) => {
    const [from, to] = [readLeaf(before, path), readLeaf(contact, path)]
    const alike = alikeAt(path)
    if (alike(from, to) || sentFor(path).some(({ value }) => alike(value, to))) return false
    // With its link a company is no longer the primary one.
    const isLinkOff = sentFor(linkPath(String(from))).some(({ value }) => value === false)
    return path !== primaryCompany || to !== null || !isLinkOff
  })
}

/** Whether a company is to be the primary one that the contact is no longer linked to: somebody removed the link. */
function isOrphan({ path, leaf, refused }: Edit, onto: Onto): boolean {
  return path === primaryCompany && leaf.mine !== null && refused === null && !isLinked(String(leaf.mine), onto)
}

/** Whether the contact is linked to a company, as it goes out: on the row, or by an edit that can be sent. */
export function isLinked(company: string, onto: Onto): boolean {
  const path = linkPath(company)
  const edit = onto.edits.find((other) => other.path === path)
  // As the link is to be on this row: the removal of it may be news to its own edit as well.
  const link = edit && rebaseEdit(edit, onto)
  return (link && isSendable(link) ? link.leaf.mine : readLeaf(onto.contact, path)) !== false
}

/** The 200 to a send: what it carried is settled, everything else of the contact moves onto the answer. */
export function settleEdit(edit: Edit, send: Send, onto: Onto): Edit | null {
  const { contact } = onto
  // Between the row that the send went with and its answer nobody else has written.
  const ours = edit.seen.etag === send.ifMatch
  if (!Object.hasOwn(send.values, edit.path)) {
    if (!ours) return rebaseEdit(edit, onto)
    // A primary company that the send did not name was named by the server, for its links.
    const isNamed = edit.path === primaryCompany && !edit.conflict
    const base = isNamed ? readLeaf(contact, edit.path) : edit.leaf.base
    return rebaseEdit({ ...edit, leaf: { ...edit.leaf, base }, seen: stampOf(contact) }, onto)
  }
  const value = send.values[edit.path] ?? null
  const answer = parsePath(edit.path)?.kind === 'write-only' ? value : readLeaf(contact, edit.path)
  const leaf = settleLeaf(edit.leaf, value, send.ifMatch, { value: answer, etag: contact.etag })
  return leaf && { ...edit, leaf, seen: stampOf(contact) }
}

/**
 * The server refused the send: the fields it names need attention, or all that was sent when it names none of them.
 * Bytes that are wrong would be refused again, and are off the wire; what clashes may be free when a late copy of it
 * arrives (docs/decisions/0002).
 */
export function refuseEdit(edit: Edit, send: Send, refusals: readonly Refusal[], mayLand = false): Edit | null {
  const value = send.values[edit.path]
  if (value === undefined) return edit
  // What a create has carried is remembered as a whole (`thaw`).
  const clashed = send.kind === 'create' ? edit.leaf : clashLeaf(edit.leaf, value, send.ifMatch)
  const leaf = mayLand ? clashed : refuseLeaf(edit.leaf, value, send.ifMatch)
  const refusal = refusalOf(edit.path, send, refusals)
  // Edited since it went out: the new value has not been refused by anybody.
  const refused = refusal && edit.leaf.mine === value ? refusal.message : edit.refused
  return leaf && { ...edit, leaf, refused }
}

/** Servers name a field as `email`, `Email`, `$.email` or `connections[0].jobTitle`: the first segment counts. */
function refusalOf(path: LeafPath, send: Send, refusals: readonly Refusal[]): Refusal | undefined {
  const sent = Object.keys(send.values).map(nameInErrors)
  const named = refusals.map((refusal) => ({ refusal, name: firstSegment(refusal.field ?? '') }))
  const ours = named.filter(({ name }) => sent.includes(name))
  if (ours.length === 0) return refusals[0]
  return ours.find(({ name }) => name === nameInErrors(path))?.refusal
}

function nameInErrors(path: LeafPath): string {
  const field = fieldOf(path)
  return (field === null || field === 'created' || field === 'deleted' ? path : wireName(field)).toLowerCase()
}

function firstSegment(field: string): string {
  return (/^(?:\$\.)?([^.[\]]*)/.exec(field)?.[1] ?? '').toLowerCase()
}

/** A send, and the edits that it marks as sent before it leaves. */
export type Begun = { send: Send; edits: Edit[] }

/** What goes out for a contact now: its deletion, or one PATCH with every sendable field (S6). Null: nothing. */
export function beginSend(contact: Contact, edits: readonly Edit[]): Begun | null {
  const deletion = edits.find(({ path }) => path === deleted)
  if (deletion && deletion.refused === null && deletion.leaf.mine === true) {
    return isSendable(deletion) ? begin('delete', contact, [deletion]) : null
  }
  const out = edits.filter((edit) => isSendable(edit) && parsePath(edit.path) !== null && edit.path !== deleted)
  return out.length > 0 ? begin('patch', contact, out) : null
}

function begin(kind: 'patch' | 'delete', contact: Contact, out: readonly Edit[]): Begun {
  const wishes = out.map(({ path, leaf }) => ({ path, mine: leaf.mine }))
  const values = Object.fromEntries(wishes.map(({ path, mine }) => [path, mine]))
  const send: Send = { kind, id: contact.id, ifMatch: contact.etag, key: null, body: bodyOf(contact, wishes), values }
  return { send, edits: out.map((edit) => ({ ...edit, leaf: sendLeaf(edit.leaf, contact.etag) })) }
}

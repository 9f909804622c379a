/**
 * A value put on the wire whose fate is unknown, with the `If-Match` it went with. `clashed`: refused for what others
 * have, so that only a late copy of it could land.
 */
export type Sent<T> = { readonly value: T; readonly ifMatch: string; readonly clashed?: true }

/** One thing the user can want of the server: its last known value, values on the wire of unknown fate, the wish. */
export type Leaf<T> = { readonly base: T; readonly sent: readonly Sent<T>[]; readonly mine: T }

/**
 * A text (null: none); whether an element is in its set; a link's job title (false: no link); the id of a picture. All
 * compare by `===`.
 */
export type Value = string | number | boolean | null

/** Stands for a server value that nobody can read: that of a write-only field. */
export const unknown = '?'

/** Whether two values mean the same although they differ in form. Never decides whether an edit exists (S4). */
export type Alike<T> = (a: T, b: T) => boolean

/**
 * A fresh server value for a leaf. `quiet`: the row was asked for ten minutes after the contact's last request was
 * given up, so nothing of ours is still on its way to the server.
 */
export type Row<T> = { value: T; etag: string; quiet?: boolean }

export type Rebased<T> =
  | { kind: 'done' }
  | { kind: 'unknown'; leaf: Leaf<T> }
  | { kind: 'pending'; leaf: Leaf<T> }
  | { kind: 'conflict'; leaf: Leaf<T>; theirs: T }

/**
 * Moves a leaf onto a fresh row. Identical comes before alike: a re-cased email is an edit, its echo is not a
 * stranger's (S2, S4). An etag other than the one a value went with shows that the value landed before or never will.
 */
export function rebaseLeaf<T>(leaf: Leaf<T>, row: Row<T>, alike: Alike<T>): Rebased<T> {
  const { base, sent, mine } = leaf
  const mayStillLand = !row.quiet && sent.some((s) => s.ifMatch === row.etag)
  if (mayStillLand) return { kind: 'unknown', leaf }
  if (row.value === mine) return { kind: 'done' }
  if (row.value === base) return pending(base, mine)
  if (alike(row.value, mine)) return { kind: 'done' }
  if (alike(row.value, base) || sent.some((s) => alike(row.value, s.value))) return pending(row.value, mine)
  return { kind: 'conflict', leaf: { base, sent, mine }, theirs: row.value }
}

function pending<T>(base: T, mine: T): Rebased<T> {
  return { kind: 'pending', leaf: { base, sent: [], mine } }
}

/**
 * The 200 to a PATCH that carried `value` for this leaf. What was sent and not edited since is done, whatever the
 * server made of it (it normalises); a later edit goes on from the answered value. A 200 with the etag unchanged
 * changed nothing on the server, so another value that went with that etag may still land: the leaf waits for it.
 */
export function settleLeaf<T>(leaf: Leaf<T>, value: T, ifMatch: string, answer: Row<T>): Leaf<T> | null {
  const sent = leaf.sent.filter((s) => s.ifMatch === answer.etag && !(s.value === value && s.ifMatch === ifMatch))
  const mine = leaf.mine === value ? answer.value : leaf.mine
  return keep({ base: answer.value, sent, mine })
}

/** The user wants `mine`. A leaf back at its base is no edit, but only while nothing of it is on the wire (S1). */
export function editLeaf<T>(leaf: Leaf<T>, mine: T): Leaf<T> | null {
  return keep({ ...leaf, mine })
}

/** Keep a leaf only while it says something: a wish, or a send that may still land. */
function keep<T>(leaf: Leaf<T>): Leaf<T> | null {
  return leaf.mine === leaf.base && leaf.sent.length === 0 ? null : leaf
}

/**
 * Records that `mine` goes out with `ifMatch`. Sent again after a lost answer, the pair stands there twice: when one of
 * the two is refused, the other may still land. More copies would teach no more.
 */
export function sendLeaf<T>(leaf: Leaf<T>, ifMatch: string): Leaf<T> {
  const copies = leaf.sent.filter((s) => s.value === leaf.mine && s.ifMatch === ifMatch && !s.clashed)
  return copies.length > 1 ? leaf : { ...leaf, sent: [...leaf.sent, { value: leaf.mine, ifMatch }] }
}

/** The server refused a send: that copy is off the wire, an earlier one of unknown fate is not. */
export function refuseLeaf<T>(leaf: Leaf<T>, value: T, ifMatch: string): Leaf<T> | null {
  const at = leaf.sent.findLastIndex((s) => s.value === value && s.ifMatch === ifMatch && !s.clashed)
  return keep({ ...leaf, sent: leaf.sent.filter((_, i) => i !== at) })
}

/** The server refused a send for what others have: should a late copy find that free, it is still ours (S4). */
export function clashLeaf<T>(leaf: Leaf<T>, value: T, ifMatch: string): Leaf<T> | null {
  const { sent } = refuseLeaf(leaf, value, ifMatch) ?? { sent: [] }
  const others = sent.filter((s) => !(s.clashed && s.value === value && s.ifMatch === ifMatch))
  return keep({ ...leaf, sent: [...others, { value, ifMatch, clashed: true }] })
}

/** *Keep yours* in a conflict: the wish goes on from the value the user has now seen. */
export function keepMine<T>(leaf: Leaf<T>, theirs: T): Leaf<T> | null {
  return keep({ base: theirs, sent: [], mine: leaf.mine })
}

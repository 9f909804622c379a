import type { Contact } from '../../shared/contact'
import { conflicting, type Edit, stampOf } from '../../shared/edits'
import { unknown, type Value } from '../../shared/leaf'
import { deleted, parsePath } from '../../shared/path'
import { readLeaf } from '../../shared/wire'
import type { Reopened } from './api'
import type { Held } from './state'
import type { Store } from './store'

/** The value that a decision was about, as far as it still stands there. */
function standing({ state }: Store, contact: Contact, { path }: Reopened): Value {
  if (path === deleted) return contact.etag
  if (parsePath(path)?.kind !== 'write-only') return readLeaf(contact, path)
  return state.known.get(contact.id)?.get(path) ?? unknown
}

/** An edit undecided again; null where the decision has left this laptop, or the world has moved on. */
export function undecided(
  store: Store,
  contact: Contact,
  { held, wish }: { held: Held | undefined; wish: Reopened },
): Edit | null {
  const { path, base, mine, theirs } = wish
  const fresh: Edit = {
    ...{ path, conflict: null, refused: null, ask: false },
    ...{ seen: stampOf(contact), leaf: { base, sent: [], mine } },
  }
  if (contact.deletedUtc) return held ? null : fresh
  if (standing(store, contact, wish) !== theirs) return null
  const isKept = held && held.leaf.sent.length === 0 && held.leaf.mine === mine && held.refused === null
  if (held && (!isKept || held.conflict)) return null
  return conflicting(fresh, theirs)
}

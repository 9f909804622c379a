import type { Contact } from '../../shared/contact'
import { conflicting, type Edit, stampOf } from '../../shared/edits'
import { unknown, type Value } from '../../shared/leaf'
import { deleted, parsePath } from '../../shared/path'
import { readLeaf } from '../../shared/wire'
import type { Reopened, WindowCalls } from './api'
import { toReview } from './review'
import { heldNow, saved, saving, told } from './saving'
import type { Held } from './state'
import type { Store } from './store'

type Names = 'review' | 'reopen'
export type ReviewCalls = { [C in Names]: (args: WindowCalls[C]['args']) => Promise<WindowCalls[C]['result']> }

/** What needs the user, and the way to be asked once more. */
export function createReviewCalls(store: Store): ReviewCalls {
  const { state } = store

  /** The value that a decision was about, as far as it still stands there. */
  function standing(contact: Contact, { path }: Reopened): Value {
    if (path === deleted) return contact.etag
    if (parsePath(path)?.kind !== 'write-only') return readLeaf(contact, path)
    return state.known.get(contact.id)?.get(path) ?? unknown
  }

  /** Undecided again; null where the decision has left this laptop, or the world has moved on. */
  function undecided(contact: Contact, held: Held | undefined, wish: Reopened): Edit | null {
    const { path, base, mine, theirs } = wish
    const fresh: Edit = {
      ...{ path, conflict: null, refused: null, ask: false },
      ...{ seen: stampOf(contact), leaf: { base, sent: [], mine } },
    }
    if (contact.deletedUtc) return held ? null : fresh
    if (standing(contact, wish) !== theirs) return null
    const isKept = held && held.leaf.sent.length === 0 && held.leaf.mine === mine && held.refused === null
    if (held && (!isKept || held.conflict)) return null
    return conflicting(fresh, theirs)
  }

  return {
    review: ({ count }) => toReview(store, count),

    reopen: ({ id: given, changes }) =>
      saving<WindowCalls['reopen']['result']>(store, given, async (id) => {
        const contact = await store.contact(id)
        const list = state.edits.get(id) ?? []
        const again = changes.flatMap((wish) => {
          if (!contact || !parsePath(wish.path)) return []
          const edit = undecided(
            contact,
            list.find(({ path }) => path === wish.path),
            wish,
          )
          return edit ? [{ ...heldNow(store, id, { before: null, edit }), conflictAt: store.now() }] : []
        })
        // All of them or none: half a decision is none.
        if (again.length < changes.length || again.length === 0) return { update: null, value: { kind: 'moved' } }
        const others = list.filter(({ path }) => !again.some((held) => held.path === path))
        const history = again.map((held) => told(store, held, 'undone'))
        return { update: { edits: new Map([[id, [...others, ...again]]]), history }, value: saved }
      }),
  }
}

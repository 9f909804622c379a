import type { Contact } from '../../shared/contact'
import { unknown, type Value } from '../../shared/leaf'
import { created, type LeafPath, namespace, parsePath, primaryCompany, refPath } from '../../shared/path'
import { alikeAt, onTop, pathsOf, readLeaf, type Wish } from '../../shared/wire'
import { shownOf } from './import-match'
import { madeHere } from './making'
import type { Update } from './plan'
import type { Held, Note } from './state'
import type { Store } from './store'
import type { KeptNote, Whole } from './undo-api'

const ownRefs = refPath({ namespace, id: '' })
const isUnread = (path: LeafPath) => parsePath(path)?.kind === 'write-only'

/** All that is wanted of a contact, for a new one. Our own reference names the former one, and is not taken along. */
export function wishesOf(store: Store, contact: Contact, list: readonly Held[]): Wish[] {
  const { state } = store
  const edits = list.map(({ path, leaf }) => ({ path, mine: leaf.mine }))
  const shown = onTop(contact, edits)
  const paths = pathsOf(shown).filter((path) => !path.startsWith(ownRefs))
  // What no row says: what we last set, and what is wanted since.
  const known = [...(state.known.get(contact.id) ?? [])].map(([path, mine]) => ({ path, mine }))
  const unread = new Map([...known, ...edits].flatMap((wish) => (isUnread(wish.path) ? [[wish.path, wish]] : [])))
  return [...paths.map((path) => ({ path, mine: readLeaf(shown, path) })), ...unread.values()]
}

export const valuesOf = (wishes: readonly Wish[]): Whole['values'] =>
  Object.fromEntries(wishes.map(({ path, mine }) => [path, mine]))

/** A contact that never left, as it can be made anew. */
export function unsentWhole({ state }: Store, id: string): Whole {
  const wishes = (state.edits.get(id) ?? []).filter(({ path }) => path !== created)
  return {
    id,
    values: valuesOf(wishes.map(({ path, leaf }) => ({ path, mine: leaf.mine }))),
    notes: notesOf(state, id),
  }
}

/** What of a contact's notes waits on this laptop. */
export function notesOf({ notes }: Store['state'], id: string): KeptNote[] {
  return (notes.get(id) ?? []).map(({ key, type, note }) => ({ key, type, note }))
}

/** Notes as rows that are to be sent, once more under the same keys. */
export function noteRows(store: Store, contact: string, notes: readonly KeptNote[]): Note[] {
  return notes.map((note, n) => {
    const made = { contact, seq: store.state.seq + 1 + n, savedAt: store.now() }
    return { ...note, ...made, sent: false, refused: null }
  })
}

/** A contact made of these values, as an update. */
export function making(store: Store, { id, values, notes }: Whole): Update {
  const wishes = Object.entries(values).map(([path, mine]) => ({ path, mine }))
  return {
    edits: new Map([[id, madeHere(store, id, wishes)]]),
    ...(notes.length > 0 && { notes: new Map([[id, noteRows(store, id, notes)]]) }),
  }
}

/** Whether a contact is as it was made: nobody has changed it since, nor written about it. */
export async function isUntouched(store: Store, whole: Whole): Promise<boolean> {
  const { state } = store
  const id = store.idOf(whole.id)
  const contact = await store.contact(id)
  const known = new Set(whole.notes.map(({ key }) => key))
  if (!contact || (state.notes.get(id) ?? []).some(({ key }) => !known.has(key))) return false
  const list = (state.edits.get(id) ?? []).filter(({ path }) => path !== created)
  const shown = shownOf(contact, list)
  const wanted = new Map(Object.entries(whole.values))
  // What no row says is what was last set here.
  const unread = new Map(state.known.get(id) ?? [])
  for (const { path, leaf } of list) if (isUnread(path)) unread.set(path, leaf.mine)
  if ([...unread].some(([path, value]) => value !== unknown && value !== wanted.get(path))) return false
  // A server may name the primary company itself.
  return [...new Set([...pathsOf(shown), ...wanted.keys()])]
    .filter((path) => !path.startsWith(ownRefs) && path !== primaryCompany && !isUnread(path))
    .every((path) => alikeAt(path)(readLeaf(shown, path), wanted.get(path) ?? emptyAt(path)))
}

function emptyAt(path: LeafPath): Value {
  return /^(tags|externalRefs|companies)\//.test(path) ? false : null
}

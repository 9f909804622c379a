import type { Edit } from '../../shared/edits'
import type { HistoryEntry, Saved } from './api'
import type { Update } from './plan'
import { NotKept } from './second-home'
import type { Held } from './state'
import { StorageFull } from './storage'
import type { Store } from './store'

export const saved: Saved = { kind: 'saved' }

/**
 * Runs a change of the user's, in both homes before it is answered (S12), and tells the engine of the contact. `make`
 * gets the contact's id as it is in its turn: until then one made here may have been given another.
 */
export async function saving<T>(
  store: Store,
  given: string,
  make: (id: string) => Promise<{ update: Update | null; value: T }>,
): Promise<T | Extract<Saved, { kind: 'not-saved' }>> {
  const tell = () => store.tell({ kind: 'edited', ids: [store.idOf(given)] })
  try {
    const value = await store.change(() => make(store.idOf(given)), true)
    tell()
    return value
  } catch (error) {
    // What only the journal has not taken yet is in the store, and goes out.
    if (error instanceof NotKept) tell()
    return notSaved(error)
  }
}

/** `value`: in the store all the same, and not in its second home yet. */
export type SavedMany<T> = { kind: 'done'; value: T } | (Extract<Saved, { kind: 'not-saved' }> & { value?: T })

/** The same for a change of many contacts, all of them or none. `stored`: what goes with it, as it is taken in. */
export async function savingMany<T>(
  store: Store,
  make: () => Promise<{ update: Update | null; ids: readonly string[]; value: T; stored?: () => void }>,
): Promise<SavedMany<T>> {
  const done: { value?: T } = {}
  let ids: readonly string[] = []
  const tell = () => store.tell({ kind: 'edited', ids: ids.map(store.idOf) })
  try {
    const value = await store.change(async () => {
      const made = await make()
      ids = made.ids
      done.value = made.value
      return made
    }, true)
    tell()
    return { kind: 'done', value }
  } catch (error) {
    if (error instanceof NotKept) tell()
    return { ...notSaved(error), ...(error instanceof NotKept ? done : {}) }
  }
}

/** What to say of a change that failed. */
export function notSaved(error: unknown): { kind: 'not-saved'; cause: 'full' | 'failed' | 'slow' } {
  if (error instanceof StorageFull) return { kind: 'not-saved', cause: 'full' }
  return { kind: 'not-saved', cause: error instanceof NotKept ? error.why : 'failed' }
}

/** An edit as the store holds it, made now. */
export function heldNow(store: Store, contact: string, { before, edit }: { before: Held | null; edit: Edit }): Held {
  const { conflictAt = 0 } = before ?? {}
  return { ...edit, contact, seq: store.state.seq + 1, savedAt: store.now(), conflictAt }
}

export function told(store: Store, held: Held, kind: HistoryEntry['kind'], by?: string): HistoryEntry {
  const name = store.state.directory.get(held.contact)?.name ?? ''
  const { path, leaf } = held
  const entry = { at: store.now(), contact: held.contact, name, path, kind, from: leaf.base, to: leaf.mine }
  return by === undefined ? entry : { ...entry, by }
}

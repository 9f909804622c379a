import { emptyContact } from '../../shared/create'
import { change, type Edit, stampOf } from '../../shared/edits'
import { created } from '../../shared/path'
import type { Wish } from '../../shared/wire'
import { heldNow } from './saving'
import type { Held } from './state'
import type { Store } from './store'

/** A contact made here: these wishes on an empty row, and the mark that it is to be created. */
export function madeHere(store: Store, id: string, wishes: readonly Wish[]): Held[] {
  const row = emptyContact(id)
  const mark: Edit = {
    ...{ path: created, conflict: null, refused: null, seen: stampOf(row), ask: false },
    leaf: { base: null, sent: [], mine: store.newId() },
  }
  const edits = wishes.flatMap((wish) => change(null, row, wish) ?? [])
  return [mark, ...edits].map((edit) => heldNow(store, id, { before: null, edit }))
}

import { displayName } from '../../shared/contact'
import { emptyContact } from '../../shared/create'
import { change } from '../../shared/edits'
import { alikeAt, onTop, readLeaf, type Wish } from '../../shared/wire'
import type { HistoryEntry } from './api'
import type { Matches } from './import-api'
import { changesOf, kindOf, type PlanRow } from './import-job'
import { changesOn, shownOf, withPrimary } from './import-match'
import { madeHere } from './making'
import { heldNow, type SavedMany, savingMany, told } from './saving'
import type { Held } from './state'
import type { Store } from './store'
import type { Effect } from './undo-api'
import { valuesOf } from './whole'

/** How many contacts are saved in one transaction. */
const atOnce = 250
/** How many transactions are on their way: while the second home takes one in, the store is at the next. */
const abreast = 4
/** More than this many would fill the history with nothing but the import. */
const toldAtMost = 500

/** Writes rows of a plan, from one on; gives what it wrote, or why it could not. */
export function createImportWriter(store: Store, all: readonly PlanRow[], matches: Matches) {
  const { state } = store
  const rows = all.filter((row) => ['new', 'update'].includes(kindOf(row, matches)))
  const isTold = rows.length <= toldAtMost
  /** Since it was last asked. */
  const written: Effect[] = []
  let place = 0

  /** The edits of a contact that is here, on it as it is by now: what has been filled in since is not replaced unseen. */
  async function updated(row: PlanRow, id: string): Promise<{ edits: Held[]; fresh: Held[]; made: Effect[] } | null> {
    const contact = await store.contact(id)
    if (!contact || contact.deletedUtc) return null
    const list = state.edits.get(id) ?? []
    const shown = shownOf(contact, list)
    const now = changesOn(shown, changesOf(row, matches))
    const planned = new Set(changesOf(row, matches).map(({ path }) => path))
    // A value that is another than the preview showed has not been seen (S2).
    const over = now.overwrite.filter(({ path }) => alikeAt(path)(readLeaf(shown, path), row.seen.get(path) ?? null))
    const wishes = withPrimary([...now.fill, ...(matches === 'overwrite' ? over : [])], shown)
    const fresh: Held[] = []
    const made: Effect[] = []
    for (const wish of wishes.filter(({ path }) => planned.has(path) || path === 'primaryCompany')) {
      const before = list.find(({ path }) => path === wish.path) ?? null
      if (before?.conflict) continue // the user has this one to decide already
      const edit = change(before, contact, wish)
      if (edit) fresh.push(heldNow(store, id, { before, edit }))
      made.push({ kind: 'changed', id, path: wish.path, from: readLeaf(shown, wish.path), to: wish.mine })
    }
    const touched = new Set(made.map((one) => (one.kind === 'changed' ? one.path : '')))
    return { edits: [...list.filter(({ path }) => !touched.has(path)), ...fresh], fresh, made }
  }

  function madeAnew(row: PlanRow): { id: string; edits: Held[]; wishes: Wish[]; entry: HistoryEntry[] } {
    const id = `local-${store.newId()}`
    const wishes = withPrimary(row.wishes, null)
    const edits = madeHere(store, id, wishes)
    const name = displayName(onTop(emptyContact(id), wishes))
    return {
      id,
      edits,
      wishes,
      entry: edits.slice(0, 1).map((held) => ({ ...told(store, held, 'saved', 'file'), name })),
    }
  }

  return {
    total: rows.length,
    /** Saves the next contacts, a part after the other: all of a part or none of it is written. */
    async next() {
      const failed = await oneByOne(save)
      const effects = written.splice(0)
      return failed ? { ...failed, effects } : { kind: 'written' as const, done: place, total: rows.length, effects }
    },
  }

  function save(turn: Turn) {
    return savingMany(store, async () => {
      const part = turn.begin() ? rows.slice(place, place + atOnce) : []
      const edits = new Map<string, readonly Held[]>()
      const history: HistoryEntry[] = []
      const made: Effect[] = []
      for (const row of part) {
        const id = row.match && store.idOf(row.match.id)
        const on = id && (await updated(row, id))
        if (id && on) {
          edits.set(id, on.edits)
          made.push(...on.made)
          history.push(...on.fresh.map((held) => told(store, held, 'saved', 'file')))
        } else if (!id) {
          const fresh = madeAnew(row)
          edits.set(fresh.id, fresh.edits)
          made.push({ kind: 'made', id: fresh.id, values: valuesOf(fresh.wishes), notes: [] })
          history.push(...fresh.entry)
        }
      }
      const stored = () => {
        if (part.length === 0) return
        written.push(...made)
        place += part.length
        turn.end()
      }
      const update = part.length > 0 ? { edits, history: isTold ? history : [] } : null
      return { update, ids: [...edits.keys()], value: null, stored }
    })
  }
}

/** The turn of a part: whether the one before it is stored, and that it is itself. */
type Turn = { begin: () => boolean; end: () => void }

/**
 * Sets out on several parts, which the store takes one after the other: each begins where the one before it ended, and
 * none where that was not stored. Gives what became of the first that failed.
 */
async function oneByOne(save: (turn: Turn) => Promise<SavedMany<null>>) {
  let [begun, ended] = [0, 0]
  const turn: Turn = {
    begin() {
      if (begun > ended) return false
      begun++
      return true
    },
    end() {
      ended++
    },
  }
  const saved = await Promise.all(Array.from({ length: abreast }, () => save(turn)))
  const failed = saved.find((one) => one.kind === 'not-saved')
  return failed ? { kind: failed.kind, cause: failed.cause } : null
}

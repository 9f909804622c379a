import { displayName } from '../../shared/contact'
import { emptyContact, isLocal } from '../../shared/create'
import { change } from '../../shared/edits'
import type { Value } from '../../shared/leaf'
import { created, deleted, type LeafPath, namespace } from '../../shared/path'
import { alikeAt, onTop, pathsOf, readLeaf, type Wish } from '../../shared/wire'
import type { HistoryEntry } from './api'
import type { Matches } from './import-api'
import { changesOf, kindOf, type PlanRow } from './import-job'
import { changesOn, shownOf, withPrimary } from './import-match'
import { madeHere } from './making'
import type { Update } from './plan'
import { heldNow, type SavedMany, savingMany, told } from './saving'
import type { Held } from './state'
import type { Store } from './store'

/** What an import has written, so that it can be taken back as one. */
export type Written =
  | { kind: 'made'; id: string; wishes: readonly Wish[] }
  | { kind: 'changed'; id: string; path: LeafPath; from: Value; to: Value }

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
  const written: Written[] = []
  let place = 0

  /** The edits of a contact that is here, on it as it is by now: what has been filled in since is not replaced unseen. */
  async function updated(row: PlanRow, id: string): Promise<{ edits: Held[]; fresh: Held[]; made: Written[] } | null> {
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
    const made: Written[] = []
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
    written,
    /** Saves the next contacts, a part after the other: all of a part or none of it is written. */
    async next() {
      const failed = await oneByOne(save)
      return failed ?? { kind: 'written' as const, done: place, total: rows.length }
    },
  }

  function save(turn: Turn) {
    return savingMany(store, async () => {
      const part = turn.begin() ? rows.slice(place, place + atOnce) : []
      const edits = new Map<string, readonly Held[]>()
      const history: HistoryEntry[] = []
      const made: Written[] = []
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
          made.push({ kind: 'made', id: fresh.id, wishes: fresh.wishes })
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

/** Takes back what an import wrote, some at a time: only what is still as it was written. */
export function createImportUndo(store: Store, written: readonly Written[]) {
  const { state } = store
  const left = [...written]
  let [undone, kept] = [0, 0]

  /** Whether anybody has touched a contact since it was made. */
  async function isUntouched({ id, wishes }: Extract<Written, { kind: 'made' }>, now: string): Promise<boolean> {
    const contact = await store.contact(now)
    if (!contact || (state.notes.get(now)?.length ?? 0) > 0 || (state.notes.get(id)?.length ?? 0) > 0) return false
    const list = state.edits.get(now) ?? []
    const shown = shownOf(
      contact,
      list.filter(({ path }) => path !== created),
    )
    const wanted = new Map(wishes.map(({ path, mine }) => [path, mine]))
    const ours = [...new Set([...pathsOf(shown), ...wanted.keys()])]
    return ours
      .filter((path) => !path.startsWith(`externalRefs/${namespace}/`) && path !== 'primaryCompany')
      .every((path) => alikeAt(path)(readLeaf(shown, path), wanted.get(path) ?? emptyAt(path)))
  }

  async function back(one: Written, update: { edits: Map<string, readonly Held[]> }): Promise<boolean> {
    const id = store.idOf(one.id)
    const list = update.edits.get(id) ?? state.edits.get(id) ?? []
    const contact = await store.contact(id)
    if (!contact || contact.deletedUtc) return true
    if (one.kind === 'made') {
      if (!(await isUntouched(one, id))) return false
      const mark = list.find(({ path }) => path === created)
      // Never sent: there is nothing to delete anywhere.
      if (isLocal(id) && mark?.leaf.sent.length === 0) update.edits.set(id, [])
      else put(id, list, { path: deleted, mine: true })
      return true
    }
    const held = list.find(({ path }) => path === one.path)
    const now = held ? held.leaf.mine : readLeaf(contact, one.path)
    if (held?.conflict || !alikeAt(one.path)(now, one.to)) return false
    put(id, list, { path: one.path, mine: one.from })
    return true

    function put(of: string, edits: readonly Held[], wish: Wish): void {
      const before = edits.find(({ path }) => path === wish.path) ?? null
      const edit = contact && change(before, contact, wish)
      const others = edits.filter((other) => other !== before)
      update.edits.set(of, edit ? [...others, heldNow(store, of, { before, edit })] : others)
    }
  }

  function save(turn: Turn) {
    return savingMany(store, async () => {
      const part = turn.begin() ? left.slice(-atOnce) : []
      const update = { edits: new Map<string, readonly Held[]>() } satisfies Update
      let count = 0
      for (const one of [...part].reverse()) if (await back(one, update)) count++
      const stored = () => {
        if (part.length === 0) return
        left.splice(left.length - part.length)
        undone += count
        kept += part.length - count
        turn.end()
      }
      return { update: part.length > 0 ? update : null, ids: [...update.edits.keys()], value: null, stored }
    })
  }

  return {
    async next() {
      const failed = await oneByOne(save)
      return failed ?? { kind: 'undone' as const, undone, kept, left: left.length }
    },
  }
}

function emptyAt(path: LeafPath): Value {
  return /^(tags|externalRefs|companies)\//.test(path) ? false : null
}

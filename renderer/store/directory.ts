import { displayName } from '../../shared/contact'
import { type Hay, hasTerm, termsOf } from '../search/terms'
import type { Query, Sort } from './api'
import { haystack, type ListFields } from './list-fields'
import { createOrders, merge, without } from './orders'
import type { Place } from './pages'
import type { Standing } from './standing'

/** A contact in memory: where its newest copy lies, what the server has and what is shown, edits on top. */
export type Entry = {
  id: string
  place: Place
  server: ListFields
  shown: ListFields
  /** The display name the list is ordered by. */
  name: string
  /** When it was changed last, here or on the server: orders by text, as the server's times do. */
  changedUtc: string
  /** Folded text for search, made when it is first needed. */
  hay: Hay | null
}

export type Directory = {
  get: (id: string) => Entry | undefined
  /** Contacts that are shown: deleted ones stay known, so that an older page row can't bring them back. */
  size: () => number
  /** Takes entries in; their place in the order is found by binary search. */
  put: (entries: readonly Entry[]) => void
  /** Takes entries in that are in display order for `locale` already (a snapshot's). */
  load: (entries: readonly Entry[]) => void
  locale: string
  remove: (ids: readonly string[]) => void
  /** All entries, shown ones in display order, then deleted ones. */
  all: () => Entry[]
  /** All entries as they are without the edits, in the order of that, deleted ones last. */
  withoutEdits: () => Entry[]
  /** The shown entries, in display order. */
  shown: () => readonly Entry[]
  /** The shown entries a query selects, in its order. The same array until something changes. */
  select: (query: Query) => readonly Entry[]
  /** How contacts stand beside what they show: the state that the directory is part of knows. */
  standBy: (standing: Standing) => void
}

const recentCount = 200
const nobody = (): ReadonlySet<string> => new Set()
/** The contacts of an account in memory, in display order for `locale`. */
export function createDirectory(locale: string): Directory {
  const byId = new Map<string, Entry>()
  const orders = createOrders(locale)
  let standing: Standing = { blocked: nobody, conflict: nobody, waiting: nobody }
  const { compare } = orders.first
  let order: Entry[] = []
  /** The other orders, as far as they have been asked for; kept up with every change. */
  let built = new Map<Sort, Entry[]>()
  let results = new Map<string, readonly Entry[]>()

  function put(entries: readonly Entry[]): void {
    const replaced = new Set<Entry>()
    const incoming = new Map<string, Entry>()
    for (const entry of entries) {
      const before = byId.get(entry.id)
      if (before) replaced.add(before)
      byId.set(entry.id, entry)
      incoming.set(entry.id, entry)
    }
    const added = [...incoming.values()].filter(isShown)
    update([...replaced], added)
  }

  /** Every order without some entries, and with others in their places. */
  function update(gone: readonly Entry[], added: readonly Entry[]): void {
    const were = gone.filter(isShown)
    const next = (entries: Entry[], sort: Sort) => {
      const { compare } = orders[sort]
      return merge(without(entries, were, compare), [...added].sort(compare), compare)
    }
    order = next(order, 'first')
    built = new Map([...built].map(([sort, entries]) => [sort, next(entries, sort)]))
    results = new Map()
  }

  function inOrder(sort: Sort): readonly Entry[] {
    if (sort === 'first') return order
    const known = built.get(sort)
    if (known) return known
    const made = orders[sort].build(order)
    built.set(sort, made)
    return made
  }

  return {
    locale,
    get: (id) => byId.get(id),
    size: () => order.length,
    put,
    load(entries) {
      for (const entry of entries) byId.set(entry.id, entry)
      order = entries.filter(isShown)
      built = new Map()
      results = new Map()
    },
    remove(ids) {
      const gone = ids.flatMap((id) => byId.get(id) ?? [])
      if (gone.length === 0) return
      for (const { id } of gone) byId.delete(id)
      update(gone, [])
    },
    shown: () => order,
    all: () => [...order, ...[...byId.values()].filter((entry) => !isShown(entry))],
    withoutEdits() {
      const stored = [...byId.values()].filter((entry) => entry.place !== nowhere)
      const edited = stored.filter((entry) => hasWish(entry) && !entry.server.deleted)
      const plain = edited.map((entry) => createEntry(entry.place, entry.server, entry.server)).sort(compare)
      const others = order.filter((entry) => !hasWish(entry))
      return [...merge(others, plain, compare), ...stored.filter((entry) => entry.server.deleted)]
    },
    standBy: (next) => {
      standing = next
    },
    select(query) {
      const key = JSON.stringify(query)
      const known = results.get(key)
      if (known) return known
      const found = find(inOrder(query.show === 'recent' ? 'changed' : (query.sort ?? 'first')), query, standing)
      if (results.size > 20) results.clear()
      results.set(key, found)
      return found
    },
  }
}

/** The place of a contact that the server doesn't know yet: it is its edits, and has no row. */
export const nowhere: Place = { page: 0, slot: 0 }

function hasWish(entry: Entry): boolean {
  return entry.shown !== entry.server
}

/** A contact deleted on the server stays in the list while edits of ours wait for the user's decision. */
function isShown(entry: Entry): boolean {
  return !entry.shown.deleted
}

function find(order: readonly Entry[], query: Query, standing: Standing): readonly Entry[] {
  const tests = testsOf(query, standing)
  const found = tests.length === 0 ? order : order.filter((entry) => tests.every((test) => test(entry)))
  const newest = query.show === 'recent' ? found.slice(0, recentCount) : found
  const terms = termsOf(query.text)
  return terms.length === 0 ? newest : newest.filter((entry) => terms.every((term) => hasTerm(hayOf(entry), term)))
}

function testsOf(query: Query, standing: Standing): ((entry: Entry) => boolean)[] {
  const { tags = [], company = null, language = null, blocked, conflict, waiting } = query
  const within = (ids: ReadonlySet<string>) => (entry: Entry) => ids.has(entry.id)
  return [
    ...tags.map((tag) => (entry: Entry) => entry.shown.tags.includes(tag)),
    ...(company === null ? [] : [(entry: Entry) => entry.shown.company === company]),
    ...(language === null ? [] : [(entry: Entry) => entry.shown.primaryLanguage === language]),
    ...(blocked ? [within(standing.blocked())] : []),
    ...(conflict ? [within(standing.conflict())] : []),
    ...(waiting ? [within(standing.waiting())] : []),
  ]
}

function hayOf(entry: Entry): Hay {
  entry.hay ??= haystack(entry.shown)
  return entry.hay
}

/** The entry of a contact; `shown` is `server` itself where there are no edits. `editedAt`: of the last one, in ms. */
export function createEntry(place: Place, server: ListFields, shown: ListFields, editedAt = 0): Entry {
  const edited = new Date(editedAt).toISOString()
  const changedUtc = edited > server.updatedUtc ? edited : server.updatedUtc
  return { id: server.id, place, server, shown, name: displayName(shown), changedUtc, hay: null }
}

import { displayName } from '../../shared/contact'
import type { Query } from './api'
import { haystack, type ListFields, tokensOf } from './list-fields'
import type { Place } from './pages'

/** A contact in memory: where its newest copy lies, what the server has and what is shown, edits on top. */
export type Entry = {
  id: string
  place: Place
  server: ListFields
  shown: ListFields
  /** The display name the list is ordered by. */
  name: string
  /** Folded text for search, made when it is first needed. */
  hay: string | null
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
  /** The shown entries a query selects, in its order. The same array until something changes. */
  select: (query: Query) => readonly Entry[]
}

const recentCount = 200
const collators = new Map<string, Intl.Collator>()

/** The contacts of an account in memory, in display order for `locale`. */
export function createDirectory(locale: string): Directory {
  const byId = new Map<string, Entry>()
  const compare = orderFor(locale)
  let order: Entry[] = []
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
    const kept = replaced.size > 0 ? order.filter((entry) => !replaced.has(entry)) : order
    const added = [...incoming.values()].filter(isShown).sort(compare)
    order = merge(kept, added, compare)
    results = new Map()
  }

  return {
    locale,
    get: (id) => byId.get(id),
    size: () => order.length,
    put,
    load(entries) {
      for (const entry of entries) byId.set(entry.id, entry)
      order = entries.filter(isShown)
      results = new Map()
    },
    remove(ids) {
      const gone = new Set(ids.filter((id) => byId.delete(id)))
      if (gone.size === 0) return
      order = order.filter((entry) => !gone.has(entry.id))
      results = new Map()
    },
    all: () => [...order, ...[...byId.values()].filter((entry) => !isShown(entry))],
    withoutEdits() {
      const stored = [...byId.values()].filter((entry) => entry.place !== nowhere)
      const edited = stored.filter((entry) => hasWish(entry) && !entry.server.deleted)
      const plain = edited.map((entry) => createEntry(entry.place, entry.server, entry.server)).sort(compare)
      const others = order.filter((entry) => !hasWish(entry))
      return [...merge(others, plain, compare), ...stored.filter((entry) => entry.server.deleted)]
    },
    select(query) {
      const key = JSON.stringify(query)
      const known = results.get(key)
      if (known) return known
      const found = find(order, query)
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

function find(order: readonly Entry[], { text, show, tag, company }: Query): readonly Entry[] {
  let found = order
  if (tag !== null) found = found.filter((entry) => entry.shown.tags.includes(tag))
  if (company !== null) found = found.filter((entry) => entry.shown.company === company)
  if (show === 'recent') {
    const newest = [...found].sort((a, b) => (a.server.updatedUtc < b.server.updatedUtc ? 1 : -1))
    found = newest.slice(0, recentCount)
  }
  const tests = tokensOf(text)
  return tests.length === 0 ? found : found.filter((entry) => tests.every((test) => test(hayOf(entry))))
}

function hayOf(entry: Entry): string {
  entry.hay ??= haystack(entry.shown)
  return entry.hay
}

/** By name as the locale orders names, nameless ones last, ties by id so that the order is total. */
function orderFor(locale: string): (a: Entry, b: Entry) => number {
  let collator = collators.get(locale)
  if (!collator) {
    collator = new Intl.Collator(locale, { numeric: true })
    collators.set(locale, collator)
  }
  const { compare } = collator
  return (a, b) => {
    if (a.name === '' || b.name === '') return Number(a.name === '') - Number(b.name === '') || (a.id < b.id ? -1 : 1)
    return compare(a.name, b.name) || (a.id < b.id ? -1 : 1)
  }
}

/** Merges a few sorted entries into many: comparing names is what costs, so the places are found by halving. */
function merge(many: Entry[], few: readonly Entry[], compare: (a: Entry, b: Entry) => number): Entry[] {
  if (few.length === 0) return many
  const merged: Entry[] = []
  let from = 0
  for (const entry of few) {
    let [low, high] = [from, many.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const other = many[middle]
      if (other && compare(other, entry) < 0) low = middle + 1
      else high = middle
    }
    for (; from < low; from++) merged.push(many[from] as Entry)
    merged.push(entry)
  }
  for (; from < many.length; from++) merged.push(many[from] as Entry)
  return merged
}

/** The entry of a contact; `shown` is `server` itself where there are no edits. */
export function createEntry(place: Place, server: ListFields, shown: ListFields): Entry {
  return { id: server.id, place, server, shown, name: displayName(shown), hay: null }
}

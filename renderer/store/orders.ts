import type { Sort } from './api'
import type { Entry } from './directory'

/** An order of contacts: total, so that a few can be merged into many. */
export type Order = {
  compare: (a: Entry, b: Entry) => number
  /** All of them in this order, from the same in the order of names. */
  build: (byName: readonly Entry[]) => Entry[]
}

const collators = new Map<string, Intl.Collator>()

/** The orders of a locale's names. */
export function createOrders(locale: string): Record<Sort, Order> {
  const { compare } = collatorOf(locale)
  const byName = (a: Entry, b: Entry) => inOrder(a.name, b.name, compare) || (a.id < b.id ? -1 : Number(a.id !== b.id))
  const byKey = (keyOf: (entry: Entry) => string, compareKeys: (a: string, b: string) => number): Order => ({
    compare: (a, b) => compareKeys(keyOf(a), keyOf(b)) || byName(a, b),
    // Names of people and companies come up often: what costs is comparing, so each is compared once.
    build(entries) {
      const groups = new Map<string, Entry[]>()
      for (const entry of entries) {
        const key = keyOf(entry)
        const group = groups.get(key)
        if (group) group.push(entry)
        else groups.set(key, [entry])
      }
      return [...groups].sort(([a], [b]) => compareKeys(a, b)).flatMap(([, group]) => group)
    },
  })
  const asNames = (a: string, b: string) => inOrder(a, b, compare)
  const latestFirst = (a: string, b: string) => (a === b ? 0 : a < b ? 1 : -1)
  return {
    first: { compare: byName, build: (entries) => [...entries] },
    last: byKey(({ shown, name }) => shown.lastName ?? name, asNames),
    company: byKey(({ shown }) => shown.company, asNames),
    changed: byKey(({ changedUtc }) => changedUtc, latestFirst),
  }
}

export function collatorOf(locale: string): Intl.Collator {
  const known = collators.get(locale)
  if (known) return known
  const made = new Intl.Collator(locale, { numeric: true })
  collators.set(locale, made)
  return made
}

/** As the locale orders names, empty ones last; names that it holds for the same by their code units. */
function inOrder(a: string, b: string, compare: (a: string, b: string) => number): number {
  if (a === b) return 0
  if (a === '' || b === '') return a === '' ? 1 : -1
  return compare(a, b) || (a < b ? -1 : 1)
}

/** Takes a few entries out of many: they are found by halving too, as looking at each of many costs more. */
export function without(many: Entry[], few: readonly Entry[], compare: (a: Entry, b: Entry) => number): Entry[] {
  if (few.length === 0) return many
  const places = few.map((entry) => placeOf(many, entry, compare)).filter((place) => place >= 0)
  const kept: Entry[] = []
  let from = 0
  for (const place of places.sort((a, b) => a - b)) {
    for (; from < place; from++) kept.push(many[from] as Entry)
    from = place + 1
  }
  for (; from < many.length; from++) kept.push(many[from] as Entry)
  return kept
}

function placeOf(many: readonly Entry[], entry: Entry, compare: (a: Entry, b: Entry) => number): number {
  let [low, high] = [0, many.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const other = many[middle]
    if (other && compare(other, entry) < 0) low = middle + 1
    else high = middle
  }
  // A snapshot's order may be that of an older system's collation.
  return many[low] === entry ? low : many.indexOf(entry)
}

/** Merges a few sorted entries into many: comparing names is what costs, so the places are found by halving. */
export function merge(many: Entry[], few: readonly Entry[], compare: (a: Entry, b: Entry) => number): Entry[] {
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

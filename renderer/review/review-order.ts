import type { ReviewItem } from '../store/api'
import type { Effect } from '../store/undo-api'
import { keyOfItem } from './item-words'

/** A thing on the review screen; `decided`: here, and what came of it. */
export type Entry = { key: string; item: ReviewItem; decided: Told | null }
export type Told = { said: string; value: string; effects: readonly Effect[] }
export type Group = { id: string; item: ReviewItem; entries: Entry[]; left: number }

/** Everything keeps its place on the screen; what is new comes last within its contact, and what is gone goes. */
export function ordered(
  before: readonly Entry[],
  open: readonly ReviewItem[],
  decided: ReadonlyMap<string, { item: ReviewItem; outcome: Told }>,
): Entry[] {
  const items = new Map(open.map((item) => [keyOfItem(item), item]))
  const keys = [...before.map(({ key }) => key), ...items.keys(), ...decided.keys()]
  const entries = [...new Set(keys)].flatMap((key): Entry[] => {
    const told = decided.get(key)
    const item = told?.item ?? items.get(key)
    return item ? [{ key, item, decided: told?.outcome ?? null }] : []
  })
  return grouped(entries).flatMap((group) => group.entries)
}

/** By contact, in the order in which the contacts first appear. */
export function grouped(entries: readonly Entry[]): Group[] {
  const groups = new Map<string, Group>()
  for (const entry of entries) {
    const { item } = entry
    const group = groups.get(item.id) ?? { id: item.id, item, entries: [], left: 0 }
    group.entries.push(entry)
    if (!entry.decided) group.left++
    groups.set(item.id, group)
  }
  return [...groups.values()]
}

/** The next open one after a key, and around; from the beginning with none. */
export function nextOpen(entries: readonly Entry[], after: string | null): Entry | null {
  const at = entries.findIndex(({ key }) => key === after)
  const round = [...entries.slice(at + 1), ...entries.slice(0, at + 1)]
  return round.find(({ decided }) => !decided) ?? null
}

/** The entry `by` places on, within the ends. */
export function neighbour(entries: readonly Entry[], key: string | null, by: 1 | -1): Entry | null {
  const at = entries.findIndex((entry) => entry.key === key)
  return entries[Math.min(entries.length - 1, Math.max(0, at + by))] ?? null
}

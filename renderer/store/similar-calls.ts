import { z } from 'zod'
import { alikePhone } from '../../shared/alike'
import type { Saved } from './api'
import type { Entry } from './directory'
import { initialsOf, subtitleOf } from './list-fields'
import type { Alike, DuplicateGroup, SameBy, SimilarApi } from './similar-api'
import { createSimilarIndex, nameKey, type SimilarIndex } from './similar-index'
import { format, StorageFull } from './storage'
import type { Store } from './store'
import { toView } from './views'

type Names = 'similar' | 'duplicatesStep' | 'contactsBeside' | 'notDuplicates'
export type SimilarCalls = { [C in Names]: (args: SimilarApi[C]['args']) => Promise<SimilarApi[C]['result']> }

/** Shown at most: more would be no hint. */
const most = 4
const atOnce = 5000
/** More people than this with one number sit behind a switchboard. */
const switchboard = 6
const groupsAtMost = 1000
/** Of many people with one name some are compared, or there would be no end to the pairs. */
const besideAtMost = 30
const dismissedKey = 'not-duplicates'
const Dismissed = z.array(z.string())

/** Contacts that may be one person. Nothing is ever merged by itself. */
export function createSimilarCalls(store: Store): SimilarCalls {
  const { state } = store
  let index: SimilarIndex | null = null

  async function dismissed(): Promise<Set<string>> {
    const row = await store.storage.get('meta', dismissedKey)
    const pairs = Dismissed.safeParse(row?.value).data ?? []
    return new Set(pairs.map((pair) => pairOf(...(pair.split('\u0000').map(store.idOf) as [string, string]))))
  }

  return {
    async similar({ email, phone, firstName, lastName }) {
      index ??= createSimilarIndex(state)
      index.update()
      const found = new Map<string, Alike>()
      const take = (by: SameBy, entries: readonly Entry[]) => {
        for (const entry of entries) if (!found.has(entry.id)) found.set(entry.id, alikeOf(entry, by))
      }
      take('email', index.byEmail(email))
      take('phone', index.byPhone(phone))
      // Half a name is many people's.
      if (firstName.trim() !== '' && lastName.trim() !== '') take('name', index.byName(`${firstName} ${lastName}`))
      return [...found.values()].slice(0, most)
    },

    async duplicatesStep({ restart }) {
      index ??= createSimilarIndex(state)
      const left = index.update(restart ? 0 : atOnce)
      const total = state.directory.size()
      if (left > 0) return { kind: 'working', done: total - left, total }
      return { kind: 'done', groups: groupsOf(index, await dismissed()) }
    },

    async contactsBeside({ ids }) {
      const views = await Promise.all(
        ids.map(async (given) => {
          const entry = state.directory.get(store.idOf(given))
          const contact = entry && !entry.shown.deleted ? await store.contact(entry.id) : undefined
          return entry && contact ? [toView(state, entry, contact)] : []
        }),
      )
      return views.flat()
    },

    async notDuplicates({ ids }): Promise<Saved> {
      const pairs = await dismissed()
      for (const pair of pairsOf(ids.map(store.idOf))) pairs.add(pair)
      try {
        await store.storage.commit({ meta: { put: [{ key: dismissedKey, format, value: [...pairs] }] } })
        return { kind: 'saved' }
      } catch (error) {
        return { kind: 'not-saved', cause: error instanceof StorageFull ? 'full' : 'failed' }
      }
    },
  }
}

function alikeOf({ id, name, shown }: Entry, by: SameBy): Alike {
  return { id, name, by, subtitle: subtitleOf(shown), initials: initialsOf(shown) }
}

/** The surest first; each set of contacts once. */
function groupsOf(index: SimilarIndex, dismissed: ReadonlySet<string>): DuplicateGroup[] {
  const groups: DuplicateGroup[] = []
  const shown = new Set<string>()
  const take = (by: SameBy, entries: readonly Entry[]) => {
    const ids = entries.map(({ id }) => id)
    const pairs = pairsOf(ids)
    if (pairs.every((pair) => shown.has(pair) || dismissed.has(pair))) return
    for (const pair of pairs) shown.add(pair)
    groups.push({ by, ids, names: entries.map(({ name }) => name) })
  }
  for (const entries of index.groups('email')) take('email', entries)
  const phones = index
    .groups('phone')
    .flatMap(alikePhones)
    .filter(({ length }) => length <= switchboard)
  for (const entries of phones) if (mayBeOne(entries)) take('phone', entries)
  for (const entries of index.groups('name')) {
    if (nameKey(entries[0]?.name ?? '').includes(' ')) take('name', entries.slice(0, besideAtMost))
  }
  // People of other names behind one number are colleagues more often than duplicates.
  for (const entries of phones) take('phone', entries)
  return groups.slice(0, groupsAtMost)
}

/** Whether all have a part of their name in common, where they have one. */
function mayBeOne(entries: readonly Entry[]): boolean {
  const names = entries.map(({ shown }) => nameKey(`${shown.firstName ?? ''} ${shown.lastName ?? ''}`)).filter(Boolean)
  const first = names[0]?.split(' ') ?? []
  return names.every((name) => name.split(' ').some((word) => first.includes(word)))
}

/** Those of one key whose numbers are the same. */
function alikePhones(entries: readonly Entry[]): Entry[][] {
  const groups: Entry[][] = []
  for (const entry of entries) {
    const group = groups.find(([first]) => first && alikePhone(first.shown.phone, entry.shown.phone))
    if (group) group.push(entry)
    else groups.push([entry])
  }
  return groups.filter((group) => group.length > 1)
}

function pairsOf(ids: readonly string[]): string[] {
  return ids.flatMap((a, i) => ids.slice(i + 1).map((b) => pairOf(a, b)))
}

function pairOf(a: string, b: string): string {
  return a < b ? `${a}\u0000${b}` : `${b}\u0000${a}`
}

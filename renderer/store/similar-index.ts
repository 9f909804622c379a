import { alikeEmail, alikePhone, phoneDigits } from '../../shared/alike'
import { fold } from '../search/fold'
import type { Entry } from './directory'
import type { SameBy } from './similar-api'
import type { State } from './state'

/** Contacts by what two records of one person have in common. */
export type SimilarIndex = {
  /** Takes in what has changed since, at most `count` contacts; gives how many are left. */
  update: (count?: number) => number
  byEmail: (email: string) => Entry[]
  byPhone: (phone: string) => Entry[]
  byName: (name: string) => Entry[]
  /** Contacts that have the same key. */
  groups: (by: SameBy) => Entry[][]
}

type Keys = { email: string; phone: string; name: string }

/** An index over the directory, built when it is first needed and kept up by looking at what is another entry now. */
export function createSimilarIndex({ directory }: State): SimilarIndex {
  const known = new Map<string, Entry>()
  const maps = {
    email: new Map<string, Set<string>>(),
    phone: new Map<string, Set<string>>(),
    name: new Map<string, Set<string>>(),
  }
  let upTo: readonly Entry[] | null = null
  let at = 0

  function add(entry: Entry): void {
    known.set(entry.id, entry)
    const keys = keysOf(entry)
    for (const by of ['email', 'phone', 'name'] as const) {
      const key = keys[by]
      if (key === '') continue
      const ids = maps[by].get(key)
      if (ids) ids.add(entry.id)
      else maps[by].set(key, new Set([entry.id]))
    }
  }

  function update(count = Number.POSITIVE_INFINITY): number {
    const all = directory.shown()
    if (all !== upTo) {
      upTo = all
      at = 0
    }
    const end = Math.min(all.length, at + count)
    for (; at < end; at++) {
      const entry = all[at]
      if (entry && known.get(entry.id) !== entry) add(entry)
    }
    return all.length - at
  }

  /** What stood under a key once may have moved on: looked at again, as it is now. */
  function find(by: keyof Keys, key: string): Entry[] {
    const found: Entry[] = []
    for (const id of key === '' ? [] : (maps[by].get(key) ?? [])) {
      const entry = directory.get(id)
      if (entry && !entry.shown.deleted && keysOf(entry)[by] === key) found.push(entry)
    }
    return found
  }

  return {
    update,
    byEmail: (email) => find('email', emailKey(email)).filter(({ shown }) => alikeEmail(shown.email, email)),
    byPhone: (phone) => find('phone', phoneKey(phone)).filter(({ shown }) => alikePhone(shown.phone, phone)),
    byName: (name) => find('name', nameKey(name)),
    groups: (by) =>
      [...maps[by]].flatMap(([key, ids]) => {
        const entries = ids.size > 1 ? find(by, key) : []
        return entries.length > 1 ? [entries] : []
      }),
  }
}

export function keysOf({ shown }: Entry): Keys {
  return {
    email: emailKey(shown.email ?? ''),
    phone: phoneKey(shown.phone ?? ''),
    name: nameKey([shown.firstName, shown.lastName].filter(Boolean).join(' ')),
  }
}

export function emailKey(email: string): string {
  return email.normalize('NFC').trim().toLowerCase()
}

/** Numbers that end in the same seven digits may be alike: with and without the country, or the zero before the area. */
export function phoneKey(phone: string): string {
  const digits = phoneDigits(phone)
  return digits.length >= 7 ? digits.slice(-7) : ''
}

/** The words of a name without accents, in any order. */
export function nameKey(name: string): string {
  return fold(name)
    .split(/[\s,.-]+/)
    .filter(Boolean)
    .sort()
    .join(' ')
}

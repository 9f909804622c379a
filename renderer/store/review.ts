import type { Value } from '../../shared/leaf'
import { created, deleted, parsePath, primaryCompany } from '../../shared/path'
import type { ReviewItem } from './api'
import { initialsOf, subtitleOf } from './list-fields'
import { type Held, type Note, needsUser } from './state'
import type { Store } from './store'
import { createdOf } from './views'

/** Everything that needs the user, contact by contact, the longest waiting first; at most `count`. */
export async function toReview(store: Store, count: number): Promise<ReviewItem[]> {
  const { state } = store
  const ids = new Set([...state.edits.keys(), ...state.notes.keys()])
  const found = [...ids].flatMap((id) => {
    const items = itemsOf(store, id)
    return items.length > 0 ? [{ id, items, since: Math.min(...items.map(({ savedAt }) => savedAt)) }] : []
  })
  const items = found.sort((a, b) => a.since - b.since).flatMap(({ id, items }) => items.map((item) => ({ id, item })))
  return Promise.all(items.slice(0, count).map(async ({ id, item }) => ({ ...item, companies: await named(id, item) })))

  /** Names of the companies that a link or the choice of the primary one is about. */
  async function named(id: string, { path, what }: Unnamed): Promise<Record<string, string>> {
    const parts = parsePath(path)
    const values: Value[] =
      path === primaryCompany && what.kind === 'conflict' ? [what.base, what.mine, what.theirs] : []
    if (path === primaryCompany && what.kind === 'refused') values.push(what.base, what.mine)
    const links = what.kind === 'gone' ? what.changes.flatMap((change) => linkOf(change.path)) : linkOf(path)
    const wanted = [...links, ...values.filter((value) => typeof value === 'string')]
    if (wanted.length === 0 || (parts && !['link', 'primary'].includes(parts.kind))) return {}
    const listed = (await store.contact(id))?.companies ?? []
    const nameOf = (company: string) =>
      state.companies.get(company) || listed.find((link) => link.id === company)?.name || company
    return Object.fromEntries(wanted.map((company) => [company, nameOf(company)]))
  }
}

type Unnamed = Omit<ReviewItem, 'companies'>

function linkOf(path: string): string[] {
  const parts = parsePath(path)
  return parts?.kind === 'link' ? [parts.company] : []
}

function itemsOf({ state }: Store, id: string): Unnamed[] {
  const edits = state.edits.get(id) ?? []
  const notes = state.notes.get(id) ?? []
  const entry = state.directory.get(id)
  const about = {
    id,
    name: entry?.name ?? '',
    initials: entry ? initialsOf(entry.shown) : '',
    subtitle: entry ? subtitleOf(entry.shown) : '',
  }
  if (entry?.server.deleted && edits.length > 0) {
    return [
      { ...about, path: 'gone', savedAt: Math.min(...edits.map((held) => held.savedAt)), what: gone(edits, notes) },
    ]
  }
  const mark = createdOf(state, new Map(edits.map((held) => [held.path, held])))
  const whole = edits.find(({ path }) => path === deleted) ?? (mark?.refused != null ? edits.find(isMark) : undefined)
  const undecided = (whole ? [whole] : edits).filter(needsUser)
  return [
    ...undecided.map(
      (held): Unnamed => ({ ...about, path: held.path, savedAt: held.savedAt, what: leafOf(held, mark) }),
    ),
    ...notes.flatMap(({ key, type, note, savedAt, refused }): Unnamed[] =>
      refused === null ? [] : [{ ...about, path: key, savedAt, what: { kind: 'note', message: refused, type, note } }],
    ),
  ]
}

const isMark = ({ path }: Held) => path === created

function leafOf(held: Held, mark: ReturnType<typeof createdOf>): ReviewItem['what'] {
  const { path, leaf, conflict, conflictAt: at, refused, seen } = held
  if (path === created) return { kind: 'created', message: refused ?? '', taken: mark?.taken ?? null }
  if (!conflict) return { kind: 'refused', message: refused ?? '', base: leaf.base, mine: leaf.mine }
  const { theirs, who } = conflict
  if (path === deleted) return { kind: 'deletion', theirs, at, who }
  return { kind: 'conflict', base: leaf.base, mine: leaf.mine, theirs, at, who, baseUtc: seen.updatedUtc }
}

function gone(edits: readonly Held[], notes: readonly Note[]): ReviewItem['what'] {
  const changes = edits.map(({ path, leaf }) => ({ path, base: leaf.base, mine: leaf.mine, theirs: null }))
  return { kind: 'gone', changes, notes: notes.map(({ type, note }) => ({ type, note })) }
}

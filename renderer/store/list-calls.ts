import { markedParts } from '../search/marks'
import { hasTerm, hayOf, type Term, termsOf } from '../search/terms'
import type { Facet, Query, Row, WindowCalls } from './api'
import type { Entry } from './directory'
import { subtitleOf } from './list-fields'
import { collatorOf } from './orders'
import type { Store } from './store'
import { toRow } from './views'

type Names = 'list' | 'rows' | 'position' | 'ids' | 'shown' | 'facets' | 'tags'
export type ListCalls = { [C in Names]: (args: WindowCalls[C]['args']) => Promise<WindowCalls[C]['result']> } & {
  /** How many contacts a query selects. */
  count: (query: Query) => number
}

/** More of a kind than anybody would scroll through; typing finds them. */
const maxFacets = 5_000

/** What the list asks: all of it is answered from memory. */
export function createListCalls({ state, idOf }: Store): ListCalls {
  const select = (query: Query) => state.directory.select(query)

  return {
    count: (query) => select(query).length,
    async list(query) {
      return { matched: select(query).length, total: state.directory.size() }
    },
    async rows({ query, from, count }) {
      const terms = termsOf(query.text)
      return select(query)
        .slice(from, from + count)
        .map((entry) => withFound(toRow(state, entry), entry, terms))
    },
    async position({ query, id }) {
      const entry = state.directory.get(idOf(id))
      return entry ? select(query).indexOf(entry) : -1
    },
    async ids({ query, from, to }) {
      return select(query)
        .slice(from, to)
        .map(({ id }) => id)
    },
    async shown({ query, ids }) {
      const found = new Set(select(query).map(({ id }) => id))
      return ids.reduce((count, id) => count + Number(found.has(idOf(id))), 0)
    },
    async tags() {
      const { directory } = state
      return count(directory.shown(), ({ shown }) => shown.tags, directory.locale).map(({ name }) => name)
    },
    async facets(args) {
      const some = args?.ids.flatMap((id) => state.directory.get(idOf(id)) ?? [])
      const all = some ?? state.directory.shown()
      const { locale } = state.directory
      return {
        tags: count(all, ({ shown }) => shown.tags, locale),
        companies: count(all, ({ shown }) => [shown.company], locale),
        languages: count(all, ({ shown }) => [shown.primaryLanguage ?? ''], locale),
      }
    },
  }
}

/** Why a row is in the list, where nothing on it says so. */
function withFound(row: Row, { shown }: Entry, terms: readonly Term[]): Row {
  const visible = [row.name, subtitleOf(shown)]
  const hidden = terms.filter((term) => !visible.some((text) => markedParts(text, [term]).some(({ marked }) => marked)))
  if (hidden.length === 0) return row
  const places = [
    { kind: 'email', text: shown.email },
    { kind: 'phone', text: shown.phone },
    ...shown.tags.map((text) => ({ kind: 'tag', text }) as const),
  ] as const
  for (const { kind, text } of places) {
    const hay = kind === 'phone' ? hayOf([], text) : hayOf([text], null)
    if (text && text !== row.name && hidden.some((term) => hasTerm(hay, term))) return { ...row, found: { kind, text } }
  }
  return row
}

function count(entries: readonly Entry[], namesOf: (entry: Entry) => readonly string[], locale: string): Facet[] {
  const counts = new Map<string, number>()
  for (const entry of entries) {
    for (const name of namesOf(entry)) if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const { compare } = collatorOf(locale)
  const facets = [...counts].map(([name, count]) => ({ name, count }))
  return facets.sort((a, b) => b.count - a.count || compare(a.name, b.name)).slice(0, maxFacets)
}

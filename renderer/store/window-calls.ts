import { alikeAt, change, discard, type Edit } from '../../shared/edits'
import { checkText } from '../../shared/fields'
import { keepMine, type Value } from '../../shared/leaf'
import { type LeafPath, parsePath } from '../../shared/path'
import type { Query, Saved, WindowCalls } from './api'
import type { Held } from './state'
import { format, StorageFull } from './storage'
import type { Store } from './store'
import { toRow, toView, toWaiting } from './views'

type Handlers = {
  [C in Exclude<keyof WindowCalls, 'open'>]: (args: WindowCalls[C]['args']) => Promise<WindowCalls[C]['result']>
}

const maxFacets = 200

/** What the window may ask of the store. Reads answer from memory, but for the contact that is opened. */
export function createWindowCalls(store: Store): Handlers {
  const { state } = store
  const select = (query: Query) => state.directory.select(query)

  /** Changes one edit in a transaction of its own. `step` gets the edit as it is now; undefined leaves it alone. */
  async function edit<T>(
    id: string,
    path: LeafPath,
    step: (held: Held | null) => Promise<{ edit: Edit | null | undefined; value: T }>,
  ): Promise<T | Saved> {
    if (!parsePath(path)) return { kind: 'not-saved', cause: 'failed' }
    try {
      const value = await store.change(async () => {
        const list = state.edits.get(id) ?? []
        const held = list.find((other) => other.path === path) ?? null
        const result = await step(held)
        if (result.edit === undefined || result.edit === held) return { update: null, value: result.value }
        const others = list.filter((other) => other.path !== path)
        const edits = result.edit ? [...others, dated(id, held, result.edit)] : others
        return { update: { edits: new Map([[id, edits]]) }, value: result.value }
      })
      store.tell({ kind: 'edited', id })
      return value
    } catch (error) {
      return { kind: 'not-saved', cause: error instanceof StorageFull ? 'full' : 'failed' }
    }
  }

  const dated = (contact: string, held: Held | null, after: Edit): Held => ({
    ...after,
    contact,
    seq: state.seq + 1,
    savedAt: store.now(),
    conflictAt: held?.conflictAt ?? 0,
  })

  async function draft(id: string, path: LeafPath, text: string | null): Promise<void> {
    const key: [string, string] = [id, path]
    await store.storage.commit({
      drafts: text === null ? { delete: [key] } : { put: [{ contact: id, path, format, text }] },
    })
    const drafts = state.drafts.get(id) ?? new Map<string, string>()
    text === null ? drafts.delete(path) : drafts.set(path, text)
    drafts.size > 0 ? state.drafts.set(id, drafts) : state.drafts.delete(id)
  }

  const saved: Saved = { kind: 'saved' }

  return {
    async list(query) {
      return { matched: select(query).length, total: state.directory.size() }
    },
    async rows({ query, from, count }) {
      return select(query)
        .slice(from, from + count)
        .map((entry) => toRow(state, entry))
    },
    async position({ query, id }) {
      const entry = state.directory.get(id)
      return entry ? select(query).indexOf(entry) : -1
    },
    async facets() {
      const all = select({ text: '', show: 'all', tag: null, company: null })
      return {
        tags: count(all.flatMap((entry) => entry.shown.tags)),
        companies: count(all.map((entry) => entry.shown.company).filter(Boolean)),
      }
    },
    async contact({ id }) {
      const contact = await store.contact(id)
      const entry = state.directory.get(id)
      return entry && contact ? toView(state, entry, contact) : null
    },
    async opened({ id }) {
      store.tell({ kind: 'opened', id })
      return null
    },
    async waiting() {
      return toWaiting(state)
    },

    async edit({ id, path, value }) {
      const wish = wishOf(path, value)
      if (wish.kind === 'problem') return { kind: 'invalid', problem: wish.problem }
      return edit<Saved>(id, path, async (held) => {
        const contact = await store.contact(id)
        if (!contact) return { edit: undefined, value: { kind: 'not-saved', cause: 'gone' } }
        return { edit: change(held, contact, path, wish.value), value: saved }
      })
    },
    revert: ({ id, path, was }) =>
      edit<Saved>(id, path, async (held) => {
        if (held && (held.conflict || alikeAt(path)(held.leaf.base, was))) return { edit: discard(held), value: saved }
        // Sent and accepted since it was shown: the value has to be brought back.
        const contact = await store.contact(id)
        if (!contact) return { edit: undefined, value: { kind: 'not-saved', cause: 'gone' } }
        return { edit: change(held, contact, path, was), value: saved }
      }),
    retry: ({ id, path }) =>
      edit<Saved>(id, path, async (held) => ({ edit: held ? { ...held, refused: null } : undefined, value: saved })),
    resolve: ({ id, path, theirs, choice }) =>
      edit<Saved | { kind: 'moved' }>(id, path, async (held) => {
        if (held?.conflict?.theirs !== theirs) return { edit: undefined, value: { kind: 'moved' } }
        if (choice === 'theirs') return { edit: null, value: saved }
        const leaf = keepMine(held.leaf, theirs)
        return { edit: leaf && { ...held, leaf, conflict: null }, value: saved }
      }),
    async acceptDeletion({ id }) {
      await store.change(async () => {
        const deleted = state.directory.get(id)?.server.deleted
        return { update: deleted ? { edits: new Map([[id, []]]) } : null, value: null }
      })
      return saved
    },
    async draft({ id, path, text }) {
      await draft(id, path, text)
      return null
    },
  }
}

/** What is wanted, from what was typed or switched. */
function wishOf(path: LeafPath, value: string | null | boolean) {
  const parts = parsePath(path)
  if (parts?.kind === 'text') return checkText(parts.field, typeof value === 'string' ? value : '')
  return { kind: 'ok', value: (value === true) satisfies Value } as const
}

function count(names: readonly string[]): { name: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  const facets = [...counts].map(([name, count]) => ({ name, count }))
  return facets.sort((a, b) => b.count - a.count || a.name.localeCompare(b.name)).slice(0, maxFacets)
}

import type { LeafPath } from '../../shared/path'
import type { HistoryEntry, HistoryFilter, WindowCalls } from './api'
import { createAwayCalls } from './away-calls'
import { findCompanies } from './company-search'
import { createContactCalls } from './contact-calls'
import { createEditCalls } from './edit-calls'
import { createExportCalls } from './export-calls'
import { createFilterCalls } from './filter-calls'
import { createImportCalls } from './import-calls'
import { createListCalls } from './list-calls'
import { createManyCalls } from './many-calls'
import { createMergeCalls } from './merge-calls'
import { createMergeHolds } from './merge-holds'
import { toReview } from './review'
import { notSaved, saved } from './saving'
import { createSimilarCalls } from './similar-calls'
import { format } from './storage'
import type { Store } from './store'
import { createTimelineCalls } from './timeline-calls'
import { createTransferCalls } from './transfer-calls'
import { toView } from './views'
import { pageOfChanges, toWaiting } from './waiting'

type Handlers = {
  [C in Exclude<keyof WindowCalls, 'open'>]: (args: WindowCalls[C]['args']) => Promise<WindowCalls[C]['result']>
}

/** What the window may ask of the store. Reads answer from memory, but for the contact that is opened. */
export function createWindowCalls(store: Store): Handlers {
  const { state } = store
  const { count, ...listCalls } = createListCalls(store)
  const holds = createMergeHolds(store)

  async function draft(id: string, path: LeafPath, text: string | null): Promise<void> {
    const key: [string, string] = [id, path]
    // First in memory: a contact that is opened again at once shows what was typed last.
    const drafts = state.drafts.get(id) ?? new Map<string, string>()
    text === null ? drafts.delete(path) : drafts.set(path, text)
    drafts.size > 0 ? state.drafts.set(id, drafts) : state.drafts.delete(id)
    await store.storage.commit({
      drafts: text === null ? { delete: [key] } : { put: [{ contact: id, path, format, text }] },
    })
  }

  return {
    ...createEditCalls(store),
    ...createContactCalls(store),
    ...createTransferCalls(store),
    ...createManyCalls(store, holds),
    ...listCalls,
    ...createFilterCalls(store, count),
    ...createTimelineCalls(store),
    ...createAwayCalls(store),
    ...createExportCalls(store),
    ...createImportCalls(store),
    ...createSimilarCalls(store),
    ...createMergeCalls(store, holds),

    async companies(wanted) {
      return findCompanies(state.companies, wanted)
    },
    async contact({ id: given }) {
      const id = store.idOf(given)
      const contact = await store.contact(id)
      const entry = state.directory.get(id)
      return entry && contact ? toView(state, entry, contact) : null
    },
    async opened({ id }) {
      store.tell({ kind: 'opened', id: id && store.idOf(id) })
      return null
    },
    review: ({ count }) => toReview(store, count),

    async waiting() {
      return toWaiting(state)
    },
    async changes(part) {
      return pageOfChanges(state, part)
    },
    async policy({ policy }) {
      const update = policy && { policy }
      const result = update && (await store.change(async () => ({ update, value: saved })).catch(notSaved))
      return { ...(result ?? saved), policy: state.policy }
    },
    async history({ before, count, only }) {
      const rows = await store.storage.all('history')
      const older = rows.filter((row) => (before === null || row.no < before) && (!only || isOf(row, only)))
      return older
        .slice(-count)
        .reverse()
        .map(({ format: _, ...entry }) => entry)
    },
    async draft({ id, path, text }) {
      await draft(store.idOf(id), path, text)
      return null
    },
  }
}

function isOf({ at, kind, name }: HistoryEntry, { kinds, text, from, to }: HistoryFilter): boolean {
  const wanted = text.trim().toLocaleLowerCase()
  const inTime = (from === null || at >= from) && (to === null || at < to)
  return inTime && (kinds === null || kinds.includes(kind)) && name.toLocaleLowerCase().includes(wanted)
}

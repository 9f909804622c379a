import { fieldOf } from '../../shared/path'
import type { Digest, HistoryEntry, WindowCalls } from './api'
import type { Away } from './state'
import type { Store } from './store'

type Names = 'away' | 'present'
export type AwayCalls = { [C in Names]: (args: WindowCalls[C]['args']) => Promise<WindowCalls[C]['result']> }

const namesTold = 3
/** That nothing has happened is written down this often. */
const STILL_HERE_MS = 600_000

/** What happened while nobody was there, and that somebody is. */
export function createAwayCalls(store: Store): AwayCalls {
  const { state } = store

  const put = (away: Away) => store.change(async () => ({ update: { away }, value: null }))

  return {
    async away() {
      const { at, no, changed, more, told } = state.away
      if (at === 0) return null
      const history = (await store.storage.all('history')).filter((entry) => entry.no >= no)
      const entries = changed.flatMap((id) => state.directory.get(id) ?? [])
      const alive = entries.filter(({ server }) => !server.deleted)
      const digest: Digest = {
        since: at,
        changed: alive.length + more,
        names: alive.slice(0, namesTold).map(({ id, name }) => ({ id, name })),
        by: whoOf(changed),
        deleted: entries.length - alive.length,
        sent: countOf(history, 'sent'),
        merged: countOf(history, 'merged'),
        review: store.summary().review,
      }
      if (digest.changed + digest.deleted + digest.sent + digest.merged === 0) return null
      if (!told) await put({ ...state.away, told: true })
      return { ...digest, told }
    },

    async present() {
      const { at, no, changed, told } = state.away
      const now = store.now()
      const { next } = state.history
      const nothing = at !== 0 && changed.length === 0 && !told && no === next
      if (nothing && Math.abs(now - at) < STILL_HERE_MS) return null
      return put({ at: now, no: next, changed: [], more: 0, told: false })
    },
  }

  /** Conflicts have been asked about; of other contacts nobody knows without asking. */
  function whoOf(ids: readonly string[]): string[] {
    const names = ids.flatMap((id) => state.edits.get(id) ?? []).flatMap(({ conflict }) => conflict?.who?.name ?? [])
    return [...new Set(names)]
  }
}

/** As people count: one for each contact and field. */
function countOf(history: readonly HistoryEntry[], kind: HistoryEntry['kind']): number {
  const of = history.filter((entry) => entry.kind === kind)
  return new Set(of.map(({ contact, path }) => `${contact}\u0000${fieldOf(path) ?? path}`)).size
}

import type { StorePort } from '../../shared/store-port'
import type { Api } from './api'
import type { PullEnd } from './pull'

export type Reconciler = {
  isDue: () => boolean
  /** Walks on by one page. */
  step: () => Promise<PullEnd>
  /** The user asks for one. */
  ask: () => void
}

const everyMs = 7 * 24 * 60 * 60 * 1000

/**
 * Reads the whole list, page by page in quiet moments, for what no delta can tell: hard deletions, a server restored
 * from a backup, deletions that the server has forgotten. `last`: wall time in ms of the last one.
 */
export function createReconciler(
  { api, store, wallTime }: { api: Api; store: StorePort; wallTime: () => number },
  last: number | null,
): Reconciler {
  let reconciled = last
  let cursor: string | null = null
  let asked = false

  return {
    ask() {
      asked = true
    },
    // A clock that was set back must not put it off for a year.
    isDue: () => asked || cursor !== null || reconciled === null || Math.abs(wallTime() - reconciled) > everyMs,
    async step() {
      const answer = await api.list({ since: null, cursor })
      if (answer.kind !== 'ok') {
        // A cursor that is no longer taken: the walk begins anew, at another time.
        if (answer.kind === 'refused') cursor = null
        return answer
      }
      const { rows, nextCursor } = answer.value
      const ended = nextCursor === null ? wallTime() : null
      await store.reconcile({ rows, first: cursor === null, ended })
      cursor = nextCursor
      if (ended === null) return { kind: 'more' }
      reconciled = ended
      asked = false
      return { kind: 'caught-up' }
    },
  }
}

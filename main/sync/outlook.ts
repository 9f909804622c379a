import type { OfflineCause, SyncStatus } from '../../shared/ipc'
import { backoffMs } from './backoff'

/** Whether anything can be asked of the server now, why not, and until when; told whenever it changes. */
export type Outlook = {
  /** Nothing may be asked before this moment. */
  pausedUntil: () => number
  /** Says what is going on. Offline stays the word until something is answered: on a silent network each try takes long. */
  syncing: () => void
  idle: () => void
  /** Nothing gets through: a wait with back-off. */
  offline: (cause: OfflineCause) => void
  /** The server asks for a pause; null when it does not say how long. */
  limited: (retryAfterMs: number | null) => void
  signInNeeded: () => void
  /** The API has answered: what failed before counts no more. */
  answered: () => void
  /** The network may be back. A rate limit is the server's word, and a refused token stays refused. */
  lift: () => void
  /** How long to wait before starting over after a failure of our own, in ms. */
  failed: () => number
}

export type OutlookDeps = {
  now: () => number
  random: () => number
  report: (state: SyncStatus['state']) => void
}

export function createOutlook({ now, random, report }: OutlookDeps): Outlook {
  let state: SyncStatus['state'] = { kind: 'syncing' }
  let pausedUntil = 0
  let failures = 0

  function say(next: SyncStatus['state']): void {
    state = next
    report(state)
  }

  return {
    pausedUntil: () => pausedUntil,
    syncing() {
      if (state.kind !== 'offline') say({ kind: 'syncing' })
    },
    idle: () => say({ kind: 'idle' }),
    offline(cause) {
      const retryInMs = backoffMs(failures++, random)
      pausedUntil = now() + retryInMs
      say({ kind: 'offline', cause, retryInMs })
    },
    limited(retryAfterMs) {
      // Of several answers at a time the longest counts; a server that names no time at all is not asked in circles.
      const forMs = retryAfterMs || backoffMs(failures++, random)
      if (now() + forMs <= pausedUntil) return
      pausedUntil = now() + forMs
      say({ kind: 'limited', forMs })
    },
    signInNeeded() {
      pausedUntil = Number.POSITIVE_INFINITY
      say({ kind: 'sign-in-needed' })
    },
    answered() {
      failures = 0
      if (state.kind === 'offline') say({ kind: 'syncing' })
    },
    lift() {
      if (state.kind === 'offline') pausedUntil = 0
    },
    failed: () => backoffMs(failures++, random),
  }
}

import type { StorePort } from '../../shared/store-port'
import type { Api } from './api'
import type { Clock } from './engine'
import type { Outlook } from './outlook'
import { estimateMs } from './pacer'
import type { JobEnd, Pusher } from './push'
import type { Timers } from './timers'

/** `busy`: some contacts are still being worked on, and `wake` is called when one of them is through. */
export type Pushed = 'idle' | 'more' | 'busy' | 'stopped'

/** How long a request takes on its way, until it has been measured. */
export const usualPerRequestMs = 60

export type Dispatcher = {
  /** Works on what is due, a few contacts at a time. `again`: only on what was sent and has not been answered. */
  push: (only: 'again' | 'all') => Promise<Pushed>
  /** Resolves when nothing is being worked on any more. */
  quiet: () => Promise<void>
  /** How long what is left will take, in ms; null when nothing is. */
  leftMs: () => number | null
}

export type DispatcherDeps = {
  api: Pick<Api, 'waitMs' | 'budget'>
  store: Pick<StorePort, 'due'>
  clock: Clock
  timers: Timers
  pusher: Pusher
  outlook: Outlook
  /** Takes the end of a job; false when nothing else can be asked now. */
  goOn: (end: JobEnd) => boolean
  /** The contact on the screen. */
  openFirst: () => string | null
  /** A contact that no round was waiting for is through. */
  wake: () => void
}

/** Contacts in work at a time: enough to hide the round trip, few enough for a bad line. */
const concurrency = 4
/** Contacts sent between two looks at the clock for the next pull. */
const batch = 50
/** How long a round waits for the last of its contacts: on a silent one others must not wait (S8). */
const patienceMs = 1_000

type Job = { id: string; work: (id: string) => Promise<JobEnd> }

/** Hands the contacts that are due to the pusher: the one on the screen first, then by the age of their edits. */
export function createDispatcher(deps: DispatcherDeps): Dispatcher {
  const { api, clock, timers, pusher, outlook } = deps
  const busy = new Map<string, Promise<void>>()
  let failure: { error: unknown } | null = null
  let stopped = false
  /** Is a round waiting for its contacts? */
  let waiting = false
  /** Requests still to be made, and how long one takes, measured. */
  let left = 0
  let perRequestMs = usualPerRequestMs

  async function jobs(only: 'again' | 'all'): Promise<Job[]> {
    const due = await deps.store.due()
    const all = new Set([...due.send, ...due.fetch, ...due.ask])
    timers.forgetAllBut(all)
    left = all.size
    const to = (ids: string[], work: Job['work']) =>
      ids.filter((id) => timers.isRipe(id) && !busy.has(id)).map((id) => ({ id, work }))
    if (only === 'again') return to(due.again, pusher.send)
    const list = [...to(due.send, pusher.send), ...to(due.ask, pusher.ask), ...to(due.fetch, pusher.fetch)]
    const open = deps.openFirst()
    return list.sort((a, b) => Number(b.id === open) - Number(a.id === open))
  }

  async function workOn({ id, work }: Job): Promise<boolean> {
    timers.begun(id)
    const began = clock.now()
    const end = await work(id).catch((error: unknown) => {
      // What fails on this contact fails again; the others must not wait behind it (S8).
      timers.holdBack(id)
      throw error
    })
    if (end.kind === 'done') {
      left = Math.max(0, left - 1)
      perRequestMs = 0.9 * perRequestMs + (0.1 * (clock.now() - began)) / concurrency
    }
    // What is fetched or asked may have to be asked again: not at once.
    if (end.kind === 'done' && work === pusher.send) timers.done(id)
    else if (end.kind !== 'unauthorized' && end.kind !== 'limited') timers.holdBack(id)
    else timers.putOff(id)
    return deps.goOn(end)
  }

  return {
    leftMs: () => (left > 0 ? estimateMs(left, perRequestMs, api.budget()) : null),

    async quiet() {
      await Promise.all(busy.values())
    },

    async push(only) {
      const ripe = await jobs(only)
      if (ripe.length > 0) outlook.syncing()
      const queue = ripe.slice(0, batch)
      const taken = new Set<string>()
      stopped = false
      const patience = new AbortController()
      const workers = Array.from({ length: concurrency - busy.size }, async () => {
        for (let job = queue.shift(); job && !stopped; job = queue.shift()) {
          // What else is due of this contact is due again in the next round.
          if (taken.has(job.id) || busy.has(job.id)) continue
          taken.add(job.id)
          await begin(job)
        }
      })
      const drained = Promise.all(workers).then(() => patience.abort('drained'))
      waiting = true
      await Promise.race([drained, untilDrained(queue, patience.signal)])
      waiting = false
      // What this round has not begun is due again in the next one, and must not be begun by both.
      queue.length = 0
      if (failure) throw failure.error
      if (stopped) return 'stopped'
      if (busy.size > 0) return 'busy'
      // What was done may have left something to do: a note after a note, whose a conflict is.
      return only === 'all' && taken.size > 0 ? 'more' : 'idle'
    },
  }

  /** Works on a contact, and remembers that it does: what the round does not wait for goes on behind it. */
  async function begin(job: Job): Promise<void> {
    // Before anything is marked as sent: what can't go out yet has not been on the wire.
    const waitMs = api.waitMs()
    if (waitMs > 0) {
      outlook.limited(waitMs)
      stopped = true
      return
    }
    const done = workOn(job).then(
      (goesOn) => {
        stopped ||= !goesOn
      },
      (error: unknown) => {
        failure = { error }
        stopped = true
      },
    )
    busy.set(job.id, done)
    await done
    busy.delete(job.id)
    if (!waiting) deps.wake()
  }

  /** Waits while there is something to begin, and then a little. */
  async function untilDrained(queue: readonly Job[], signal: AbortSignal): Promise<void> {
    do await clock.wait(patienceMs, signal)
    while (queue.length > 0 && !stopped && busy.size < concurrency && !signal.aborted)
  }
}

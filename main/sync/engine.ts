import type { OfflineCause, SyncStatus } from '../../shared/ipc'
import type { StoreEvent, StorePort } from '../../shared/store-port'
import type { Api } from './api'
import { backoffMs } from './backoff'
import { createPuller, type Puller } from './pull'
import { createPusher, type JobEnd, type Pusher } from './push'

export type Clock = {
  /** Monotonic, in ms. */
  now: () => number
  /** Resolves after `ms`, or at once when `signal` aborts. Never rejects. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>
}

export type EngineDeps = {
  api: Api
  store: StorePort
  /** Whose contacts the token is for: a store of another account is not synced. */
  account: string
  clock: Clock
  random: () => number
  /** Wall time in ms, for display only. */
  wallTime: () => number
  report: (status: SyncStatus) => void
  /** A call on the store failed, or there is a bug: told, and started over. */
  failed: (error: unknown) => void
}

export type Engine = {
  /** Runs until `stop`. Never rejects. */
  run: () => Promise<void>
  stop: () => void
  /** Something happened that may have brought the network back: try at once. */
  wake: () => void
  onStoreEvent: (event: StoreEvent) => void
}

/** The engineering values of the engine, in ms where they are times. */
const pullEveryMs = 60_000
const pagesBeforePush = 10
/** A contact is sent this long after its last edit, so that five fields cost one request, but not later than this. */
const settledAfterMs = 1_500
const sentBeforeMs = 5_000
/** Contacts in work at a time: enough to hide the round trip, few enough for a bad line. */
const concurrency = 4
/** Contacts sent between two looks at the clock for the next pull. */
const batch = 50
const idleMs = 24 * 60 * 60 * 1000

/**
 * Decides when to pull, what to send, and what each answer means. It holds nothing durable: killed at any await, the
 * next one converges from what the store has.
 */
export function createEngine(deps: EngineDeps): Engine {
  const { api, store, clock, random } = deps
  const halted = new AbortController()
  let nap = new AbortController()
  let nextPull = 0
  let failures = 0
  /** When nothing may be asked before, and why. */
  let pausedUntil = 0
  let state: SyncStatus['state'] = { kind: 'syncing' }
  let pulled = false
  let lastSynced: number | null = null
  /** First and last edit of contacts that are being typed in. */
  const typing = new Map<string, { first: number; last: number }>()
  /** Contacts that have to wait after a failure of their own. */
  const held = new Map<string, { until: number; attempts: number }>()
  let openContact: string | null = null

  function report(next: SyncStatus['state'], puller: Puller | null): void {
    state = next
    deps.report({ state, lastSynced, pulled, firstPull: puller?.first() ?? true })
  }

  /** Nothing gets through: wait with back-off, and pull first when it does again. */
  function offline(cause: OfflineCause, puller: Puller): void {
    const retryInMs = backoffMs(failures++, random)
    pausedUntil = clock.now() + retryInMs
    nextPull = 0
    pulled = false
    report({ kind: 'offline', cause, retryInMs }, puller)
  }

  /** Of several answers at a time the longest pause counts; a server that names none at all is not asked in circles. */
  function limited(retryAfterMs: number | null, puller: Puller): void {
    const forMs = retryAfterMs || backoffMs(failures++, random)
    const until = clock.now() + forMs
    if (until <= pausedUntil) return
    pausedUntil = until
    report({ kind: 'limited', forMs }, puller)
  }

  function signInNeeded(puller: Puller): void {
    pausedUntil = Number.POSITIVE_INFINITY
    report({ kind: 'sign-in-needed' }, puller)
  }

  /** Takes the end of a request; false when nothing else can be asked now. */
  function goOn(end: JobEnd, puller: Puller): boolean {
    if (end.kind === 'unauthorized') signInNeeded(puller)
    else if (end.kind === 'limited') limited(end.retryAfterMs, puller)
    // One contact's silence says little about the network: the next pull tells.
    else if (end.kind === 'unanswered') nextPull = 0
    else return true
    return false
  }

  async function pull(puller: Puller): Promise<boolean> {
    // Offline stays the word until something is answered: on a silent network each try takes long.
    if (state.kind !== 'offline') report({ kind: 'syncing' }, puller)
    const end = await puller.pull(pagesBeforePush)
    switch (end.kind) {
      case 'caught-up':
        nextPull = clock.now() + pullEveryMs
        pulled = true
        failures = 0
        lastSynced = deps.wallTime()
        return true
      case 'more':
        failures = 0
        report({ kind: 'syncing' }, puller)
        return true
      case 'unanswered':
        offline(end.cause, puller)
        return false
      case 'unauthorized':
      case 'limited':
        return goOn(end, puller)
      default:
        offline('server-error', puller)
        return false
    }
  }

  /** When work on a contact may begin: it has been typed in to the end, and waited after a failure. */
  function ripeAt(id: string): number {
    const edited = typing.get(id)
    const settled = edited ? Math.min(edited.last + settledAfterMs, edited.first + sentBeforeMs) : 0
    return Math.max(settled, held.get(id)?.until ?? 0)
  }

  /** Works on what is due, a few contacts at a time. False when it had to stop; the rest is due again. */
  async function push(puller: Puller, pusher: Pusher): Promise<{ kind: 'idle' | 'more' | 'stopped' }> {
    const due = await store.due()
    forgetAllBut(new Set([...due.send, ...due.fetch]))
    const isRipe = (id: string) => ripeAt(id) <= clock.now()
    const jobs = [
      ...due.send.filter(isRipe).map((id) => ({ id, work: pusher.send })),
      ...due.fetch.filter(isRipe).map((id) => ({ id, work: pusher.fetch })),
    ]
    // The contact on the screen goes first: that is where somebody looks.
    jobs.sort((a, b) => Number(b.id === openContact) - Number(a.id === openContact))
    if (jobs.length > 0) report({ kind: 'syncing' }, puller)
    const queue = jobs.slice(0, batch)
    let stopped = false
    async function worker(): Promise<void> {
      for (let job = queue.shift(); job && !stopped; job = queue.shift()) {
        // Before anything is marked as sent: what can't go out yet has not been on the wire.
        const waitMs = api.waitMs()
        if (waitMs > 0) {
          limited(waitMs, puller)
          stopped = true
          break
        }
        typing.delete(job.id)
        const end = await job.work(job.id).catch((error: unknown) => {
          // What fails on this contact fails again; the others must not wait behind it (S8).
          holdBack(job.id)
          throw error
        })
        if (!goOn(end, puller)) stopped = true
        if (end.kind === 'done' && job.work === pusher.send) held.delete(job.id)
        else if (end.kind !== 'unauthorized' && end.kind !== 'limited') holdBack(job.id)
      }
    }
    // All of them end before a failure goes up: none may work on while the store is told that nothing is in flight.
    const ends = await Promise.allSettled(Array.from({ length: concurrency }, worker))
    for (const end of ends) if (end.status === 'rejected') throw end.reason
    return { kind: stopped ? 'stopped' : jobs.length > batch ? 'more' : 'idle' }
  }

  /** What is no longer due needs no timer: it would wake us for nothing. */
  function forgetAllBut(due: ReadonlySet<string>): void {
    for (const timers of [typing, held]) for (const id of timers.keys()) if (!due.has(id)) timers.delete(id)
  }

  /** A contact that failed, or that waits to learn a send's fate, is not asked for again at once. */
  function holdBack(id: string): void {
    const attempts = (held.get(id)?.attempts ?? 0) + 1
    const longest = 10 * 60 * 1000
    held.set(id, { attempts, until: clock.now() + backoffMs(attempts, random, { first: 2_000, longest }) })
  }

  /** Sleeps until something is due, an edit has settled, or somebody wakes us. */
  async function sleep(): Promise<void> {
    const now = clock.now()
    let next = nextPull
    for (const timers of [typing, held]) for (const id of timers.keys()) next = Math.min(next, ripeAt(id))
    // A pause ends by itself: what it held up is due then, whatever else is.
    const until = pausedUntil > now ? pausedUntil : next
    if (until > now) await clock.wait(Math.min(until - now, idleMs), nap.signal)
    nap = new AbortController()
  }

  async function converge(): Promise<void> {
    const state = await store.connect({ account: deps.account })
    const puller = createPuller({ api, store, now: clock.now, state })
    const pause = (attempt: number) => clock.wait(backoffMs(attempt, random, { first: 200 }), halted.signal)
    const pusher = createPusher({ api, store, now: clock.now, pause })
    while (!halted.signal.aborted) {
      const now = clock.now()
      if (now >= pausedUntil) {
        const walking = puller.walking() || puller.first()
        const online = now >= nextPull || walking ? await pull(puller) : true
        const pushed = online ? await push(puller, pusher) : { kind: 'stopped' as const }
        if (pushed.kind === 'more' || (online && puller.walking())) continue
        if (pushed.kind === 'idle' && online) report({ kind: 'idle' }, puller)
      }
      if (!halted.signal.aborted) await sleep()
    }
  }

  /** Nothing durable is held here, so after a failure (a full disk, say) starting over is always right. */
  async function run(): Promise<void> {
    while (!halted.signal.aborted) {
      try {
        await converge()
      } catch (error) {
        if (halted.signal.aborted) return
        deps.failed(error)
        await clock.wait(backoffMs(failures++, random), halted.signal)
      }
    }
  }

  return {
    run,
    stop() {
      halted.abort()
      nap.abort()
    },
    wake() {
      // A rate limit is the server's word, and a refused token stays refused: only silence is worth another try.
      if (state.kind === 'offline') pausedUntil = 0
      nextPull = 0
      held.clear()
      nap.abort()
    },
    onStoreEvent(event) {
      if (event.kind === 'opened') openContact = event.id
      else {
        const now = clock.now()
        typing.set(event.id, { first: typing.get(event.id)?.first ?? now, last: now })
        held.delete(event.id)
        nap.abort()
      }
    },
  }
}

import type { SyncStatus } from '../../shared/ipc'
import type { StoreEvent, StorePort } from '../../shared/store-port'
import type { Api } from './api'
import { backoffMs } from './backoff'
import { createDispatcher, type Dispatcher, type Pushed } from './dispatch'
import { createOutlook } from './outlook'
import { createPuller, type PullEnd, type Puller } from './pull'
import { createPusher, type JobEnd } from './push'
import { createReconciler, type Reconciler } from './reconcile'
import { createTimers } from './timers'

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
  /** Wall time in ms, for display, and for what is done once a week. */
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
  /** Reads everything anew, in the background. */
  reconcile: () => void
  onStoreEvent: (event: StoreEvent) => void
}

/** The engineering values of the engine, in ms where they are times. */
const pullEveryMs = 60_000
const companiesEveryMs = 10 * 60_000
const pagesBeforePush = 10
const idleMs = 24 * 60 * 60 * 1000

/** What one engine works with once the store has answered. */
type Work = { contacts: Puller; companies: Puller; dispatcher: Dispatcher; reconciler: Reconciler }

/**
 * Decides when to pull, what to send, and what each answer means. It holds nothing durable: killed at any await, the
 * next one converges from what the store has.
 */
export function createEngine(deps: EngineDeps): Engine {
  const { api, store, clock, random } = deps
  const timers = createTimers({ now: clock.now, random })
  const halted = new AbortController()
  let nap = new AbortController()
  let nextPull = 0
  let nextCompanies = 0
  let nextReconcile = 0
  let pulled = false
  let firstPull = true
  let lastSynced: number | null = null
  let openContact: string | null = null
  let reconcileAsked = false
  let woken = false
  let leftMs: () => number | null = () => null

  const outlook = createOutlook({
    now: clock.now,
    random,
    report(state) {
      deps.report({ state, lastSynced, pulled, firstPull, leftMs: leftMs() })
    },
  })

  /** Takes the end of a request; false when nothing else can be asked now. */
  function goOn(end: JobEnd | PullEnd): boolean {
    if (end.kind === 'unauthorized') outlook.signInNeeded()
    else if (end.kind === 'limited') outlook.limited(end.retryAfterMs)
    // One contact's silence says little about the network: the next pull tells.
    else if (end.kind === 'unanswered') nextPull = 0
    else {
      if (end.kind === 'later' && end.look) nextPull = 0
      return true
    }
    return false
  }

  async function pull({ contacts }: Work): Promise<boolean> {
    outlook.syncing()
    const end = await contacts.pull(pagesBeforePush)
    if (end.kind === 'unauthorized' || end.kind === 'limited') return goOn(end)
    if (end.kind !== 'caught-up' && end.kind !== 'more') {
      // When something gets through again, pull first.
      nextPull = 0
      pulled = false
      outlook.offline(end.kind === 'unanswered' ? end.cause : 'server-error')
      return false
    }
    outlook.answered()
    if (end.kind === 'caught-up') {
      nextPull = clock.now() + pullEveryMs
      pulled = true
      firstPull = false
      lastSynced = deps.wallTime()
    }
    return true
  }

  /** What can wait: companies, and a page of the full reconcile. */
  async function inQuiet({ companies, reconciler }: Work): Promise<Pushed> {
    const now = clock.now()
    if (now >= nextCompanies) {
      const end = await companies.pull(pagesBeforePush)
      // Without companies (an account may not be allowed to see them) everything else goes on (S8).
      if (end.kind !== 'more') nextCompanies = now + companiesEveryMs
      return goOn(end) ? 'more' : 'stopped'
    }
    if (now < nextReconcile || !reconciler.isDue()) return 'idle'
    const budget = api.budget()
    // Half of the budget stays for what the user does meanwhile.
    if (budget && budget.remaining * 2 < budget.limit) {
      nextReconcile = now + budget.resetMs
      return 'idle'
    }
    const end = await reconciler.step()
    if (end.kind !== 'more') nextReconcile = now + companiesEveryMs
    return goOn(end) ? 'more' : 'stopped'
  }

  /** Sleeps until something is due, an edit has settled, or somebody wakes us. */
  async function sleep({ reconciler }: Work, went: Pushed): Promise<void> {
    const now = clock.now()
    const inQuiet = reconciler.isDue() ? Math.min(nextCompanies, nextReconcile) : nextCompanies
    const quiet = went === 'idle' ? inQuiet : Number.POSITIVE_INFINITY
    const paused = outlook.pausedUntil()
    // A pause ends by itself: what it held up is due then, whatever else is.
    const until = paused > now ? paused : Math.min(nextPull, timers.next(), quiet)
    if (until > now) await clock.wait(Math.min(until - now, idleMs), nap.signal)
  }

  /** The network may be back: what is held back or waited for is tried in the round that begins now. */
  function heedWake(): void {
    woken = false
    outlook.lift()
    nextPull = 0
    timers.forgive()
  }

  async function begin(): Promise<Work> {
    const connected = await store.connect({ account: deps.account })
    const { now } = clock
    const pause = (attempt: number) => clock.wait(backoffMs(attempt, random, { first: 200 }), halted.signal)
    const contacts = createPuller({ list: api.list, apply: store.applyPage, now, state: connected.contacts })
    const pusher = createPusher({ api, store, now, pause, me: connected.me })
    const openFirst = () => openContact
    const wake = () => nap.abort('wake')
    const dispatcher = createDispatcher({ api, store, clock, timers, pusher, outlook, goOn, openFirst, wake })
    leftMs = dispatcher.leftMs
    firstPull = contacts.first()
    return {
      contacts,
      companies: createPuller({ list: api.companies, apply: store.applyCompanies, now, state: connected.companies }),
      dispatcher,
      // What the first pull reads is everything.
      reconciler: createReconciler({ ...deps, api, store }, firstPull ? deps.wallTime() : connected.reconciled),
    }
  }

  /** Pulls what is due, then sends, then what can wait. */
  async function round(work: Work): Promise<Pushed> {
    const { contacts, dispatcher } = work
    const isPaused = () => clock.now() < outlook.pausedUntil()
    // What was made here and may have landed comes before the first page, or it would appear twice.
    if (!pulled && !isPaused()) await dispatcher.push('again')
    if (isPaused()) return 'stopped'
    const isPullDue = clock.now() >= nextPull || contacts.walking() || contacts.first()
    if (isPullDue && !(await pull(work))) return 'stopped'
    const pushed = await dispatcher.push('all')
    if (pushed !== 'idle') return pushed
    return contacts.walking() ? 'more' : inQuiet(work)
  }

  async function converge(): Promise<void> {
    const work = await begin()
    try {
      while (!halted.signal.aborted) {
        if (reconcileAsked) work.reconciler.ask()
        reconcileAsked = false
        // Here, and not when it comes: how the round before ended says nothing about the network since.
        if (woken) heedWake()
        nap = new AbortController()
        const went = await round(work)
        if (went === 'more' || woken) continue
        if (went === 'idle') outlook.idle()
        if (!halted.signal.aborted) await sleep(work, went)
      }
    } finally {
      // None may work on while the store is told that nothing is in flight.
      await work.dispatcher.quiet()
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
        await clock.wait(outlook.failed(), halted.signal)
      }
    }
  }

  return {
    run,
    stop() {
      halted.abort()
      nap.abort('wake')
    },
    wake() {
      woken = true
      nap.abort('wake')
    },
    reconcile() {
      reconcileAsked = true
      nextReconcile = 0
      nap.abort('wake')
    },
    onStoreEvent(event) {
      if (event.kind === 'opened') openContact = event.id
      else {
        for (const id of event.ids) timers.edited(id)
        nap.abort('wake')
      }
    },
  }
}

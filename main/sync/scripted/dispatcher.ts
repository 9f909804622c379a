import type { Due } from '../../../shared/store-port'
import { createDispatcher, type Dispatcher } from '../dispatch'
import type { Outlook } from '../outlook'
import type { Budget } from '../pacer'
import type { JobEnd } from '../push'
import { createTimers, type Timers } from '../timers'
import { createVirtualClock, type VirtualClock } from './clock'
import { type Calls, nothingDue } from './ports'

export type Bench = {
  dispatcher: Dispatcher
  clock: VirtualClock
  timers: Timers
  calls: Calls
  due: Due
  open: string | null
  waitMs: number
  budget: Budget | null
  goesOn: boolean
  /** How long work on a contact takes, in ms; one not named takes none. Infinite: until `end`. */
  takes: Record<string, number>
  /** How work on a contact ends; an error is thrown. */
  ends: Record<string, JobEnd | Error>
  /** Ends work that takes for ever. */
  end: (id: string) => void
  /** What was begun, as `send a`. */
  begun: () => string[]
  count: (name: string) => number
  toSend: (...ids: string[]) => void
  /** A push, and how it ended; `pending` until it has. */
  pushing: () => { ended: string }
}

export const silent = Number.POSITIVE_INFINITY
export const people = (count: number): string[] => Array.from({ length: count }, (_, i) => `m${i}`)

/** A dispatcher whose pusher is scripted, on virtual time. */
export function createBench(): Bench {
  const clock = createVirtualClock()
  const timers = createTimers({ now: clock.now, random: () => 1 })
  const calls: Calls = []
  const endless = new Map<string, AbortController>()

  const work = (name: string) => async (id: string) => {
    calls.push([name, id])
    const ms = bench.takes[id] ?? 0
    const ended = new AbortController()
    endless.set(id, ended)
    if (ms > 0) await clock.wait(ms, ended.signal)
    const end = bench.ends[id] ?? { kind: 'done' }
    if (end instanceof Error) throw end
    return end
  }
  const say = (name: string) => (args?: unknown) => {
    calls.push([name, args])
  }
  const outlook: Outlook = {
    pausedUntil: () => 0,
    syncing: say('syncing'),
    idle: say('idle'),
    offline: say('offline'),
    limited: say('limited'),
    signInNeeded: say('signInNeeded'),
    answered: say('answered'),
    lift: say('lift'),
    failed: () => 0,
  }
  const bench: Bench = {
    dispatcher: createDispatcher({
      api: { waitMs: () => bench.waitMs, budget: () => bench.budget },
      store: { due: async () => bench.due },
      clock,
      timers,
      pusher: { send: work('send'), fetch: work('fetch'), ask: work('ask') },
      outlook,
      goOn(end) {
        calls.push(['goOn', end])
        return bench.goesOn
      },
      openFirst: () => bench.open,
      wake: say('wake'),
    }),
    clock,
    timers,
    calls,
    due: nothingDue,
    open: null,
    waitMs: 0,
    budget: null,
    goesOn: true,
    takes: {},
    ends: {},
    end: (id) => endless.get(id)?.abort(),
    begun: () => calls.filter(([name]) => /^(send|fetch|ask)$/.test(name)).map((call) => call.join(' ')),
    count: (wanted) => calls.filter(([name]) => name === wanted).length,
    toSend(...send) {
      bench.due = { ...nothingDue, send }
    },
    pushing() {
      const push = { ended: 'pending' }
      const end = (ended: string) => {
        push.ended = ended
      }
      bench.dispatcher.push('all').then(end, (error: Error) => end(error.message))
      return push
    },
  }
  return bench
}

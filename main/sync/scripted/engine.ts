import type { SyncStatus } from '../../../shared/ipc'
import type { Connected, Due, StorePort } from '../../../shared/store-port'
import type { Api } from '../api'
import { createEngine, type Engine } from '../engine'
import { createVirtualClock, type VirtualClock } from './clock'
import { nothingDue, scriptedApi, scriptedStore } from './ports'

type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** Wall time when a bench begins. */
export const wallStart = Date.parse('2026-06-01T12:00:00Z')

export type EngineBench = {
  engine: Engine
  clock: VirtualClock
  /** Their methods can be replaced by what the test has them answer. */
  api: Api
  store: Writable<StorePort>
  connected: Connected
  due: Due
  /** Every request, and the calls on the store that matter to the order, as `name id`. */
  log: string[]
  /** When such a line was written, in seconds. */
  at: (line: string) => number[]
  statuses: SyncStatus[]
  /** The kinds of state told so far, each once in a row. */
  told: () => string[]
  failures: unknown[]
  /** How far the wall clock is off. */
  wallOffset: number
  ended: boolean
  /** Starts the engine, and lets time pass. */
  run: (ms: number) => Promise<void>
}

/** An engine on virtual time between a scripted API and a scripted store. Back-off waits are as long as they can be. */
export function createEngineBench(): EngineBench {
  const clock = createVirtualClock()
  const api = scriptedApi([])
  const store = scriptedStore([], { connect: async () => bench.connected, due: async () => bench.due })
  const lines: { line: string; at: number }[] = []
  const log = (line: string) => {
    lines.push({ line, at: clock.now() / 1_000 })
    bench.log.push(line)
  }
  let running = false

  const bench: EngineBench = {
    engine: createEngine({
      api: {
        ...api,
        waitMs: () => api.waitMs(),
        budget: () => api.budget(),
        list(from) {
          log(from.since === null ? 'whole' : 'list')
          return api.list(from)
        },
        companies(from) {
          log('companies')
          return api.companies(from)
        },
        get(id) {
          log(`get ${id}`)
          return api.get(id)
        },
        send(send) {
          log(`send ${send.id}`)
          return api.send(send)
        },
        audit: (id) => api.audit(id),
      },
      store: {
        ...store,
        connect(args) {
          log(`connect ${args.account}`)
          return store.connect(args)
        },
        beginSend: async ({ id }) => {
          const send = await store.beginSend({ id })
          return send ?? { kind: 'patch', id, ifMatch: 'e1', key: null, body: {}, values: {} }
        },
        due: () => store.due(),
        async settle(args) {
          const { send, fetch, ask, again } = bench.due
          const others = (ids: string[]) => ids.filter((id) => id !== args.send.id)
          bench.due = { send: others(send), fetch, ask, again: others(again) }
          return store.settle(args)
        },
        reconcile(args) {
          log('reconcile')
          return store.reconcile(args)
        },
      },
      account: 'ann',
      clock,
      random: () => 1,
      wallTime: () => wallStart + bench.wallOffset + clock.now(),
      report: (status) => bench.statuses.push(status),
      failed: (error) => bench.failures.push(error),
    }),
    clock,
    api,
    store,
    connected: {
      contacts: { marks: ['2026-06-01T00:00:00.0000000Z'], walk: null },
      companies: { marks: ['2026-06-01T00:00:00.0000000Z'], walk: null },
      reconciled: wallStart,
      me: 'u1',
    },
    due: nothingDue,
    log: [],
    at: (wanted) => lines.filter(({ line }) => line === wanted).map(({ at }) => at),
    statuses: [],
    told: () => bench.statuses.map(({ state }) => state.kind).filter((kind, i, kinds) => kind !== kinds[i - 1]),
    failures: [],
    wallOffset: 0,
    ended: false,
    async run(ms) {
      if (!running) {
        void bench.engine.run().then(() => {
          bench.ended = true
        })
      }
      running = true
      await clock.run(ms)
    },
  }
  return bench
}

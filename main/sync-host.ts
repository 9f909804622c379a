import { MessageChannelMain, type MessagePortMain, type WebContents } from 'electron'
import type { SyncStatus } from '../shared/ipc'
import { type JournalCalls, journalCalls } from '../shared/journal'
import type { PictureName } from '../shared/picture'
import { createPeer, type Handlers, type Wire } from '../shared/rpc'
import { type StoreCalls, StoreEvent, type StorePort, storeCalls } from '../shared/store-port'
import type { TimelineAnswer } from '../shared/timeline'
import { type Api, createApi, type Fetch } from './sync/api'
import { usualPerRequestMs } from './sync/dispatch'
import { type Clock, createEngine, type Engine } from './sync/engine'
import { type Budget, estimateMs } from './sync/pacer'
import { withPictures } from './sync/pictures'
import { timelineFor } from './sync/timeline-for'

/** Until the server has named one: that of a personal token (`api-contract.md`). */
const usualBudget: Budget = { remaining: 60, resetMs: 60_000, limit: 60, windowMs: 60_000 }

export type Access = { origin: string; token: string }

export type SyncHostDeps = {
  fetch: Fetch
  clock: Clock
  readPicture: (account: string, name: PictureName) => Promise<Uint8Array<ArrayBuffer> | null>
  /** The journal of an account, as its store may use it. */
  journalOf: (account: string) => Handlers<JournalCalls>
  report: (status: SyncStatus) => void
  warn: (message: string) => void
}

export type SyncHost = {
  /**
   * Gives the window's store a port to its journal, in place of any former one, and runs an engine over it where there is
   * access to the server.
   */
  connect: (window: WebContents, to: { account: string; access: Access | null }) => void
  disconnect: () => void
  wake: () => void
  reconcile: () => void
  /** A page of a contact's timeline, where the account's server can be asked and sync leaves room for it. */
  timeline: (of: { account: string; id: string; cursor: string | null }) => Promise<TimelineAnswer>
  /** How long so many requests will take, in ms, at the rate limit that the server names. */
  estimate: (requests: number) => number
}

/** Joins the engine to the store worker in the window. The port dies with the page; a new page gets a new one. */
export function createSyncHost(deps: SyncHostDeps): SyncHost {
  let running: { account: string; api: Api | null; engine: Engine | null; end: () => void } | null = null

  function disconnect(): void {
    running?.end()
    running = null
  }

  return {
    connect(window, { account, access }) {
      disconnect()
      const { port1, port2 } = new MessageChannelMain()
      const journal = deps.journalOf(account)
      const peer = createPeer<StoreCalls, JournalCalls>({
        wire: wireOf(port1),
        results: storeCalls,
        serves: { parsers: journalCalls, handlers: () => journal },
        onEvent(raw) {
          const event = StoreEvent.safeParse(raw)
          if (event.success) engine?.onStoreEvent(event.data)
          else deps.warn('store port: an event of unknown form')
        },
        onForeign: (why) => deps.warn(`store port: ${why}`),
      })
      const api = access && withPictures(apiFor(deps, access), (name) => deps.readPicture(account, name))
      const engine = api && engineFor(deps, { account, api, store: storePort(peer.call) })
      // Whatever is still unanswered fails: what it did, the next engine finds in the store.
      const end = () => {
        engine?.stop()
        port1.close()
        peer.close()
      }
      port1.on('close', end)
      running = { account, api, engine, end }
      window.postMessage('store-port', null, [port2])
      void engine?.run()
    },
    disconnect,
    wake: () => running?.engine?.wake(),
    reconcile: () => running?.engine?.reconcile(),
    async timeline({ account, id, cursor }) {
      const api = running?.account === account ? running.api : null
      if (!api) return { kind: 'not-read', cause: 'offline' }
      return timelineFor(api, { id, cursor })
    },
    estimate: (requests) => estimateMs(requests, usualPerRequestMs, running?.api?.budget() ?? usualBudget),
  }
}

function engineFor(deps: SyncHostDeps, { account, api, store }: { account: string; api: Api; store: StorePort }) {
  return createEngine({
    api,
    store,
    account,
    clock: deps.clock,
    random: Math.random,
    wallTime: Date.now,
    report: deps.report,
    failed: (error) => deps.warn(`sync: starting over after: ${error instanceof Error ? error.message : error}`),
  })
}

export function apiFor(deps: Pick<SyncHostDeps, 'fetch' | 'clock'>, access: Access): Api {
  return createApi({
    origin: access.origin,
    token: access.token,
    fetch: deps.fetch,
    wait: deps.clock.wait,
    now: deps.clock.now,
    wallTime: Date.now,
  })
}

function storePort(
  call: <C extends keyof StoreCalls>(name: C, args: StoreCalls[C]['args']) => Promise<StoreCalls[C]['result']>,
): StorePort {
  const to =
    <C extends keyof StoreCalls>(name: C) =>
    (args: StoreCalls[C]['args']) =>
      call(name, args)
  return {
    connect: to('connect'),
    due: () => call('due', null),
    applyPage: to('applyPage'),
    applyCompanies: to('applyCompanies'),
    reconcile: to('reconcile'),
    beginSend: to('beginSend'),
    beginFetch: to('beginFetch'),
    settle: to('settle'),
    rebase: to('rebase'),
    giveUp: to('giveUp'),
    refuse: to('refuse'),
    answer: to('answer'),
    knowMe: to('knowMe'),
  }
}

function wireOf(port: MessagePortMain): Wire {
  return {
    post: (message) => port.postMessage(message),
    receive: (listener) => {
      port.on('message', (event) => listener(event.data))
      port.start()
    },
  }
}

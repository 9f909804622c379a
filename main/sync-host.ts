import { MessageChannelMain, type MessagePortMain, type WebContents } from 'electron'
import type { SyncStatus } from '../shared/ipc'
import { createPeer, type Wire } from '../shared/rpc'
import { type StoreCalls, StoreEvent, type StorePort, storeCalls } from '../shared/store-port'
import { type Api, createApi, type Fetch } from './sync/api'
import { type Clock, createEngine, type Engine } from './sync/engine'

export type Access = { origin: string; token: string }

export type SyncHostDeps = {
  fetch: Fetch
  clock: Clock
  report: (status: SyncStatus) => void
  warn: (message: string) => void
}

export type SyncHost = {
  /** Gives the window's store a port and runs an engine over it, in place of any former one. */
  connect: (window: WebContents, access: Access & { account: string }) => void
  disconnect: () => void
  wake: () => void
}

/** Joins the engine to the store worker in the window. The port dies with the page; a new page gets a new one. */
export function createSyncHost(deps: SyncHostDeps): SyncHost {
  let running: { engine: Engine; end: () => void } | null = null

  function disconnect(): void {
    running?.end()
    running = null
  }

  return {
    connect(window, access) {
      disconnect()
      const { port1, port2 } = new MessageChannelMain()
      const peer = createPeer<StoreCalls>({
        wire: wireOf(port1),
        results: storeCalls,
        onEvent(raw) {
          const event = StoreEvent.safeParse(raw)
          if (event.success) engine.onStoreEvent(event.data)
          else deps.warn('store port: an event of unknown form')
        },
        onForeign: (why) => deps.warn(`store port: ${why}`),
      })
      const api = apiFor(deps, access)
      const engine = createEngine({
        api,
        store: storePort(peer.call),
        account: access.account,
        clock: deps.clock,
        random: Math.random,
        wallTime: Date.now,
        report: deps.report,
        failed: (error) => deps.warn(`sync: starting over after: ${error instanceof Error ? error.message : error}`),
      })
      // Whatever is still unanswered fails: what it did, the next engine finds in the store.
      const end = () => {
        engine.stop()
        port1.close()
        peer.close()
      }
      port1.on('close', end)
      running = { engine, end }
      window.postMessage('store-port', null, [port2])
      void engine.run()
    },
    disconnect,
    wake: () => running?.engine.wake(),
  }
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
  return {
    connect: (args) => call('connect', args),
    due: () => call('due', null),
    applyPage: (args) => call('applyPage', args),
    beginSend: (args) => call('beginSend', args),
    beginFetch: (args) => call('beginFetch', args),
    settle: (args) => call('settle', args),
    rebase: (args) => call('rebase', args),
    giveUp: (args) => call('giveUp', args),
    refuse: (args) => call('refuse', args),
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

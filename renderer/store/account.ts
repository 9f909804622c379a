import { createPeer, type Peer, type Wire } from '../../shared/rpc'
import { type StoreCalls, storeCalls } from '../../shared/store-port'
import type { StoreNotice, Summary } from './api'
import { createEngineCalls } from './engine-calls'
import { UnknownFormat } from './load'
import type { Storage } from './storage'
import { openStore, type Store } from './store'
import { createWindowCalls } from './window-calls'

/** How long nothing may change before the store writes what makes the next start quick. */
const restAfterMs = 2000

export type OpenAccount = {
  kind: 'open'
  summary: () => Summary
  /** What the window may ask. */
  calls: ReturnType<typeof createWindowCalls>
  /** The main process's engine has come, in place of any former one. */
  connectEngine: (port: MessagePort) => void
  close: () => void
}

type Opening = { account: string; storage: Storage; locale: string; emit: (notice: StoreNotice) => void }

/** Opens the store of an account over its storage and serves it to the engine. */
export async function openAccount({
  account,
  storage,
  locale,
  emit,
}: Opening): Promise<OpenAccount | { kind: 'failed'; cause: 'newer-version' | 'damaged' }> {
  let engine: Peer<Record<never, never>> | null = null
  let resting: ReturnType<typeof setTimeout> | undefined
  let store: Store

  function notify(notice: StoreNotice): void {
    emit(notice)
    clearTimeout(resting)
    resting = setTimeout(() => {
      store.rest().catch((error: unknown) => console.error('store: the snapshot was not written', error))
    }, restAfterMs)
  }

  try {
    store = await openStore({
      account,
      storage,
      locale,
      now: Date.now,
      newGeneration: () => crypto.randomUUID(),
      notify,
      tell: (event) => engine?.emit(event),
    })
  } catch (error) {
    storage.close()
    return { kind: 'failed', cause: error instanceof UnknownFormat ? 'newer-version' : 'damaged' }
  }

  return {
    kind: 'open',
    summary: store.summary,
    calls: createWindowCalls(store),
    connectEngine(port) {
      engine?.close()
      const handlers = createEngineCalls(store)
      // The engine's calls are parsed, whoever is at the other end.
      engine = createPeer<Record<never, never>, StoreCalls>({
        wire: wireOf(port),
        serves: { parsers: storeCalls, handlers: () => handlers },
        onForeign: (why) => {
          console.error(`store: ${why}`)
          emit({ kind: 'trouble', cause: 'foreign-message' })
        },
      })
    },
    close() {
      clearTimeout(resting)
      engine?.close()
      store.close()
    },
  }
}

function wireOf(port: MessagePort): Wire {
  return {
    post: (message) => port.postMessage(message),
    receive: (listener) => {
      port.addEventListener('message', (event) => listener(event.data))
      port.start()
    },
  }
}

import { createPeer, type Peer, type Wire } from '../../shared/rpc'
import { type StoreCalls, storeCalls } from '../../shared/store-port'
import type { Opened, StoreNotice, WindowCalls } from './api'
import { openDexieStorage } from './dexie-storage'
import { createEngineCalls } from './engine-calls'
import { UnknownFormat } from './load'
import { openStore, type Store } from './store'
import { createWindowCalls } from './window-calls'

/** How long nothing may change before the store writes what makes the next start quick. */
const restAfterMs = 2000

/** This module runs in a dedicated worker; the project's types are the window's. */
const scope = self as unknown as Pick<Worker, 'postMessage' | 'addEventListener'>

let store: Store | null = null
let calls: ReturnType<typeof createWindowCalls> | null = null
let engine: Peer<Record<never, never>> | null = null
let resting: ReturnType<typeof setTimeout> | undefined

const window = createPeer<Record<never, never>, WindowCalls>({
  wire: {
    post: (message) => scope.postMessage(message),
    receive: (listener) =>
      scope.addEventListener('message', (event) => {
        const port = event.ports[0]
        if (event.data === 'main-port' && port) connectEngine(port)
        else listener(event.data)
      }),
  },
  // The window and the worker are one build: what the window asks is believed.
  serves: { handlers: () => ({ open, ...calls }) },
  onForeign: (why) => console.error(`store: ${why}`),
})

function notify(notice: StoreNotice): void {
  window.emit(notice)
  clearTimeout(resting)
  resting = setTimeout(() => {
    store?.rest().catch((error: unknown) => console.error('store: the snapshot was not written', error))
  }, restAfterMs)
}

async function open({ account, locale }: WindowCalls['open']['args']): Promise<Opened> {
  store?.close()
  store = null
  calls = null
  const opened = await openDexieStorage(`fieldbook-${account}`)
  if (opened.kind === 'failed') return opened
  const { storage } = opened
  // The screen as it was left is painted while everything else is still being read.
  const first = await storage.get('meta', 'first')
  if (first?.format === 1) window.emit({ kind: 'first', ...(first.value as object) })
  try {
    store = await openStore({
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
  calls = createWindowCalls(store)
  return { kind: 'open', summary: store.summary() }
}

/** The main process's engine has come: its calls are parsed, whoever is at the other end. */
function connectEngine(port: MessagePort): void {
  engine?.close()
  if (!store) return
  const wire: Wire = {
    post: (message) => port.postMessage(message),
    receive: (listener) => {
      port.addEventListener('message', (event) => listener(event.data))
      port.start()
    },
  }
  const handlers = createEngineCalls(store)
  engine = createPeer<Record<never, never>, StoreCalls>({
    wire,
    serves: { parsers: storeCalls, handlers: () => handlers },
    onForeign: (why) => {
      console.error(`store: ${why}`)
      window.emit({ kind: 'trouble', cause: 'foreign-message' })
    },
  })
}

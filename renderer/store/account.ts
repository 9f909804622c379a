import { type JournalCalls, journalCalls } from '../../shared/journal'
import { createPeer, type Peer, type Wire } from '../../shared/rpc'
import { type StoreCalls, type StorePort, storeCalls } from '../../shared/store-port'
import type { StoreNotice, Summary } from './api'
import { type Homes, openHomes } from './homes'
import { UnknownFormat } from './load'
import type { Storage } from './storage'

/** How long nothing may change before the store writes what makes the next start quick. */
const restAfterMs = 2000
/** After this long "Saving…" becomes "Not saved yet". */
const lateAfterMs = 3000

export type OpenAccount = {
  kind: 'open'
  summary: () => Summary
  /** What the window may ask. */
  calls: Homes['window']
  /** The main process has come, with its journal and its engine, in place of any former one. */
  connectMain: (port: MessagePort) => void
  close: () => void
}

type Opening = { account: string; storage: Storage; locale: string; emit: (notice: StoreNotice) => void }

/** Opens the store of an account over its storage and serves it to window and engine. */
export async function openAccount(
  opening: Opening,
): Promise<OpenAccount | { kind: 'failed'; cause: 'newer-version' | 'damaged' }> {
  const { account, storage, locale, emit } = opening
  let main: Peer<JournalCalls> | null = null
  let resting: ReturnType<typeof setTimeout> | undefined
  let homes: Homes

  function notify(notice: StoreNotice): void {
    emit(notice)
    clearTimeout(resting)
    resting = setTimeout(() => {
      const written = homes.store().rest()
      written.catch((error: unknown) => console.error('store: the snapshot was not written', error))
    }, restAfterMs)
  }

  try {
    homes = await openHomes({
      account,
      storage,
      locale,
      now: Date.now,
      newId: () => crypto.randomUUID(),
      notify,
      tell: (event) => main?.emit(event),
      late: () => new Promise((resolve) => setTimeout(resolve, lateAfterMs)),
    })
  } catch (error) {
    storage.close()
    return { kind: 'failed', cause: error instanceof UnknownFormat ? 'newer-version' : 'damaged' }
  }

  return {
    kind: 'open',
    summary: () => homes.store().summary(),
    calls: homes.window,
    connectMain(port) {
      main?.close()
      let ready: Promise<void> = Promise.resolve()
      // The engine's calls are parsed, whoever is at the other end; they wait until the store is known to be whole.
      const after = <C extends keyof StorePort>(name: C) =>
        (async (args: never) => {
          await ready
          return (homes.engine()[name] as (args: never) => unknown)(args)
        }) as unknown as StorePort[C]
      const handlers = Object.fromEntries((Object.keys(storeCalls) as (keyof StorePort)[]).map((n) => [n, after(n)]))
      const peer = createPeer<JournalCalls, StoreCalls>({
        wire: wireOf(port),
        results: journalCalls,
        serves: { parsers: storeCalls, handlers: () => handlers },
        onForeign: (why) => {
          console.error(`store: ${why}`)
          emit({ kind: 'trouble', cause: 'foreign-message' })
        },
      })
      main = peer
      ready = homes.join(peer.call)
      ready.catch((error: unknown) => console.error('store: the journal could not be joined', error))
    },
    close() {
      clearTimeout(resting)
      main?.close()
      homes.store().close()
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

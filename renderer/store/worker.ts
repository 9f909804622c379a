import { createPeer } from '../../shared/rpc'
import type { OpenAccount } from './account'
import type { Opened, WindowCalls } from './api'
import { databasesOf, openDexieStorage } from './dexie-storage'

/** This module runs in a dedicated worker; the project's types are the window's. */
const scope = self as unknown as Pick<Worker, 'postMessage' | 'addEventListener'>

/** Between two tries to open a database that can't be read. */
const againAfterMs = 500

let current: OpenAccount | null = null
let opening: Promise<unknown> = Promise.resolve()

const window = createPeer<Record<never, never>, WindowCalls>({
  wire: {
    post: (message) => scope.postMessage(message),
    receive: (listener) =>
      scope.addEventListener('message', (event) => {
        const port = event.ports[0]
        if (event.data === 'main-port' && port) current?.connectMain(port)
        else listener(event.data)
      }),
  },
  // The window and the worker are one build: what the window asks is believed.
  serves: { handlers: () => ({ open: openInTurn, ...current?.calls() }) },
  onForeign: (why) => console.error(`store: ${why}`),
})

/** One after the other: of two accounts opened in a row the later one stands. */
function openInTurn(args: WindowCalls['open']['args']): Promise<Opened> {
  const turn = opening.then(() => open(args))
  opening = turn.catch(() => {})
  return turn
}

async function open(args: WindowCalls['open']['args']): Promise<Opened> {
  current?.close()
  current = null
  const { current: name, next } = await databasesOf(args.account)
  const opened = await openAt(name, args)
  if (!isDamaged(opened)) return opened
  // What fails may fail for a moment only, and to give a database up is to give up its history: it is tried once more.
  await new Promise((resolve) => setTimeout(resolve, againAfterMs))
  const again = await openAt(name, args)
  // One that can't be read is left as it is: what was unsent in it is in the journal, and the rest is pulled again.
  return isDamaged(again) ? openAt(next, args) : again
}

function isDamaged(opened: Opened): boolean {
  return opened.kind === 'failed' && opened.cause === 'damaged'
}

async function openAt(name: string, { account, locale }: WindowCalls['open']['args']): Promise<Opened> {
  const opened = await openDexieStorage(name)
  if (opened.kind === 'failed') return opened
  const { storage } = opened
  // The screen as it was left is painted while everything else is still being read, the code of the store first: its
  // parsers and telephone number rules take longer to compile than these few rows to fetch.
  const first = await storage.get('meta', 'first').catch(() => undefined)
  if (first?.format === 1) window.emit({ kind: 'first', ...(first.value as object) })
  const { openAccount } = await import('./account')
  const result = await openAccount({ account, storage, locale, emit: window.emit })
  if (result.kind === 'failed') return result
  current = result
  return { kind: 'open', summary: result.summary() }
}

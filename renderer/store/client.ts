import { createPeer } from '../../shared/rpc'
import type { StoreNotice, WindowCalls } from './api'

/** The window's end of the store worker. The build is one, so answers are believed and not parsed again. */
export type StoreClient = {
  call: <C extends keyof WindowCalls>(name: C, args: WindowCalls[C]['args']) => Promise<WindowCalls[C]['result']>
  /** Hands the port to the main process through, so that pages of contacts don't pass through this thread. */
  connectMain: (port: MessagePort) => void
}

/** Starts the store worker and tells `onNotice` what it says unasked. */
export function createStoreClient(onNotice: (notice: StoreNotice) => void): StoreClient {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'store' })
  const peer = createPeer<WindowCalls>({
    wire: {
      post: (message) => worker.postMessage(message),
      receive: (listener) => worker.addEventListener('message', (event) => listener(event.data)),
    },
    onEvent: (event) => onNotice(event as StoreNotice),
    onForeign: (why) => console.error(`store: ${why}`),
  })
  // A worker that does not come up answers nothing: whoever waits is told.
  worker.addEventListener('error', () => peer.close())
  return {
    call: peer.call,
    connectMain: (port) => worker.postMessage('main-port', [port]),
  }
}

import { onCleanup } from 'solid-js'
import type { Desk } from '../desk/desk'
import { act } from '../keys/act'

/** Closing waits this long for the open field. */
const COMMIT_MS = 2000

/** What the main process asks of an account at work: menu entries, and committing the open field before closing. */
export function listenToMain(desk: Desk): void {
  const { bridge } = desk.session
  onCleanup(bridge.on('menu:action', (action) => act(desk, action)))
  onCleanup(
    bridge.on('window:closing', () => {
      const late = new Promise((resolve) => setTimeout(resolve, COMMIT_MS))
      const committed = desk.commitAll().catch(() => undefined)
      void Promise.race([committed, late]).then(() => bridge.command['window:close-ready'](null))
    }),
  )
}

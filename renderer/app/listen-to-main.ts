import { onCleanup } from 'solid-js'
import type { Desk } from '../desk/desk'
import { act } from '../keys/act'

/** What the main process asks of an account at work: menu entries, and committing the open field before closing. */
export function listenToMain(desk: Desk): void {
  const { session } = desk
  onCleanup(session.bridge.on('menu:action', (action) => act(desk, action)))
  onCleanup(session.bridge.on('contact:open', (id) => void desk.openLinked(id)))
  onCleanup(session.beforeClosing(() => desk.commitAll()))
}

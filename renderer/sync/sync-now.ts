import type { Session } from '../session/session'

/** Asks the engine to pull and push at once. Its answer is the sync status. */
export function syncNow(session: Session): void {
  void session.bridge.command['sync:now'](null).catch(() => session.notices.show({ kind: 'trouble', key: 'notDone' }))
}

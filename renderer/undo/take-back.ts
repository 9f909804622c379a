import { deleted } from '../../shared/path'
import type { Desk } from '../desk/desk'
import type { Change } from '../store/api'

/** Takes given changes back, wherever they are in the window's undo: the toast's *Undo*. Says so when one has moved on. */
export async function takeBack(desk: Desk, changes: readonly Change[]): Promise<void> {
  const { session, contact, undo } = desk
  const back = ({ id, path, from, to, etag = '' }: Change) => {
    if (path !== deleted) return session.call('undo', { id, path, from, to })
    return from === true ? session.call('remove', { id, etag }) : session.call('revert', { id, path, was: false })
  }
  for (const change of changes) {
    const result = await back(change).catch(() => null)
    if (result?.kind === 'saved') undo.forget(change)
    else if (result?.kind === 'moved') session.notices.show({ kind: 'done', key: 'noUndo' })
    else session.notices.show({ kind: 'trouble', key: 'undoFailed' })
  }
  await contact.reload().catch(() => undefined)
}

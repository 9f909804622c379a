import { onCleanup } from 'solid-js'
import { createThrottle } from '../list/throttle'
import type { Session } from '../session/session'

/** Looked at this often, while anything changes. */
const RELEASE_MS = 500

/** Emails and references that a merge moves go out as soon as the contact that had them is gone from the server. */
export function releaseMerged(session: Session): void {
  const release = createThrottle(RELEASE_MS, async () => {
    if (session.opening().kind === 'open') await session.call('releaseMerged', null).catch(() => null)
  })
  onCleanup(session.onChanged(release))
}

import { createEffect, createSignal, on } from 'solid-js'
import type { SyncStatus } from '../../shared/ipc'
import type { Session } from '../session/session'
import type { Digest } from '../store/api'

/** A start this soon after the last time is no homecoming. */
const AWAY_MS = 3_600_000

/** Is everything there that there is to tell: has a pull ended, and is what was waiting on its way or out? */
export function isSettled({ state, pulled, firstPull }: Pick<SyncStatus, 'state' | 'pulled' | 'firstPull'>): boolean {
  return pulled && !firstPull && state.kind === 'idle'
}

export type DigestCard = ReturnType<typeof createDigest>

/** What came in and went out while the user was away, until it is put away; null when there is nothing to tell. */
export function createDigest(session: Session) {
  const [digest, setDigest] = createSignal<Digest | null>(null)
  let started = false
  let offline = false

  const present = () => void session.call('present', null).catch(() => undefined)

  async function arrive(): Promise<void> {
    const [back, first] = [offline, !started]
    started = true
    offline = false
    if (!back && !first && !digest()) {
      present()
      return
    }
    const found = await session.call('away', null)
    // One that is shown is shown on, with what has gone out since, and after a restart however short.
    const isTold = found && (back || digest() || found.told || Date.now() - found.since > AWAY_MS)
    if (isTold) setDigest(found)
    else if (back && session.summary().waiting > 0)
      offline = true // what goes out now belongs to it
    else present()
  }

  createEffect(
    on([session.told, () => session.opening().kind === 'open'], ([told, open]) => {
      if (!told) return
      if (told.status.state.kind === 'offline') offline = true
      if (open && isSettled(told.status)) void arrive().catch(() => undefined)
    }),
  )

  return {
    digest,
    dismiss(): void {
      setDigest(null)
      present()
    },
  }
}

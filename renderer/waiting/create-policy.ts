import { createResource } from 'solid-js'
import type { Session } from '../session/session'
import type { Policy } from '../store/api'

export const policies = ['ask', 'mine', 'theirs'] as const satisfies Policy[]

/** What happens by itself when somebody else has changed the same field, as it holds. */
export function createPolicy(session: Session) {
  const [policy, { mutate }] = createResource<Policy, true>(
    () => session.opening().kind === 'open',
    () =>
      session.call('policy', { policy: null }).then(
        (told) => told.policy,
        () => 'ask' as const,
      ),
  )
  const holds = (): Policy => policy.latest ?? 'ask'

  return {
    holds,
    /** Takes a choice; the control is left showing what holds, and not what was tried. */
    async choose(select: HTMLSelectElement): Promise<void> {
      const wanted = policies.find((known) => known === select.value)
      if (!wanted) return
      const failed = { kind: 'not-saved', cause: 'failed', policy: holds() } as const
      const result = await session.call('policy', { policy: wanted }).catch(() => failed)
      mutate(result.policy)
      select.value = result.policy
      if (result.kind === 'saved') return
      const isFull = result.kind === 'not-saved' && result.cause === 'full'
      session.notices.show({ kind: 'trouble', key: isFull ? 'full' : 'notDone' })
    },
  }
}

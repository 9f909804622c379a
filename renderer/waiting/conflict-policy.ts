import { createResource } from 'solid-js'
import type { Session } from '../session/session'
import type { Policy } from '../store/api'

export const policies = ['ask', 'mine', 'theirs'] as const satisfies Policy[]

/** What happens by itself when somebody else has changed the same field, and the way to choose it. */
export function createConflictPolicy(session: Session) {
  const [policy, { mutate }] = createResource<Policy, true>(
    () => session.opening().kind === 'open',
    () =>
      session.call('policy', { policy: null }).then(
        (told) => told.policy,
        () => 'ask' as const,
      ),
  )
  const current = () => policy.latest ?? 'ask'
  return {
    current,
    async choose(select: HTMLSelectElement): Promise<void> {
      const wanted = policies.find((known) => known === select.value)
      if (!wanted) return
      const failed = { kind: 'not-saved', cause: 'failed', policy: current() } as const
      const result = await session.call('policy', { policy: wanted }).catch(() => failed)
      mutate(result.policy)
      select.value = result.policy // what holds, and not what was tried
      if (result.kind === 'saved') return
      session.notices.show({
        kind: 'trouble',
        key: result.kind === 'not-saved' && result.cause === 'full' ? 'full' : 'notDone',
      })
    },
  }
}

import { createResource, createUniqueId, For } from 'solid-js'
import { useDesk } from '../desk/desk'
import type { Policy } from '../store/api'
import { words } from '../words/words'
import styles from './policy-choice.module.css'

const policies = ['ask', 'mine', 'theirs'] as const satisfies Policy[]

/** What happens by itself when somebody else has changed the same field. */
export function PolicyChoice() {
  const { session } = useDesk()
  const id = createUniqueId()
  const [policy, { mutate }] = createResource<Policy, true>(
    () => session.opening().kind === 'open',
    () =>
      session.call('policy', { policy: null }).then(
        (told) => told.policy,
        () => 'ask' as const,
      ),
  )
  async function choose(select: HTMLSelectElement): Promise<void> {
    const wanted = policies.find((known) => known === select.value)
    if (!wanted) return
    const failed = { kind: 'not-saved', cause: 'failed', policy: policy.latest ?? 'ask' } as const
    const result = await session.call('policy', { policy: wanted }).catch(() => failed)
    mutate(result.policy)
    select.value = result.policy // what holds, and not what was tried
    if (result.kind === 'saved') return
    session.notices.show({
      kind: 'trouble',
      key: result.kind === 'not-saved' && result.cause === 'full' ? 'full' : 'notDone',
    })
  }
  return (
    <div class={styles.line}>
      <label for={id}>{words.waiting.policy}</label>
      <select id={id} value={policy.latest ?? 'ask'} onChange={(event) => void choose(event.currentTarget)}>
        <For each={policies}>{(each) => <option value={each}>{words.waiting.policies[each]}</option>}</For>
      </select>
    </div>
  )
}

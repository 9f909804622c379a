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
    () => session.call('policy', { policy: null }).catch(() => 'ask' as const),
  )
  async function choose(value: string): Promise<void> {
    const wanted = policies.find((known) => known === value)
    if (wanted) mutate(await session.call('policy', { policy: wanted }))
  }
  return (
    <div class={styles.line}>
      <label for={id}>{words.waiting.policy}</label>
      <select
        id={id}
        value={policy.latest ?? 'ask'}
        onChange={(event) =>
          void choose(event.currentTarget.value).catch(() => session.notices.show({ kind: 'trouble', key: 'notDone' }))
        }
      >
        <For each={policies}>{(each) => <option value={each}>{words.waiting.policies[each]}</option>}</For>
      </select>
    </div>
  )
}

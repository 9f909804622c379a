import { createUniqueId, For } from 'solid-js'
import { useDesk } from '../desk/desk'
import { words } from '../words/words'
import { createConflictPolicy, policies } from './conflict-policy'
import styles from './policy-choice.module.css'

/** What happens by itself when somebody else has changed the same field. */
export function PolicyChoice() {
  const policy = createConflictPolicy(useDesk().session)
  const id = createUniqueId()
  return (
    <div class={styles.line}>
      <label for={id}>{words.waiting.policy}</label>
      <select id={id} value={policy.current()} onChange={(event) => void policy.choose(event.currentTarget)}>
        <For each={policies}>{(each) => <option value={each}>{words.waiting.policies[each]}</option>}</For>
      </select>
    </div>
  )
}

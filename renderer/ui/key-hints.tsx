import { For } from 'solid-js'
import { words } from '../words/words'
import { Kbd } from './kbd'
import styles from './key-hints.module.css'

/** Keys with what they do, in a line; as many as fit. */
export function KeyHints(props: { hints: readonly { keys: readonly string[]; does: string }[] }) {
  return (
    <dl class={styles.hints} aria-label={words.centre.keys}>
      <For each={props.hints}>
        {(hint) => (
          <div class={styles.hint}>
            <dt class={styles.keys}>
              <For each={hint.keys}>{(key) => <Kbd>{key}</Kbd>}</For>
            </dt>
            <dd>{hint.does}</dd>
          </div>
        )}
      </For>
    </dl>
  )
}

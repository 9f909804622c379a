import { Show } from 'solid-js'
import { Kbd } from '../ui/kbd'
import { words } from '../words/words'
import styles from './key-tips.module.css'

/** The few keys that make the most difference. */
export function KeyTips(props: { title?: string }) {
  return (
    <div class={styles.tips}>
      <Show when={props.title}>
        <h2 class={styles.title}>{props.title}</h2>
      </Show>
      <p class={styles.tip}>
        <Kbd>/</Kbd>
        {words.keys.find}
      </p>
      <p class={styles.tip}>
        <Kbd>J</Kbd>
        <Kbd>K</Kbd>
        {words.keys.move}
      </p>
      <p class={styles.tip}>
        <Kbd>{words.keys.enter}</Kbd>
        {words.keys.edit}
      </p>
      <p class={styles.tip}>
        <Kbd>?</Kbd>
        {words.keys.title}
      </p>
    </div>
  )
}

import { Show } from 'solid-js'
import { KeyTips } from '../keys/key-tips'
import styles from './empty-pane.module.css'

/** The detail pane without a contact. */
export function EmptyPane(props: { title: string; hint: string; keys?: boolean }) {
  return (
    <div class={styles.empty}>
      <div class={styles.box}>
        <h1 class={styles.title}>{props.title}</h1>
        <p class={styles.hint}>{props.hint}</p>
        <Show when={props.keys}>
          <KeyTips />
        </Show>
      </div>
    </div>
  )
}

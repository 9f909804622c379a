import { For } from 'solid-js'
import { Kbd } from '../ui/kbd'
import styles from './key-combination.module.css'
import { keyNames } from './key-names'

/** The keys of one press, side by side. */
export function KeyCombination(props: { press: string; mac: boolean }) {
  return (
    <span class={styles.keys}>
      <For each={keyNames(props.press, props.mac)}>{(key) => <Kbd>{key}</Kbd>}</For>
    </span>
  )
}

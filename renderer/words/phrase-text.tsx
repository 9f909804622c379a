import { For } from 'solid-js'
import type { Phrase } from './phrase'
import styles from './phrase-text.module.css'

export function PhraseText(props: { of: Phrase }) {
  return <For each={props.of}>{(part) => (typeof part === 'string' ? part : <em class={styles.em}>{part.em}</em>)}</For>
}

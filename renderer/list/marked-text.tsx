import { createMemo, For } from 'solid-js'
import type { Part } from '../search/marks'
import { markedParts } from '../search/marks'
import type { Term } from '../search/terms'
import styles from './marked-text.module.css'

/** A text with what was searched for marked in it. */
export function MarkedText(props: {
  text: string
  terms: readonly Term[]
  of?: (text: string, terms: readonly Term[]) => Part[]
}) {
  const parts = createMemo(() => (props.of ?? markedParts)(props.text, props.terms))
  return <For each={parts()}>{(part) => (part.marked ? <mark class={styles.mark}>{part.text}</mark> : part.text)}</For>
}

import type { JSX } from 'solid-js'
import { fieldId } from '../desk/desk'
import styles from './field-row.module.css'

/** A label in its column and what belongs to it. */
export function FieldRow(props: { label: string; for?: string; children: JSX.Element }) {
  return (
    <div class={styles.row}>
      {props.for ? (
        <label class={styles.label} for={fieldId(props.for)}>
          {props.label}
        </label>
      ) : (
        <span class={styles.label} aria-hidden="true">
          {props.label}
        </span>
      )}
      <div class={styles.body}>{props.children}</div>
    </div>
  )
}

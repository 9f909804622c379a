import { type JSX, Show } from 'solid-js'
import styles from './setting-row.module.css'

type Props = {
  label: string
  /** Names the control that the label is for; without it the label stands for itself. */
  for?: string
  hint?: string | undefined
  hintId?: string
  children: JSX.Element
}

/** A setting or a fact: its name and what it means on the left, the control or the value on the right. */
export function SettingRow(props: Props) {
  return (
    <div class={styles.row}>
      <div class={styles.text}>
        <Show when={props.for} fallback={<span class={styles.label}>{props.label}</span>}>
          {(id) => (
            <label class={styles.label} for={id()}>
              {props.label}
            </label>
          )}
        </Show>
        <Show when={props.hint}>
          <p id={props.hintId} class={styles.hint}>
            {props.hint}
          </p>
        </Show>
      </div>
      <div class={styles.control}>{props.children}</div>
    </div>
  )
}

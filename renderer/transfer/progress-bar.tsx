import { createUniqueId, Show } from 'solid-js'
import styles from './progress-bar.module.css'

/** How far something is. `done` null: nobody knows. */
export function ProgressBar(props: {
  label: string
  name?: string
  done: number | null
  total: number
  detail?: string
}) {
  const id = createUniqueId()
  return (
    <div class={styles.progress}>
      <p id={id} class={styles.label}>
        {props.label}
      </p>
      <Show when={props.done !== null} fallback={<progress class={styles.bar} aria-labelledby={id} />}>
        <progress
          class={styles.bar}
          aria-label={props.name}
          aria-labelledby={props.name ? undefined : id}
          max={Math.max(1, props.total)}
          value={props.done ?? 0}
        />
      </Show>
      <Show when={props.detail}>{(detail) => <p class={styles.detail}>{detail()}</p>}</Show>
    </div>
  )
}

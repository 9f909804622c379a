import { createUniqueId, For } from 'solid-js'
import styles from './segments.module.css'

type Props<T extends string> = {
  label: string
  options: readonly { value: T; label: string }[]
  value: T
  onChoose: (value: T) => void
}

/** One of a few, all of them to be seen: radio buttons side by side. */
export function Segments<T extends string>(props: Props<T>) {
  const name = createUniqueId()
  return (
    <div class={styles.segments} role="radiogroup" aria-label={props.label}>
      <For each={props.options}>
        {(option) => (
          <label class={styles.segment}>
            <input
              type="radio"
              name={name}
              checked={option.value === props.value}
              onChange={() => props.onChoose(option.value)}
            />
            <span>{option.label}</span>
          </label>
        )}
      </For>
    </div>
  )
}

import styles from './icon.module.css'
import { type IconName, shapes } from './shapes'

/** A drawing beside words or inside a named control; it says nothing to a screen reader. */
export function Icon(props: { name: IconName; size?: 14 | 16 | 20; filled?: boolean }) {
  return (
    <svg
      class={styles.icon}
      data-size={props.size ?? 16}
      data-filled={props.filled ? '' : undefined}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      <path d={shapes[props.name]} />
    </svg>
  )
}

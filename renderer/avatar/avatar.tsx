import styles from './avatar.module.css'
import { hueOf } from './hue'

/** Initials on a tint of the contact's own hue; decoration, the name stands beside it. */
export function Avatar(props: { id: string; initials: string; size?: 28 | 36 | 64 }) {
  return (
    <span
      class={styles.avatar}
      data-size={props.size ?? 36}
      // An object, set through CSSOM: a style attribute is what the content security policy forbids.
      style={{ '--hue': hueOf(props.id) }}
      aria-hidden="true"
    >
      {props.initials}
    </span>
  )
}

import styles from './switch.module.css'

/** On or off, at once. */
export function Switch(props: { id: string; on: boolean; describedBy?: string; onTurn: (on: boolean) => void }) {
  return (
    <input
      id={props.id}
      class={styles.switch}
      type="checkbox"
      role="switch"
      checked={props.on}
      aria-checked={props.on}
      aria-describedby={props.describedBy}
      onChange={(event) => props.onTurn(event.currentTarget.checked)}
    />
  )
}

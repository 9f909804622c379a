import styles from './kbd.module.css'

/** A key as it is printed on the keyboard. */
export function Kbd(props: { children: string }) {
  return <kbd class={styles.kbd}>{props.children}</kbd>
}

import { type JSX, splitProps } from 'solid-js'
import { Icon } from '../icon/icon'
import styles from './select.module.css'

/** One of a few, from the system's own list; the arrow is the same as everywhere. */
export function Select(props: Omit<JSX.SelectHTMLAttributes<HTMLSelectElement>, 'class'>) {
  const [own, rest] = splitProps(props, ['children'])
  return (
    <span class={styles.box}>
      <select {...rest} class={styles.select}>
        {own.children}
      </select>
      <Icon name="down" size={14} />
    </span>
  )
}

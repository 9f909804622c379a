import type { JSX } from 'solid-js'
import styles from './settings-section.module.css'

/** Settings that belong together, under a heading. */
export function SettingsSection(props: { id: string; title: string; children: JSX.Element }) {
  return (
    <section id={props.id} class={styles.section} aria-labelledby={`${props.id}-title`}>
      <h2 id={`${props.id}-title`} class={styles.title} tabindex="-1">
        {props.title}
      </h2>
      <div class={styles.card}>{props.children}</div>
    </section>
  )
}

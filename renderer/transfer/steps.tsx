import { For } from 'solid-js'
import { Icon } from '../icon/icon'
import { words } from '../words/words'
import type { ImportState } from './import-run'
import styles from './steps.module.css'

const order = ['choose', 'map', 'preview', 'write'] as const

const stepOf: Record<ImportState['kind'], (typeof order)[number]> = {
  choose: 'choose',
  opening: 'choose',
  mapping: 'map',
  reading: 'preview',
  preview: 'preview',
  writing: 'write',
  finished: 'write',
  undone: 'write',
}

/** Where the import is, and what comes. */
export function Steps(props: { state: ImportState['kind'] }) {
  const at = () => order.indexOf(stepOf[props.state])
  return (
    <ol class={styles.steps} aria-label={words.transfer.stepsName}>
      <For each={order}>
        {(step, i) => (
          <li
            class={styles.step}
            data-state={i() < at() ? 'done' : i() === at() ? 'now' : 'next'}
            aria-current={i() === at() ? 'step' : undefined}
          >
            <span class={styles.mark} aria-hidden="true">
              {i() < at() ? <Icon name="check" size={14} /> : words.format.number(i() + 1)}
            </span>
            {words.transfer.steps[step]}
          </li>
        )}
      </For>
    </ol>
  )
}

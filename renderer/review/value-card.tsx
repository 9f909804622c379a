import { createMemo, For, type JSX, Show } from 'solid-js'
import { Icon } from '../icon/icon'
import type { IconName } from '../icon/shapes'
import shared from '../ui/shared.module.css'
import { words } from '../words/words'
import { diffWords } from './diff'
import styles from './value-card.module.css'

type Props = {
  title: string
  by: string
  icon: IconName
  /** Wall time in ms; NaN where nobody knows. */
  at: number
  now: number
  text: string
  /** What it was, where the two are compared word by word, and what it is. */
  from?: string
  to?: string
  quiet?: boolean
  children?: JSX.Element
}

/** One of the three values: whose, when, and what is different in it. */
export function ValueCard(props: Props) {
  const parts = createMemo(() =>
    props.from === undefined || props.to === undefined ? null : diffWords(props.from, props.to),
  )
  return (
    <article class={styles.card} data-quiet={props.quiet ? '' : undefined} aria-label={props.title}>
      <header class={styles.head}>
        <h4>{props.title}</h4>
        <p>
          <Icon name={props.icon} />
          <span class={shared.cut} dir="auto" title={props.by}>
            {props.by}
          </span>
          <Show when={!Number.isNaN(props.at)}>
            <time>{words.format.time(props.at, props.now)}</time>
          </Show>
        </p>
      </header>
      <div class={styles.value} dir="auto">
        <Show when={parts()} fallback={props.text}>
          {(all) => (
            <For each={all()}>
              {(part) => {
                if (part.kind === 'same') return part.text
                return part.kind === 'added' ? <ins>{part.text}</ins> : <del>{part.text}</del>
              }}
            </For>
          )}
        </Show>
      </div>
      <Show when={props.children}>
        <footer class={styles.foot}>{props.children}</footer>
      </Show>
    </article>
  )
}

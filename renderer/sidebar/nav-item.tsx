import { createUniqueId, type JSX, Show } from 'solid-js'
import { Icon } from '../icon/icon'
import type { IconName } from '../icon/shapes'
import shared from '../ui/shared.module.css'
import { words } from '../words/words'
import styles from './nav-item.module.css'

type Props = {
  icon: IconName
  label: string
  count?: number | undefined
  tone?: 'pending' | 'conflict'
  current?: boolean
  /** The whole of a label that people chose, where it may be cut. */
  title?: string
  /** For one that opens and closes what is below it. */
  expanded?: boolean
  onGo: () => void
  onContextMenu?: (event: MouseEvent) => void
  /** What else the line has, over its end. */
  children?: JSX.Element
}

/** A line of the sidebar. Its name is the label alone; the count describes it. */
export function NavItem(props: Props) {
  const id = createUniqueId()
  return (
    <li class={styles.line}>
      <button
        type="button"
        class={styles.item}
        data-tone={props.tone}
        aria-label={props.label}
        title={props.title}
        aria-describedby={props.count === undefined ? undefined : id}
        aria-current={props.current ? 'page' : undefined}
        aria-expanded={props.expanded}
        onClick={() => props.onGo()}
        onContextMenu={(event) => props.onContextMenu?.(event)}
      >
        <Icon name={props.icon} />
        <span class={`${styles.label} ${shared.cut}`}>{props.label}</span>
        <Show when={props.count !== undefined}>
          <span id={id} class={styles.count}>
            {words.format.number(props.count ?? 0)}
          </span>
        </Show>
        <Show when={props.expanded !== undefined}>
          <Icon name={props.expanded ? 'down' : 'right'} size={14} />
        </Show>
      </button>
      {props.children}
    </li>
  )
}

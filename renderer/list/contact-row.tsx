import { Show } from 'solid-js'
import { Avatar } from '../avatar/avatar'
import { Icon } from '../icon/icon'
import type { Row } from '../store/api'
import shared from '../ui/shared.module.css'
import { words } from '../words/words'
import styles from './contact-row.module.css'
import { rowId } from './element-ids'

type Props = {
  index: number
  top: number
  of: number
  row: Row | undefined
  chosen: boolean
  onChoose: (id: string) => void
}

/** A contact in the list, or its place while it is on its way. */
export function ContactRow(props: Props) {
  const name = () => props.row && (props.row.name || words.contact.noName)
  const mark = () => (props.row?.mark === 'none' ? undefined : props.row?.mark)
  const says = () => mark() && (mark() === 'review' ? words.list.needsReview : words.list.waitingToSync)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the listbox's
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays on the listbox (aria-activedescendant)
    <div
      id={rowId(props.index)}
      class={styles.row}
      role="option"
      aria-label={name() ?? words.list.loading}
      aria-description={says()}
      aria-selected={props.chosen}
      aria-setsize={props.of}
      aria-posinset={props.index + 1}
      style={{ transform: `translateY(${props.top}px)` }}
      onClick={() => props.row && props.onChoose(props.row.id)}
    >
      <Show when={props.row} fallback={<span class={styles.blank} />}>
        {(row) => (
          <>
            <Avatar id={row().id} initials={row().initials} />
            <div class={styles.text}>
              <div class={`${styles.name} ${shared.cut}`}>{name()}</div>
              <div class={`${styles.subtitle} ${shared.cut}`}>{row().subtitle}</div>
            </div>
            <Show when={mark()}>
              {(kind) => (
                <span class={styles.mark} data-mark={kind()} title={says()}>
                  <Icon name={kind() === 'review' ? 'warn' : 'upload'} />
                </span>
              )}
            </Show>
          </>
        )}
      </Show>
    </div>
  )
}

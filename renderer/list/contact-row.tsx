import { createMemo, Show } from 'solid-js'
import { Avatar } from '../avatar/avatar'
import { Icon } from '../icon/icon'
import { markedDigits, markedParts } from '../search/marks'
import type { Term } from '../search/terms'
import type { Row } from '../store/api'
import shared from '../ui/shared.module.css'
import { words } from '../words/words'
import styles from './contact-row.module.css'
import { rowId } from './element-ids'
import { MarkedText } from './marked-text'

type Props = {
  index: number
  top: number
  of: number
  row: Row | undefined
  /** It is on the screen beside the list. */
  open: boolean
  selected: boolean
  /** Several are being selected. */
  selecting: boolean
  terms: readonly Term[]
  /** A click on it, with the keys that are held. */
  onPress: (id: string, event: MouseEvent) => void
  onToggle: (id: string) => void
  onMenu: (id: string, event: MouseEvent) => void
  onDrag: (id: string, event: DragEvent) => void
  onDragEnd: () => void
}

/** A contact in the list, or its place while it is on its way. */
export function ContactRow(props: Props) {
  const name = () => props.row && (props.row.name || words.contact.noName)
  const mark = () => (props.row?.mark === 'none' ? undefined : props.row?.mark)
  const says = () => mark() && (mark() === 'review' ? words.list.needsReview : words.list.waitingToSync)
  /** Its name is the contact's alone, so what else stands in the row is read after it. */
  const described = () =>
    words.list.rowSays([says() ?? '', props.row?.found?.text ?? '', props.row?.subtitle ?? ''].filter(Boolean))
  const id = createMemo(() => props.row?.id)
  const withId = (act: (id: string) => void) => {
    const now = id()
    if (now !== undefined) act(now)
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the listbox's
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays on the listbox (aria-activedescendant)
    <div
      id={rowId(props.index)}
      class={styles.row}
      role="option"
      aria-label={name() ?? words.list.loading}
      aria-description={described()}
      aria-selected={props.selecting ? props.selected : props.open}
      aria-current={props.open ? 'true' : undefined}
      aria-setsize={props.of}
      aria-posinset={props.index + 1}
      draggable={id() !== undefined}
      style={{ transform: `translateY(${props.top}px)` }}
      onClick={(event) => withId((now) => props.onPress(now, event))}
      onContextMenu={(event) => withId((now) => props.onMenu(now, event))}
      onDragStart={(event) => withId((now) => props.onDrag(now, event))}
      onDragEnd={() => props.onDragEnd()}
    >
      <Show when={props.row} fallback={<span class={styles.blank} />}>
        {(row) => (
          <>
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: X does it by key */}
            {/* biome-ignore lint/a11y/noStaticElementInteractions: a larger target for what the row itself can do */}
            <span
              class={styles.choice}
              data-on={props.selected ? '' : undefined}
              onClick={(event) => {
                event.stopPropagation()
                props.onToggle(row().id)
              }}
            >
              <Avatar id={row().id} initials={row().initials} />
              <span class={styles.check}>
                <Icon name="check" />
              </span>
            </span>
            <div class={styles.text}>
              <div class={`${styles.name} ${shared.cut}`} dir="auto">
                <MarkedText text={name() ?? ''} terms={props.terms} />
              </div>
              <Show when={row().subtitle || row().found}>
                <div class={`${styles.subtitle} ${shared.cut}`} dir="auto">
                  <Show when={row().found}>
                    {(found) => (
                      <>
                        <bdi>
                          <MarkedText
                            text={found().text}
                            terms={props.terms}
                            of={found().kind === 'phone' ? markedDigits : markedParts}
                          />
                        </bdi>
                        <Show when={row().subtitle}> · </Show>
                      </>
                    )}
                  </Show>
                  <MarkedText text={row().subtitle} terms={props.terms} />
                </div>
              </Show>
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

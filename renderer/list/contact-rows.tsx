import { createVirtualizer } from '@tanstack/solid-virtual'
import { createEffect, createMemo, For, on, onCleanup, onMount } from 'solid-js'
import { useDesk } from '../desk/desk'
import { termsOf } from '../search/terms'
import { words } from '../words/words'
import { ContactRow } from './contact-row'
import styles from './contact-rows.module.css'
import { LIST_ID, rowId } from './element-ids'
import { createRowActs } from './row-acts'

/** Height of a row in px, as `--row` in tokens.css. */
const rowHeights = { comfortable: 56, compact: 40 } as const
/** Rows drawn beyond the screen on each side. */
const OVERSCAN = 12
/** Rows fetched beyond those. */
const AHEAD = 100

/** The contacts, of which only those near the screen are in the document. */
export function ContactRows() {
  const desk = useDesk()
  const { list, session } = desk
  const { selection } = list
  const acts = createRowActs(desk)
  const terms = createMemo(() => termsOf(list.query().text))
  const rowHeight = () => rowHeights[session.settings().density]
  let box: HTMLDivElement | undefined
  const count = () => list.counts()?.matched ?? 0
  const rows = createVirtualizer<HTMLDivElement, HTMLElement>({
    get count() {
      return count()
    },
    getScrollElement: () => box ?? null,
    estimateSize: rowHeight,
    overscan: OVERSCAN,
  })
  const range = () => {
    const items = rows.getVirtualItems()
    return { first: items[0]?.index ?? 0, last: items.at(-1)?.index ?? 0 }
  }
  /** The chosen row's element id, while the row is in the document. */
  const active = () => {
    const at = list.position()
    return rows.getVirtualItems().some((item) => item.index === at) ? rowId(at) : undefined
  }
  const isSelected = (index: number) => {
    const row = list.row(index)
    return row !== undefined && selection.has(row.id)
  }
  /** By what the list knows of itself: to ask the page would lay it out for every step of a held arrow key. */
  function isInView(index: number): boolean {
    const [start, height] = [rows.scrollOffset ?? 0, rows.scrollRect?.height ?? 0]
    return index * rowHeight() >= start && (index + 1) * rowHeight() <= start + height
  }
  /** The chosen row where it is on the screen, else the first one there, else (at the top) none. */
  function anchor(): number {
    const top = Math.floor((box?.scrollTop ?? 0) / rowHeight())
    const bottom = top + Math.floor((box?.clientHeight ?? 0) / rowHeight())
    const chosen = list.position()
    if (chosen >= top && chosen <= bottom) return chosen
    return top > 0 ? top : -1
  }

  onMount(() => {
    list.attach({
      range,
      anchor,
      shift: (by) => box?.scrollBy({ top: by * rowHeight(), behavior: 'instant' }),
      toTop: () => box?.scrollTo({ top: 0, behavior: 'instant' }),
    })
    onCleanup(() => list.attach(null))
  })
  createEffect(() => {
    const { first, last } = range()
    list.arrivals() // a refresh makes rows out of date that are on the screen already
    if (count() > 0) list.want(Math.max(0, first - AHEAD), Math.min(count() - 1, last + AHEAD))
  })
  createEffect(on(rowHeight, () => rows.measure(), { defer: true }))
  createEffect(
    on(list.position, (position) => {
      if (position >= 0 && position < count() && !isInView(position)) rows.scrollToIndex(position, { align: 'auto' })
    }),
  )

  return (
    <div
      ref={box}
      id={LIST_ID}
      class={styles.rows}
      role="listbox"
      tabIndex={0}
      data-pane-focus
      aria-label={words.list.name}
      aria-multiselectable="true"
      aria-activedescendant={active()}
      onKeyDown={acts.key}
    >
      <div class={styles.all} style={{ height: `${rows.getTotalSize()}px` }} role="presentation">
        <For each={rows.getVirtualItems()}>
          {(item) => (
            <ContactRow
              index={item.index}
              top={item.start}
              of={count()}
              row={list.row(item.index)}
              open={list.position() === item.index}
              selected={isSelected(item.index)}
              selecting={selection.count() > 0}
              terms={terms()}
              onPress={(id, event) => acts.press(id, item.index, event)}
              onToggle={selection.toggle}
              onMenu={acts.menu}
              onDrag={acts.drag}
              onDragEnd={() => list.setDragged(null)}
            />
          )}
        </For>
      </div>
    </div>
  )
}

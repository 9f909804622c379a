import { createVirtualizer } from '@tanstack/solid-virtual'
import { createEffect, createMemo, createSignal, createUniqueId, For, on, onMount, Show } from 'solid-js'
import { useDesk } from '../desk/desk'
import type { Waiting } from '../store/api'
import shared from '../ui/shared.module.css'
import { words } from '../words/words'
import { actsOf, runAct } from './change-acts'
import { actOfKey, moveOfKey } from './change-keys'
import { ChangeRow } from './change-row'
import styles from './change-table.module.css'
import { type ChangesInView, keyOfChange } from './changes-in-view'

const ROW = 56
const HEAD = 36

/** The changes as a grid of rows; only those near the screen are in the document. */
export function ChangeTable(props: { label: string; changes: ChangesInView }) {
  const desk = useDesk()
  const id = createUniqueId()
  let box: HTMLDivElement | undefined
  const [active, setActive] = createSignal({ index: 0, key: '' })
  const total = () => props.changes.totals()?.total ?? 0
  const rows = createVirtualizer<HTMLDivElement, HTMLElement>({
    get count() {
      return total()
    },
    getScrollElement: () => box ?? null,
    estimateSize: () => ROW,
    paddingStart: HEAD,
    scrollPaddingStart: HEAD,
    overscan: 8,
  })
  /** By contact and field: a row, and the focus in it, stays through every refresh. */
  const shown = createMemo(() => {
    const found = new Map<string, { change: Waiting; index: number; top: number }>()
    for (const { index, start } of rows.getVirtualItems()) {
      const change = props.changes.row(index)
      if (change) found.set(keyOfChange(change), { change, index, top: start })
    }
    return found
  })
  const range = () => {
    const items = rows.getVirtualItems()
    return { first: items[0]?.index ?? 0, last: items.at(-1)?.index ?? 0 }
  }
  createEffect(() => {
    const { first, last } = range()
    props.changes.want(first, last)
  })
  // The active row stays the one it was; when it is gone, the one in its place is next.
  createEffect(
    on(shown, () => {
      const { key, index } = active()
      const at = props.changes.indexOf(key)
      const next = at >= 0 ? at : Math.min(index, Math.max(0, total() - 1))
      const change = props.changes.row(next)
      if (change) setActive({ index: next, key: keyOfChange(change) })
      if (document.activeElement === document.body) box?.focus()
    }),
  )
  onMount(() => document.activeElement === document.body && box?.focus())

  const rowId = (key: string) => `${id} ${key}`.replaceAll(' ', '-')
  const choose = (index: number) => {
    const change = props.changes.row(index)
    setActive({ index, key: change ? keyOfChange(change) : '' })
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const to = moveOfKey(event.key, { at: active().index, total: total(), page: pageOf(box) })
    const change = props.changes.row(active().index)
    if (to !== null) {
      choose(to)
      rows.scrollToIndex(to, { align: 'auto' })
      box?.focus()
    } else if (!change || event.repeat || !act(event, change)) return
    event.preventDefault()
  }
  function act(event: KeyboardEvent, change: Waiting): boolean {
    const onRow = !(event.target instanceof HTMLButtonElement)
    if (event.key === 'Enter' && onRow) {
      void desk.openAt(change.id, change.field)
      return true
    }
    const offline = desk.session.told()?.status.state.kind === 'offline'
    const wanted = actOfKey(event.key, actsOf(change, offline))
    if (wanted) runAct(desk, change, wanted)
    return wanted !== null
  }

  return (
    <div
      ref={box}
      class={styles.table}
      role="grid"
      tabIndex={0}
      aria-label={props.label}
      aria-rowcount={total() + 1}
      aria-activedescendant={shown().has(active().key) ? rowId(active().key) : undefined}
      onKeyDown={onKeyDown}
    >
      <div class={styles.all} style={{ height: `${rows.getTotalSize()}px` }} role="rowgroup">
        <div class={`${styles.head} ${styles.columns}`} role="row" tabIndex={-1} aria-rowindex={1}>
          <span role="columnheader" tabIndex={-1}>
            {words.waiting.contact}
          </span>
          <span role="columnheader" tabIndex={-1}>
            {words.waiting.change}
          </span>
          <span role="columnheader" tabIndex={-1}>
            {words.waiting.status}
          </span>
          <span role="columnheader" tabIndex={-1} class={styles.ageHead}>
            {words.waiting.age}
          </span>
          <span role="columnheader" tabIndex={-1}>
            <span class={shared.spoken}>{words.waiting.actions}</span>
          </span>
        </div>
        <For each={[...shown().keys()]}>
          {(key) => (
            <Show when={shown().get(key)}>
              {(row) => (
                <ChangeRow
                  change={row().change}
                  index={row().index}
                  top={row().top}
                  id={rowId(key)}
                  active={active().key === key}
                  onChoose={() => setActive({ index: row().index, key })}
                />
              )}
            </Show>
          )}
        </For>
      </div>
    </div>
  )
}

function pageOf(box: HTMLElement | undefined): number {
  return Math.max(1, Math.floor(((box?.clientHeight ?? 0) - HEAD) / ROW) - 1)
}

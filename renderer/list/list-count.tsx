import { Show } from 'solid-js'
import { useDesk } from '../desk/desk'
import { Icon } from '../icon/icon'
import { Button } from '../ui/button'
import { words } from '../words/words'
import { conditionsOf, narrows } from './filter'
import styles from './list-count.module.css'
import { atElement } from './popup'

/** "248 of 12,486", "12,486 contacts", or "4,500 so far" while the first pull runs; beside it the way to narrow and sort. */
export function ListCount() {
  const { filters, list, session } = useDesk()
  const pulling = () => session.told()?.status.firstPull === true
  const counts = () => (session.opening().kind === 'open' ? list.counts() : undefined)
  const total = () => session.summary().total
  const filtered = () => narrows(list.filter())
  const conditions = () => conditionsOf(list.filter()).length
  return (
    <div class={styles.line}>
      {/* While contacts pour in, their number is not read aloud four times a second. */}
      <p class={styles.count} role="status" aria-live={pulling() && !filtered() ? 'off' : undefined}>
        <Show when={counts()} fallback={words.list.loading}>
          {(found) => (
            <Show
              when={filtered()}
              fallback={
                <Show when={pulling()} fallback={words.list.total(total())}>
                  <b>{words.list.matched(total())}</b>
                  {words.list.soFar}
                </Show>
              }
            >
              <b>{words.list.matched(found().matched)}</b>
              {words.list.ofTotal(total())}
            </Show>
          )}
        </Show>
      </p>
      <Show when={conditions() > 0 && !filters.like(list.filter())}>
        <Button
          label={words.filters.save}
          look="ghost"
          size="small"
          onClick={() => list.setPopup({ kind: 'name-filter', filter: null })}
        />
      </Show>
      <Show when={conditions() === 0}>
        <Button
          label={words.filters.add}
          icon="filter"
          look="ghost"
          size="small"
          bare
          aria-haspopup="menu"
          aria-expanded={list.popup()?.kind === 'add-filter'}
          onClick={(event) => list.setPopup({ kind: 'add-filter', at: atElement(event.currentTarget) })}
        />
      </Show>
      <Show when={list.filter().show === 'all'}>
        <SortButton />
      </Show>
    </div>
  )
}

function SortButton() {
  const { list } = useDesk()
  const now = () => words.filters.sorts[list.sort()]
  return (
    <button
      type="button"
      class={styles.sort}
      aria-label={words.filters.sortedBy(now())}
      title={words.filters.sort}
      aria-haspopup="menu"
      aria-expanded={list.popup()?.kind === 'sort'}
      onClick={(event) => list.setPopup({ kind: 'sort', at: atElement(event.currentTarget) })}
    >
      {now()}
      <Icon name="down" size={14} />
    </button>
  )
}

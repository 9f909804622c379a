import { createUniqueId, For, Show } from 'solid-js'
import { useDesk } from '../desk/desk'
import { Icon } from '../icon/icon'
import { noConditions, sameFilter } from '../list/filter'
import { type At, atElement, atPoint } from '../list/popup'
import { words } from '../words/words'
import { NavItem } from './nav-item'
import styles from './saved-filters.module.css'

/** The filters that have a name, each with how many contacts it shows. */
export function SavedFilters() {
  const desk = useDesk()
  const { filters, list } = desk
  const title = createUniqueId()
  function choose(id: string): void {
    const chosen = filters.get(id)
    if (!chosen) return
    list.ask({ ...noConditions, ...chosen.filter })
    desk.go('contacts')
  }
  function showActs(id: string, at: At): void {
    const filter = filters.get(id)
    if (filter) list.setPopup({ kind: 'saved-filter', filter, at })
  }
  const isOpen = (id: string) => {
    const popup = list.popup()
    return popup?.kind === 'saved-filter' && popup.filter.id === id
  }
  return (
    <Show when={filters.all().length > 0}>
      <h2 id={title} class={styles.title}>
        {words.filters.saved}
      </h2>
      <ul aria-labelledby={title}>
        {/* By id: a line, and the focus on it, stays when the numbers change. */}
        <For each={filters.all().map(({ id }) => id)}>
          {(id) => (
            <Show when={filters.get(id)}>
              {(saved) => (
                <NavItem
                  icon="filter"
                  label={saved().name}
                  title={saved().name}
                  count={saved().count}
                  current={desk.place() === 'contacts' && sameFilter(saved().filter, list.filter())}
                  onGo={() => choose(id)}
                  onContextMenu={(event) => {
                    event.preventDefault()
                    showActs(id, atPoint(event))
                  }}
                >
                  <button
                    type="button"
                    class={styles.acts}
                    aria-label={words.filters.actionsOf(saved().name)}
                    aria-haspopup="menu"
                    aria-expanded={isOpen(id)}
                    onClick={(event) => showActs(id, atElement(event.currentTarget))}
                  >
                    <Icon name="more" />
                  </button>
                </NavItem>
              )}
            </Show>
          )}
        </For>
      </ul>
    </Show>
  )
}

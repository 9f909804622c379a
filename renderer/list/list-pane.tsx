import { Match, Show, Switch } from 'solid-js'
import { useDesk } from '../desk/desk'
import { PaneEdge } from '../panes/pane-edge'
import { SidebarButton } from '../sidebar/sidebar-button'
import { SyncPill } from '../sync/sync-pill'
import { Button } from '../ui/button'
import { narrow } from '../ui/narrow'
import { words } from '../words/words'
import { ContactRows } from './contact-rows'
import { FilterChips } from './filter-chips'
import { ListCount } from './list-count'
import styles from './list-pane.module.css'
import { SearchBox } from './search-box'

/** Search, filters, count and contacts. */
export function ListPane() {
  const desk = useDesk()
  const { list, session } = desk
  const text = () => list.query().text.trim()
  const nothing = () => list.counts()?.matched === 0
  return (
    <section class={styles.pane} data-pane aria-label={words.list.name}>
      <div class={styles.bar}>
        <SidebarButton />
        <SearchBox />
        <Button label={words.list.newContact} icon="plus" look="ghost" bare onClick={() => desk.setCreating(true)} />
      </div>
      <FilterChips />
      <ListCount />
      <Switch fallback={<ContactRows />}>
        <Match when={nothing() && text() !== ''}>
          <div class={styles.empty} role="status">
            <p>{words.list.noMatch(text())}</p>
            <Button label={words.list.clearSearch} onClick={() => list.ask({ text: '' })} />
          </div>
        </Match>
        <Match when={nothing() && session.summary().total > 0}>
          <div class={styles.empty} role="status">
            <p>{words.list.noneHere}</p>
            <Button
              label={words.list.clearFilters}
              onClick={() => list.ask({ show: 'all', tag: null, company: null })}
            />
          </div>
        </Match>
        <Match when={nothing()}>
          <div class={styles.empty} role="status">
            <p>{words.list.noContacts}</p>
            <p class={styles.hint}>{words.list.noContactsHint}</p>
          </div>
        </Match>
      </Switch>
      <Show when={narrow()}>
        <div class={styles.foot}>
          <SyncPill />
        </div>
      </Show>
      <Show when={!narrow()}>
        <PaneEdge pane="list" />
      </Show>
    </section>
  )
}

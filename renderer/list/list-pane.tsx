import { Show } from 'solid-js'
import { useDesk } from '../desk/desk'
import { PaneEdge } from '../panes/pane-edge'
import { SidebarButton } from '../sidebar/sidebar-button'
import { SyncPill } from '../sync/sync-pill'
import { Button } from '../ui/button'
import { narrow } from '../ui/narrow'
import { words } from '../words/words'
import { ContactRows } from './contact-rows'
import { EmptyList } from './empty-list'
import { FilterChips } from './filter-chips'
import { ListCount } from './list-count'
import styles from './list-pane.module.css'
import { SearchBox } from './search-box'
import { SelectionBar } from './selection-bar'

/** Search, filters, count and contacts. */
export function ListPane() {
  const desk = useDesk()
  const { list } = desk
  const nothing = () => list.failed() || list.counts()?.matched === 0
  return (
    <section class={styles.pane} data-pane aria-label={words.list.name}>
      <div class={styles.bar}>
        <SidebarButton />
        <SearchBox />
        <Button label={words.list.newContact} icon="plus" bare onClick={() => desk.setCreating(true)} />
      </div>
      <FilterChips />
      <Show when={list.selection.count() > 0} fallback={<ListCount />}>
        <SelectionBar />
      </Show>
      <Show when={!nothing()} fallback={<EmptyList />}>
        <ContactRows />
      </Show>
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

import { Show } from 'solid-js'
import { AccountMenu } from '../account/account-menu'
import { useDesk } from '../desk/desk'
import { Icon } from '../icon/icon'
import { conditionsOf, noConditions } from '../list/filter'
import { PaneEdge } from '../panes/pane-edge'
import { SyncPill } from '../sync/sync-pill'
import { narrow } from '../ui/narrow'
import { words } from '../words/words'
import { Facets } from './facets'
import { NavItem } from './nav-item'
import { SavedFilters } from './saved-filters'
import styles from './sidebar.module.css'

/** Where to go, what waits, and how the sync stands. */
export function Sidebar() {
  const desk = useDesk()
  const { list, session } = desk
  const summary = session.summary
  /** Before the contacts are open, their number isn't known. */
  const known = () => session.opening().kind === 'open' || session.firstRows().length > 0
  const at = (show: 'all' | 'recent') => {
    const filter = list.filter()
    return desk.place() === 'contacts' && filter.show === show && conditionsOf(filter).length === 0
  }
  function show(which: 'all' | 'recent'): void {
    list.ask({ ...noConditions, show: which })
    desk.go('contacts')
  }
  return (
    <nav class={styles.sidebar} data-pane aria-label={words.list.navigation}>
      <div class={styles.bar}>
        <span class={styles.mark}>
          <Icon name="book" size={14} />
        </span>
        <span class={styles.brand}>{words.list.navigation}</span>
        <AccountMenu />
      </div>
      <div class={styles.scroll}>
        <ul>
          <NavItem
            icon="users"
            label={words.list.all}
            count={known() ? summary().total : undefined}
            current={at('all')}
            onGo={() => show('all')}
          />
          <NavItem icon="clock" label={words.list.recent} current={at('recent')} onGo={() => show('recent')} />
          <NavItem
            icon="history"
            label={words.list.history}
            current={desk.place() === 'history'}
            onGo={() => desk.showHistory(null)}
          />
          <Facets kind="tag" />
          <Facets kind="company" />
          <NavItem
            icon="copy"
            label={words.duplicates.nav}
            current={desk.place() === 'duplicates'}
            onGo={() => desk.go('duplicates')}
          />
        </ul>
        <Show when={summary().review + summary().waiting > 0}>
          <ul class={styles.pinned}>
            <Show when={summary().review > 0}>
              <NavItem
                icon="warn"
                tone="conflict"
                label={words.list.needsReview}
                count={summary().review}
                current={desk.place() === 'review' || desk.place() === 'decide'}
                onGo={() => desk.go('review')}
              />
            </Show>
            <Show when={summary().waiting > 0}>
              <NavItem
                icon="upload"
                tone="pending"
                label={words.list.waitingToSync}
                count={summary().waiting}
                current={desk.place() === 'waiting'}
                onGo={() => desk.go('waiting')}
              />
            </Show>
          </ul>
        </Show>
        <SavedFilters />
      </div>
      <Show when={!narrow()}>
        <SyncPill />
        <PaneEdge pane="sidebar" />
      </Show>
    </nav>
  )
}

import { createMemo, Match, onMount, Show, Switch } from 'solid-js'
import { useDesk } from '../desk/desk'
import { HistoryTab } from '../history/history-tab'
import { SyncPill } from '../sync/sync-pill'
import { narrow } from '../ui/narrow'
import { words } from '../words/words'
import { CentreHeader } from './centre-header'
import { CentreTabs, PANEL_ID, tabId } from './centre-tabs'
import { ChangeKeys } from './change-keys-line'
import { ChangeTable } from './change-table'
import { createChangesInView } from './changes-in-view'
import { NothingHere } from './nothing-here'
import styles from './sync-centre.module.css'

/** What has not reached the server, what of it needs the user, and what has happened. */
export function SyncCentre() {
  const desk = useDesk()
  let pane: HTMLElement | undefined
  const tab = () => {
    const place = desk.place()
    return place === 'review' || place === 'history' ? place : 'waiting'
  }
  const show = createMemo<'waiting' | 'review'>((last) => {
    const now = tab()
    return now === 'history' ? last : now
  }, 'waiting')
  const changes = createChangesInView(desk.session, show)
  const total = () => changes.totals()?.total
  onMount(() => document.activeElement === document.body && pane?.focus()) // it was in what this pane replaces
  return (
    <main ref={pane} class={styles.pane} data-pane data-pane-focus tabindex="-1" aria-labelledby="centre-title">
      <CentreHeader held={changes.totals()?.held ?? 0} />
      <CentreTabs tab={tab()} />
      <div id={PANEL_ID} class={styles.panel} role="tabpanel" aria-labelledby={tabId(tab())}>
        <Switch>
          <Match when={tab() === 'history'}>
            <HistoryTab />
          </Match>
          <Match when={(total() ?? 0) > 0}>
            <ChangeTable label={words.centre.tabs[show()]} changes={changes} />
            <ChangeKeys review={show() === 'review'} />
          </Match>
          <Match when={total() === 0}>
            <NothingHere review={show() === 'review'} />
          </Match>
        </Switch>
      </div>
      <Show when={narrow()}>
        <div class={styles.foot}>
          <SyncPill />
        </div>
      </Show>
    </main>
  )
}

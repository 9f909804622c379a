import { createEffect, Match, Show, Switch } from 'solid-js'
import { ContactPane } from '../contact/contact-pane'
import { createDesk, DeskProvider } from '../desk/desk'
import { releaseMerged } from '../duplicates/release-merged'
import { listenToKeys } from '../keys/listen-to-keys'
import { ListPane } from '../list/list-pane'
import type { Session } from '../session/session'
import { Sidebar } from '../sidebar/sidebar'
import { SidebarOverlay } from '../sidebar/sidebar-overlay'
import { DropZone } from '../transfer/drop-zone'
import { ExportProgress } from '../transfer/export-progress'
import { narrow } from '../ui/narrow'
import { loadLater } from './later'
import { listenToMain } from './listen-to-main'
import styles from './main.module.css'
import {
  DuplicatesPane,
  ExportDialog,
  ImportPane,
  KeyList,
  ListPopup,
  NewContact,
  Palette,
  ReadyForTheRoad,
  ReviewPane,
  SettingsPane,
  SyncCentre,
} from './parts'

/** An account at work: sidebar, list and contact, or the changes that wait. */
export function Main(props: { session: Session }) {
  const desk = createDesk(props.session)
  listenToKeys(desk)
  listenToMain(desk)
  releaseMerged(props.session)
  // Not beside the first paint: the list is what people wait for.
  createEffect(() => desk.list.counts() && props.session.opening().kind === 'open' && void loadLater())
  return (
    <DeskProvider value={desk}>
      <div class={styles.panes}>
        <Show when={narrow() || desk.place() === 'decide'} fallback={<Sidebar />}>
          <Show when={desk.sidebarShown()}>
            <SidebarOverlay />
          </Show>
        </Show>
        <Switch>
          <Match when={desk.place() === 'contacts'}>
            <ListPane />
            <ContactPane />
          </Match>
          <Match when={desk.place() === 'settings'}>
            <SettingsPane />
          </Match>
          <Match when={desk.place() === 'decide'}>
            <ReviewPane />
          </Match>
          <Match when={['waiting', 'review', 'history'].includes(desk.place())}>
            <SyncCentre />
          </Match>
          <Match when={desk.place() === 'import'}>
            <ImportPane />
          </Match>
          <Match when={desk.place() === 'duplicates'}>
            <DuplicatesPane />
          </Match>
        </Switch>
      </div>
      <Show when={desk.list.popup()}>
        <ListPopup />
      </Show>
      <Show when={desk.creating()}>
        <NewContact onClose={() => desk.setCreating(false)} />
      </Show>
      <Show when={desk.roadShown()}>
        <ReadyForTheRoad />
      </Show>
      <Show when={desk.transfer.choosing()}>{(chosen) => <ExportDialog ids={chosen().ids} />}</Show>
      <ExportProgress />
      <DropZone />
      <Show when={desk.keysShown()}>
        <KeyList />
      </Show>
      <Show when={desk.paletteShown()}>
        <Palette />
      </Show>
    </DeskProvider>
  )
}

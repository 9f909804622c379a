import { Match, Show, Switch } from 'solid-js'
import { ContactPane } from '../contact/contact-pane'
import { NewContact } from '../contact/new-contact'
import { createDesk, DeskProvider } from '../desk/desk'
import { DuplicatesPane } from '../duplicates/duplicates-pane'
import { releaseMerged } from '../duplicates/release-merged'
import { KeyList } from '../keys/key-list'
import { listenToKeys } from '../keys/listen-to-keys'
import { ListPane } from '../list/list-pane'
import { ListPopup } from '../list/list-popup'
import { Palette } from '../palette/palette'
import { ReviewPane } from '../review/review-pane'
import { ReadyForTheRoad } from '../road/ready-for-the-road'
import type { Session } from '../session/session'
import { SettingsPane } from '../settings/settings-pane'
import { Sidebar } from '../sidebar/sidebar'
import { SidebarOverlay } from '../sidebar/sidebar-overlay'
import { DropZone } from '../transfer/drop-zone'
import { ExportDialog, ExportProgress } from '../transfer/export-dialog'
import { ImportPane } from '../transfer/import-pane'
import { narrow } from '../ui/narrow'
import { SyncCentre } from '../waiting/sync-centre'
import { listenToMain } from './listen-to-main'
import styles from './main.module.css'

/** An account at work: sidebar, list and contact, or the changes that wait. */
export function Main(props: { session: Session }) {
  const desk = createDesk(props.session)
  listenToKeys(desk)
  listenToMain(desk)
  releaseMerged(props.session)
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
      <ListPopup />
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

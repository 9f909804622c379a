import type { ActionId } from '../../shared/actions'
import { copyAloud } from '../contact/reach'
import { type Desk, fieldId } from '../desk/desk'
import { LIST_ID, SEARCH_ID } from '../list/element-ids'
import { noConditions } from '../list/filter'
import { atTop } from '../list/popup'
import { syncNow } from '../sync/sync-now'
import { exportChanges, importChanges } from '../waiting/changes-file'
import { focusPane } from './panes'

/** What an action does, and whether there is anything to do it to. */
type Act = { run: (desk: Desk) => void; possible?: (desk: Desk) => boolean }

const hasContact = (desk: Desk) => desk.contact.view() !== null
const set = (change: Parameters<Desk['session']['setSettings']>[0]) => (desk: Desk) =>
  void desk.session.setSettings(change)

const acts: Record<ActionId, Act> = {
  palette: { run: (desk) => desk.setPaletteShown(true) },
  find: {
    run(desk) {
      desk.go('contacts')
      focusAndSelect(SEARCH_ID)
    },
  },
  'new-contact': { run: (desk) => desk.setCreating(true) },
  undo: { run: (desk) => takeBack(desk, 'undo') },
  redo: { run: (desk) => takeBack(desk, 'redo') },
  settings: { run: (desk) => desk.go('settings') },
  help: { run: (desk) => desk.setKeysShown(true) },

  edit: {
    run(desk) {
      desk.go('contacts')
      if (desk.contact.id() === null) void desk.move(1)
      else focusAndSelect(fieldId('email'))
    },
  },
  'add-tag': {
    run: (desk) => (desk.list.selection.count() > 0 ? tagSelected(desk) : tagOpen(desk)),
    possible: (desk) => desk.list.selection.count() > 0 || hasContact(desk),
  },
  'log-call': { run: (desk) => desk.logCall?.(), possible: (desk) => hasContact(desk) && !!desk.logCall },
  'copy-email': {
    run: (desk) => copyAloud(desk, desk.contact.view()?.text.email.value ?? ''),
    possible: (desk) => !!desk.contact.view()?.text.email.value,
  },
  'copy-phone': {
    run: (desk) => copyAloud(desk, desk.contact.view()?.text.phone.value ?? ''),
    possible: (desk) => !!desk.contact.view()?.text.phone.value,
  },
  print: {
    run: (desk) => void printContact(desk),
    possible: (desk) => desk.place() === 'contacts' && hasContact(desk),
  },
  'delete-contact': {
    run(desk) {
      const view = desk.contact.view()
      if (view) void desk.remove(view)
    },
    possible: hasContact,
  },

  down: { run: (desk) => step(desk, 1) },
  up: { run: (desk) => step(desk, -1) },
  select: {
    run(desk) {
      const row = desk.list.row(desk.list.position())
      if (row) desk.list.selection.toggle(row.id)
    },
    possible: (desk) => desk.place() === 'contacts' && desk.list.position() >= 0,
  },
  back: {
    run(desk) {
      desk.go('contacts')
      document.getElementById(LIST_ID)?.focus()
    },
  },

  'all-contacts': { run: (desk) => show(desk, 'all') },
  recent: { run: (desk) => show(desk, 'recent') },
  waiting: { run: (desk) => desk.go('waiting') },
  review: { run: (desk) => desk.decide(null) },
  history: { run: (desk) => desk.showHistory(null) },
  ready: { run: (desk) => desk.setRoadShown(true) },

  'sync-now': { run: (desk) => syncNow(desk.session) },
  reconcile: { run: (desk) => void reconcile(desk) },
  'export-changes': { run: exportChanges },
  'import-changes': { run: importChanges },
  'import-contacts': {
    run(desk) {
      desk.go('import')
      // One that is under way, or that can still be taken back, is shown first.
      if (desk.transfer.importing.isIdle()) void desk.transfer.importing.choose()
    },
  },
  'export-contacts': { run: (desk) => desk.transfer.chooseExport() },
  'find-duplicates': { run: (desk) => desk.go('duplicates') },

  'next-pane': { run: () => focusPane(1) },
  'previous-pane': { run: () => focusPane(-1) },

  'theme-system': { run: set({ theme: 'system' }) },
  'theme-light': { run: set({ theme: 'light' }) },
  'theme-dark': { run: set({ theme: 'dark' }) },
  'density-comfortable': { run: set({ density: 'comfortable' }) },
  'density-compact': { run: set({ density: 'compact' }) },
  'single-keys': {
    run: (desk) => void desk.session.setSettings({ singleKeys: !desk.session.settings().singleKeys }),
  },
}

/** Does what a key, a menu entry or the palette asks for, where it can be done. */
export function act(desk: Desk, action: ActionId): void {
  if (canAct(desk, action)) acts[action].run(desk)
}

/** Is there anything for it to be done to? */
export function canAct(desk: Desk, action: ActionId): boolean {
  return acts[action].possible?.(desk) ?? true
}

function step(desk: Desk, by: 1 | -1): void {
  desk.go('contacts')
  void desk.move(by)
}

function tagSelected(desk: Desk): void {
  desk.go('contacts')
  const at = document.getElementById(LIST_ID)
  if (at) desk.list.setPopup({ kind: 'tag', ids: desk.list.selection.all(), on: true, at: atTop(at) })
}

function tagOpen(desk: Desk): void {
  if (desk.addTag) desk.addTag()
  else focusAndSelect(fieldId('tags'))
}

function show(desk: Desk, which: 'all' | 'recent'): void {
  desk.list.ask({ ...noConditions, show: which })
  desk.go('contacts')
}

/** What is being typed is on the paper too, as it is saved first. */
async function printContact(desk: Desk): Promise<void> {
  await desk.commitAll()
  await desk.session.bridge.command['window:print'](null).catch(() =>
    desk.session.notices.show({ kind: 'trouble', key: 'notDone' }),
  )
}

async function reconcile({ session }: Desk): Promise<void> {
  await session.bridge.command['sync:reconcile'](null).catch(() =>
    session.notices.show({ kind: 'trouble', key: 'notDone' }),
  )
}

function focusAndSelect(id: string): void {
  const input = document.getElementById(id)
  input?.focus()
  if (input instanceof HTMLInputElement) input.select()
}

/** Inside a text that is being changed, undo is the text's own; else it is the last saved edit's. */
function takeBack(desk: Desk, action: 'undo' | 'redo'): void {
  const focused = document.activeElement
  const text = focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement
  const field = text && focused.id.startsWith(fieldId(''))
  if (text && (!field || 'typing' in focused.dataset)) document.execCommand(action)
  else void desk.showPending(action === 'undo' ? desk.undo.undo() : desk.undo.redo())
}

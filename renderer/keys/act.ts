import type { Events } from '../../shared/ipc'
import { type Desk, fieldId } from '../desk/desk'
import { LIST_ID, SEARCH_ID } from '../list/element-ids'
import { syncNow } from '../sync/sync-now'
import { exportChanges, importChanges } from '../waiting/changes-file'
import type { KeyAction } from './key-action'
import { focusPane } from './panes'

/** What a key or a menu entry may ask for. */
export type Action = KeyAction | Events['menu:action']

const acts: Record<Action, (desk: Desk) => void> = {
  find: (desk) => {
    desk.go('contacts')
    focusAndSelect(SEARCH_ID)
  },
  'new-contact': (desk) => desk.setCreating(true),
  'export-changes': exportChanges,
  'import-changes': importChanges,
  undo: (desk) => takeBack(desk, 'undo'),
  redo: (desk) => takeBack(desk, 'redo'),
  'sync-now': (desk) => syncNow(desk.session),
  review: (desk) => desk.go('review'),
  waiting: (desk) => desk.go('waiting'),
  'next-pane': () => focusPane(1),
  'previous-pane': () => focusPane(-1),
  down: (desk) => step(desk, 1),
  up: (desk) => step(desk, -1),
  edit: (desk) => {
    if (desk.contact.id() === null) void desk.move(1)
    else focusAndSelect(fieldId('email'))
  },
  back: (desk) => {
    desk.go('contacts')
    document.getElementById(LIST_ID)?.focus()
  },
  help: (desk) => desk.setKeysShown(true),
}

/** Does what a key or a menu entry asks for. */
export function act(desk: Desk, action: Action): void {
  acts[action](desk)
}

function step(desk: Desk, by: 1 | -1): void {
  desk.go('contacts')
  void desk.move(by)
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

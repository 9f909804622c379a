import type { ActionId } from '../../shared/actions'
import type { Desk } from '../desk/desk'
import type { IconName } from '../icon/shapes'
import { words } from '../words/words'

export const actionIcons: Record<ActionId, IconName> = {
  palette: 'search',
  find: 'search',
  'new-contact': 'plus',
  undo: 'undo',
  redo: 'redo',
  settings: 'gear',
  help: 'keyboard',
  edit: 'pencil',
  'add-tag': 'tag',
  'log-call': 'phone',
  'copy-email': 'mail',
  'copy-phone': 'copy',
  print: 'print',
  'delete-contact': 'trash',
  down: 'down',
  up: 'up',
  select: 'check',
  back: 'x',
  'all-contacts': 'users',
  recent: 'clock',
  waiting: 'upload',
  review: 'warn',
  history: 'book',
  ready: 'check',
  'sync-now': 'sync',
  reconcile: 'sync',
  'export-changes': 'upload',
  'import-changes': 'download',
  'import-contacts': 'download',
  'export-contacts': 'upload',
  'find-duplicates': 'copy',
  'next-pane': 'right',
  'previous-pane': 'right',
  'theme-system': 'contrast',
  'theme-light': 'spark',
  'theme-dark': 'moon',
  'density-comfortable': 'rows',
  'density-compact': 'menu',
  'single-keys': 'keyboard',
}

/** What there is to know before an action is chosen: how much waits, what would be copied, what is in use. */
export function actionHint(desk: Desk, action: ActionId): string {
  const { session, contact } = desk
  const { waiting, review } = session.summary()
  const { theme, density, singleKeys } = session.settings()
  const inUse = (is: boolean) => (is ? words.palette.inUse : '')
  switch (action) {
    case 'waiting':
      return waiting > 0 ? words.palette.waiting(waiting) : ''
    case 'review':
      return review > 0 ? words.palette.waiting(review) : ''
    case 'copy-email':
      return contact.view()?.text.email.value ?? ''
    case 'copy-phone':
      return contact.view()?.text.phone.value ?? ''
    case 'theme-system':
    case 'theme-light':
    case 'theme-dark':
      return inUse(action === `theme-${theme}`)
    case 'density-comfortable':
    case 'density-compact':
      return inUse(action === `density-${density}`)
    case 'single-keys':
      return singleKeys ? words.palette.isOn : words.palette.isOff
    default:
      return ''
  }
}

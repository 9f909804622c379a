import type { Words } from './catalogue'
import { account, openFailed, pages, recovered, startProblem, trouble } from './sv/account'
import { actionGroups, actions } from './sv/actions'
import { away } from './sv/away'
import { contact, field } from './sv/contact'
import { activity, details } from './sv/details'
import { format } from './sv/format'
import { keys } from './sv/keys'
import { emptyList, filters, rowMenu, selection } from './sv/list-work'
import { history, list, pulling, waiting } from './sv/lists'
import { palette, panes } from './sv/palette'
import { picture } from './sv/picture'
import { review } from './sv/review'
import { road } from './sv/road'
import { settings } from './sv/settings'
import { sync } from './sv/sync'
import { centre, past } from './sv/sync-centre'

import { duplicates, transfer } from './sv/transfer'
import { undoing } from './sv/undo'

/** Every visible string, in Swedish. A string that is missing here does not compile. */
export const sv: Words = {
  lang: 'sv',
  format,
  account,
  actionGroups,
  actions,
  activity,
  away,
  centre,
  contact,
  details,
  emptyList,
  field,
  filters,
  history,
  keys,
  list,
  openFailed,
  pages,
  palette,
  panes,
  past,
  picture,
  pulling,
  recovered,
  review,
  road,
  rowMenu,
  selection,
  settings,
  startProblem,
  sync,
  trouble,
  undoing,
  waiting,
  transfer,
  duplicates,
}

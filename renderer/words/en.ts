import { account, openFailed, pages, recovered, startProblem, trouble } from './en/account'
import { actionGroups, actions } from './en/actions'
import { away } from './en/away'
import { contact, field } from './en/contact'
import { activity, details } from './en/details'
import { format } from './en/format'
import { keys } from './en/keys'
import { emptyList, filters, rowMenu, selection } from './en/list-work'
import { history, list, pulling, waiting } from './en/lists'
import { palette, panes } from './en/palette'
import { picture } from './en/picture'
import { review } from './en/review'
import { road } from './en/road'
import { settings } from './en/settings'
import { sync } from './en/sync'
import { centre, past } from './en/sync-centre'
import { duplicates, transfer } from './en/transfer'
import { undoing } from './en/undo'

/** Every visible string, in English. Another language is an object of the same form (`Words`). */
export const en = {
  lang: 'en',
  format,
  account,
  actionGroups,
  actions,
  activity,
  away,
  contact,
  emptyList,
  details,
  field,
  filters,
  keys,
  list,
  openFailed,
  pages,
  picture,
  palette,
  panes,
  settings,
  pulling,
  rowMenu,
  selection,
  startProblem,
  sync,
  trouble,
  undoing,
  recovered,
  waiting,
  history,
  centre,
  review,
  road,
  past,
  transfer,
  duplicates,
}

/** The list of keys, and the keys' names as they are printed on the keyboard. */
export const keys = {
  title: 'Keyboard shortcuts',
  close: 'Close',
  find: 'Find a shortcut',
  noneFound: (text: string) => `No shortcut for ‘${text}’.`,
  off: 'Keys without Ctrl are turned off in the settings.',
  /** Keys of one place, which no menu and no palette has. */
  local: {
    saveText: 'Save a text of several lines',
    yours: 'In a review: keep yours',
    theirs: 'In a review: take theirs',
    edit: 'In a review: edit',
    wider: 'At a pane’s edge: wider or narrower',
  },
  tips: { search: 'Search', move: 'Move in the list', edit: 'Edit the contact', palette: 'Do anything' },
  control: 'Ctrl',
  shift: 'Shift',
  enter: 'Enter',
  escape: 'Esc',
}

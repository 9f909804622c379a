import { changes } from './format'

/** The command palette. */
export const palette = {
  name: 'Command palette',
  input: 'Find a contact or a command',
  results: 'Results',
  on: (name: string) => `On ${name}`,
  recent: 'Recently used',
  contacts: 'Contacts',
  onContact: (name: string) => `Actions on ${name}`,
  waiting: changes,
  none: (text: string) => `No contact and no command for ‘${text}’.`,
  move: 'Move',
  open: 'Open',
  close: 'Close',
  offline: 'Works offline',
  inUse: 'In use',
  isOn: 'On',
  isOff: 'Off',
}

/** The edges between panes, which can be moved. */
export const panes = { sidebar: 'Width of the sidebar', list: 'Width of the list' }

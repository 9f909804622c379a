import { changes, contacts, format } from './format'

/** Filters of the list, and those that have a name. */
export const filters = {
  add: 'Add filter',
  filter: 'Filter',
  tag: 'Tag…',
  company: 'Company…',
  language: 'Language…',
  withTag: 'Tag',
  atCompany: 'Company',
  inLanguage: 'Language',
  blocked: 'Blocked',
  conflict: 'Has conflict',
  waiting: 'Waiting to sync',
  recent: 'Recent',
  find: 'Type to find',
  none: 'Nothing fits.',
  more: (count: number) => `${format.number(count)} more. Type to find them.`,
  save: 'Save filter',
  saveButton: 'Save',
  saveTitle: 'Save filter',
  renameTitle: 'Rename filter',
  name: 'Name',
  needsName: 'Give it a name first.',
  taken: 'There is a filter with this name already.',
  saved: 'Saved filters',
  actionsOf: (name: string) => `Actions for ${name}`,
  rename: 'Rename…',
  remove: 'Remove',
  removed: (name: string) => `Removed the filter ‘${name}’.`,
  wasSaved: (name: string) => `Saved as ‘${name}’ in the sidebar.`,
  sort: 'Sort by',
  sortedBy: (what: string) => `Sort by: ${what}`,
  sorts: { first: 'First name', last: 'Last name', company: 'Company', changed: 'Recently changed' },
}

/** Several contacts at once. */
export const selection = {
  name: 'Selection',
  count: (count: number) => `${format.number(count)} selected`,
  hidden: (count: number) => `${format.number(count)} not in this list`,
  busy: (count: number) => `Changing ${contacts(count)}…`,
  clear: 'Clear selection',
  addTag: 'Add tag',
  addTagTo: (count: number) => `Add tag to ${contacts(count)}`,
  removeTag: 'Remove tag',
  removeTagFrom: (count: number) => `Remove tag from ${contacts(count)}`,
  setLanguage: 'Set language',
  setLanguageOf: (count: number) => `Set language of ${contacts(count)}`,
  block: 'Block',
  unblock: 'Unblock',
  export: 'Export',
  remove: 'Delete',
  tag: 'Tag',
  language: 'Language',
  newTag: (tag: string) => `New tag ‘${tag}’`,
  noLanguage: 'No language',
  tagged: (tag: string, count: number) => `Added tag ‘${tag}’ to ${contacts(count)}.`,
  untagged: (tag: string, count: number) => `Removed tag ‘${tag}’ from ${contacts(count)}.`,
  languageSet: (language: string, count: number) => `Set ${contacts(count)} to ${language}.`,
  blocked: (count: number) => `Blocked ${contacts(count)}.`,
  unblocked: (count: number) => `Unblocked ${contacts(count)}.`,
  removed: (count: number) => `Deleted ${contacts(count)}.`,
  nothing: 'Nothing to change: they are so already.',
  gone: (count: number) =>
    count === 1 ? '1 contact is not there any more.' : `${contacts(count)} are not there any more.`,
  stopped: {
    full: (left: number) => `The disk is full: ${contacts(left)} left as they were.`,
    failed: (left: number) => `This laptop could not write it: ${contacts(left)} left as they were.`,
    slow: (left: number) => `This laptop is slow to write: ${contacts(left)} left as they were. Try again.`,
  },
  dragged: contacts,
}

/** The menu of a row. */
export const rowMenu = {
  name: (name: string) => `Actions for ${name}`,
  many: (count: number) => `Actions for ${contacts(count)}`,
  open: 'Open',
  call: 'Call',
  email: 'Email',
  copyEmail: 'Copy email',
  copyPhone: 'Copy phone',
  addTag: 'Add tag…',
  removeTag: 'Remove tag…',
  select: 'Select',
  unselect: 'Remove from selection',
  hold: 'Hold changes',
  release: 'Release changes',
  remove: 'Delete',
}

/** What was taken back, or done again. */
export const undoing = {
  undo: 'Undo',
  undone: (what: string) => `Undone: ${what}`,
  redone: (what: string) => `Redone: ${what}`,
  field: (field: string, name: string) => `${field} of ${name}`,
  fieldOfMany: (field: string, count: number) => `${field} of ${contacts(count)}`,
  tag: (tag: string, name: string) => `tag ‘${tag}’ on ${name}`,
  tagOnMany: (tag: string, count: number) => `tag ‘${tag}’ on ${contacts(count)}`,
  deletion: (name: string) => `deletion of ${name}`,
  deletionOfMany: (count: number) => `deletion of ${contacts(count)}`,
  several: changes,
  left: (count: number) =>
    count === 1
      ? '1 contact could not be taken back: it has changed since.'
      : `${contacts(count)} could not be taken back: they have changed since.`,
}

/** When there is nothing in the list. */
export const emptyList = {
  createContact: 'Create contact',
  stillFetching: 'Your contacts are still being fetched; it may be among those on their way.',
  fetching: 'Fetching your contacts',
  fetchingHint: 'The first ones are here in a moment.',
  noneInFilter: 'No contact fits these filters.',
  clearFilters: 'Clear filters',
  failed: 'The list could not be read.',
  failedHint: 'Your contacts and changes are still on this laptop.',
  again: 'Try again',
}

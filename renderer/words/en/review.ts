import { changes, contacts, format } from './format'

const fieldsOf = (count: number) => format.count(count, { one: 'field', other: 'fields' })

/** The review of what needs the user. */
export const review = {
  title: 'Needs review',
  compare: 'Compare',
  back: 'Back to contacts',
  contacts,
  left: (left: number, of: number) =>
    left === 0
      ? 'Done'
      : of > left
        ? `${format.number(left)} of ${format.number(of)} left`
        : `${format.number(left)} left`,
  fields: 'What is to be decided',
  youAnd: (name: string) => `You and ${name}`,
  youAndSomebody: 'You and somebody else',
  lastSynced: 'As last synced',
  youHere: 'You, on this laptop',
  somebody: 'Somebody',
  added: 'added',
  removed: 'removed',
  safe: 'Nothing is sent until you decide',
  move: 'Next, previous field',
  keepAll: 'Keep all yours',
  takeAll: 'Take all theirs',
  everyKeep: 'All contacts: keep yours',
  everyTake: 'All contacts: take theirs',
  confirm: {
    mine: (fields: number, of: number) => `Keep yours in ${fieldsOf(fields)} of ${contacts(of)}?`,
    theirs: (fields: number, of: number) => `Take theirs in ${fieldsOf(fields)} of ${contacts(of)}?`,
  },
  confirmHint: {
    mine: 'Your values are sent to Propstreet, on top of what your colleagues wrote there. You can undo it.',
    theirs: 'Your values in these fields are given up, and Propstreet’s stand. You can undo it.',
  },
  confirmDo: {
    mine: (fields: number) => `Keep yours in ${fieldsOf(fields)}`,
    theirs: (fields: number) => `Take theirs in ${fieldsOf(fields)}`,
  },
  rest: (count: number) =>
    count === 1
      ? '1 other decision is not of this kind and stays for you.'
      : `${format.number(count)} other decisions are not of this kind and stay for you.`,
  cancel: 'Cancel',
  done: {
    mine: 'Kept yours',
    theirs: 'Took theirs',
    edited: 'Yours, edited',
    retried: 'Sent again',
    discarded: 'Discarded',
    removed: 'Deleted all the same',
    kept: 'Contact kept',
    keptAsNew: 'Kept as a new contact',
    accepted: 'Deletion accepted',
    merged: 'Merged',
  },
  doneWith: (what: string, value: string) => (value === '' ? what : `${what}, ${value}`),
  said: (what: string, field: string, name: string) => `${what}: ${field} of ${name}.`,
  saidMany: (what: string, count: number) => `${what} in ${fieldsOf(count)}.`,
  goneTitle: 'Deleted on Propstreet',
  goneHint: (count: number) => `You have ${changes(count)} on this contact that Propstreet does not have.`,
  goneWaits: (count: number) => `${changes(count)} of yours`,
  deletionTitle: 'Deletion',
  deletionHint: (name: string) => `You deleted ${name} on this laptop. Meanwhile it was changed on Propstreet.`,
  refused: (message: string) =>
    message === ''
      ? 'Propstreet refused it.'
      : `Propstreet refused it: ${/[.!?]$/.test(message) ? message : `${message}.`}`,
  refusedShort: 'Refused by Propstreet',
  discard: 'Discard',
  retry: 'Retry',
  openContact: 'Open contact',
  saveEdit: 'Save as yours',
  cancelEdit: 'Cancel',
  nothing: 'Nothing needs you',
  nothingHint: 'Changes that somebody else made too, and what Propstreet refuses, are decided here.',
  merged: (count: number) => `${fieldsOf(count)} merged in the last day, nothing lost`,
  see: 'See them',
  moved: 'Propstreet’s value has changed again. Look at it once more, then decide.',
}

import { changes, contacts, format } from './format'

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
  deletionItself: 'deletion',
  decision: (field: string, name: string) => `decision on ${field} of ${name}`,
  decisions: (count: number) => (count === 1 ? '1 decision' : `${format.number(count)} decisions`),
  import: (count: number) => `import of ${contacts(count)}`,
  act: {
    creation: (name: string) => `creation of ${name}`,
    acceptance: (name: string) => `accepted deletion of ${name}`,
    keeping: (name: string) => `${name} kept as a new contact`,
    merge: (name: string) => `merge into ${name}`,
    adoption: (name: string) => `new contact merged into ${name}`,
    note: (name: string) => `note about ${name}`,
    discard: (name: string) => `discarded note about ${name}`,
    hold: (name: string) => `hold on ${name}`,
    release: (name: string) => `release of ${name}`,
  },
  several: changes,
  left: (count: number) =>
    count === 1
      ? '1 contact could not be taken back: it has changed since.'
      : `${contacts(count)} could not be taken back: they have changed since.`,
  leftAgain: (count: number) =>
    count === 1
      ? '1 contact could not be changed again: it has changed since.'
      : `${contacts(count)} could not be changed again: they have changed since.`,
}

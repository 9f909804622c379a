import type { FieldName, Problem } from '../../../shared/fields'
import type { Phrase } from '../phrase'
import { format } from './format'

/** The names of the fields, as labels and inside sentences. */
const fields: Record<FieldName, string> = {
  firstName: 'First name',
  lastName: 'Last name',
  email: 'Email',
  phone: 'Phone',
  linkedInUrl: 'LinkedIn',
  strategy: 'Strategy',
  primaryLanguage: 'Language',
  tags: 'Tags',
  externalRefs: 'References',
  companies: 'Companies',
  blocked: 'Blocked',
  profilePictureId: 'Picture',
}

/** The detail pane. */
export const contact = {
  fields,
  pane: 'Contact',
  reach: 'Reach',
  details: 'Details',
  noName: 'No name',
  empty: 'empty',
  primary: 'Primary',
  call: 'Call',
  email: 'Email',
  copy: 'Copy',
  linkedIn: 'LinkedIn',
  noPhone: 'No phone number',
  noEmail: 'No email address',
  noLinkedIn: 'No LinkedIn profile',
  previous: 'Previous contact',
  next: 'Next contact',
  place: (position: number, matched: number) => `${format.number(position)} of ${format.number(matched)}`,
  addTag: 'Add tag',
  knownTags: 'Known tags',
  removeTag: (tag: string) => `Remove tag ${tag}`,
  putBackTag: (tag: string) => `Put back tag ${tag}`,
  tagAdded: 'Waiting to be added',
  tagRemoved: 'Waiting to be removed',
  noLanguage: 'Not set',
  add: 'Add',
  choose: 'Choose a contact',
  chooseHint: 'Its details are shown here, to read and to edit.',
  gone: 'This contact is no longer on Propstreet.',
  goneHint: 'It was deleted there, and nothing of yours was waiting on it.',
  deleted: 'Deleted on Propstreet.',
  deletedHint: 'You changed it after that. Your changes are kept here until you accept the deletion.',
  acceptDeletion: 'Accept the deletion',
  keepAsNew: 'Keep as a new contact',
  activity: 'Activity',
  remove: 'Delete contact',
  removed: (name: string) => `Deleted ${name}.`,
  notRemoved: 'Not deleted: the contact has just changed. Look at it again first.',
  changedSince: (name: string) => `${name} was changed on Propstreet after you deleted it.`,
  removeAnyway: 'Delete all the same',
  keepContact: 'Keep the contact',
  deletedHere: 'Deleted on this laptop, not on Propstreet yet.',
  notYetThere: 'Not on Propstreet yet. It is created there when you are online.',
  notCreated: (message: string) => `Propstreet did not create it: ${sentence(message)}`,
  taken: (name: string) => `Propstreet has ${name} with this email.`,
  mergeInto: (name: string) => `Merge into ${name}`,
  create: 'Create contact',
  needsSomething: 'A contact needs a name, an email or a phone number.',
  jobTitleAt: (company: string) => `Job title at ${company}`,
  primaryCompany: 'Primary company',
  makePrimary: (company: string) => `Make ${company} the primary company`,
  removeCompany: (company: string) => `Remove ${company}`,
  putBackCompany: (company: string) => `Put back ${company}`,
  notLinked: 'no longer linked',
  blockedUnknown: 'Propstreet does not tell whether a contact is blocked.',
  blockedChanged: 'changed, and not told to what',
  on: 'on',
  off: 'off',
  unknown: 'unknown',
  refNamespace: 'System',
  refId: 'Reference',
  addReference: 'Add reference',
  removeReference: (name: string) => `Remove reference ${name}`,
  putBackReference: (name: string) => `Put back reference ${name}`,
  noteKinds: { note: 'Note', call: 'Call', meeting: 'Meeting', email: 'Email', news: 'News' },
  noteKind: 'Kind',
  addNote: 'Add a note',
  saveNote: 'Save note',
  discardNote: 'Discard note',
}

/** What is said at a field. */
export const field = {
  unsent: (label: string) => `Unsent change to ${label}`,
  savedAt: (at: number, now: number) => `Saved on this laptop ${format.time(at, now)}.`,
  was: (value: string): Phrase => ['Was ', { em: value }, '.'],
  revert: 'Revert',
  checking: 'Taken back. Fieldbook is asking Propstreet whether the earlier value had already arrived.',
  refused: (label: string, message: string): Phrase => ['Propstreet refused ', { em: label }, `: ${sentence(message)}`],
  fix: 'Fix',
  discard: 'Discard',
  retry: 'Retry',
  conflict: 'Changed here and on Propstreet. Nothing is sent until you decide.',
  changedBy: (name: string, at: string) =>
    `Changed by ${name} on Propstreet${Number.isNaN(Date.parse(at)) ? '' : `, ${format.time(Date.parse(at), Date.now())}`}.`,
  before: 'Before',
  yours: 'Yours',
  theirs: 'On Propstreet',
  keepYours: 'Keep yours',
  takeTheirs: 'Take theirs',
  edit: 'Edit',
  moved: 'Propstreet’s value has changed again. Look at it once more, then decide.',
  notSent: (why: string) => `Not sent: ${why}`,
  restored: 'Typed before and not saved yet. Enter saves it, Escape takes it back.',
  notSaved: {
    full: 'Not saved yet: the disk is full. Make room, then press Enter in the field.',
    failed: 'Not saved yet: this laptop could not write it. Press Enter in the field to try again.',
    slow: 'Not saved yet: still being written to this laptop’s disk.',
    gone: 'Not saved: the contact is no longer on Propstreet. Copy the text if you need it.',
  },
  problem: (problem: Problem): string => {
    switch (problem.kind) {
      case 'too-long':
        return `at most ${format.number(problem.limit)} characters fit. Shorten it.`
      case 'not-an-email':
        return 'not a valid email address. It needs a name, an @ and a domain, as in anna@example.com.'
      case 'not-a-linkedin-profile':
        return 'not a LinkedIn profile. It looks like linkedin.com/in/anna-berg.'
      case 'not-a-language':
        return 'not a language code. Choose one from the list.'
    }
  },
}

function sentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`
}

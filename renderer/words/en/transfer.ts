import type { Problem } from '../../../shared/fields'
import type { ExportFormat } from '../../store/export-calls'
import type { Invalid, MatchedBy, Matches, OpenedFile, Remark, RowKind, Target } from '../../store/import-api'
import type { Column } from '../../store/person'
import type { SameBy } from '../../store/similar-api'
import { contact, field } from './contact'
import { contacts, format } from './format'

const rows = (count: number) => format.count(count, { one: 'row', other: 'rows' })

const columns: Record<Column, string> = {
  firstName: 'First name',
  lastName: 'Last name',
  email: 'Email',
  phone: 'Phone',
  linkedInUrl: 'LinkedIn',
  company: 'Company',
  jobTitle: 'Job title',
  tags: 'Tags',
  strategy: 'Strategy',
  language: 'Language',
  refs: 'References',
}

const targets: Record<Target, string> = {
  ...columns,
  fullName: 'Full name',
  hubspotId: 'HubSpot record ID',
  skip: 'Leave out',
}

const kinds: Record<RowKind, string> = {
  new: 'New',
  update: 'Update',
  same: 'Unchanged',
  duplicate: 'Duplicate',
  invalid: 'Invalid',
}

const matchedBy: Record<MatchedBy, string> = {
  email: 'same email',
  reference: 'same reference',
  phone: 'same phone',
  name: 'same name',
}

const matches: Record<Matches, { label: string; hint: string }> = {
  fill: { label: 'Fill in what is empty', hint: 'Nothing that is filled in is changed. Tags are added.' },
  overwrite: { label: 'Overwrite', hint: 'Values from the file replace those that are here. Tags are added.' },
  skip: { label: 'Skip them', hint: 'Contacts that are here stay as they are.' },
}

const failed: Record<Extract<OpenedFile, { kind: 'failed' }>['cause'] | 'failed', string> = {
  empty: 'The file has nothing in it.',
  'not-text': 'This is not a file of contacts. Choose a CSV or a vCard file.',
  'too-large': 'The file is larger than 64 MB. Split it, and import one part after the other.',
  failed: 'The file could not be read. Close it in other programs, then choose it again.',
}

/** Files of contacts: in and out. */
export const transfer = {
  columns,
  targets,
  kinds,
  matches,
  failed,
  importTitle: 'Import contacts',
  chooseHint: 'A CSV file from Excel, Outlook, Google or HubSpot, or a vCard file.',
  nothingYet: 'Nothing is written before you have seen what becomes of each row and confirmed it.',
  choose: 'Choose a file',
  dropHere: 'or drop it anywhere in this window',
  drop: 'Drop the file to import its contacts',
  reading: 'Reading the file',
  steps: { choose: 'File', map: 'Columns', preview: 'Preview', write: 'Import' },
  stepsName: 'Steps of the import',
  cancel: 'Cancel',
  back: 'Back',
  next: 'Preview',
  close: 'Close',
  done: 'Done',
  mapHint: 'What does each column hold?',
  remembered: 'As you mapped these columns last time.',
  guessed: 'Guessed from the names of the columns.',
  read: (encoding: string, delimiter: string) => `Read as ${encoding.toUpperCase()}, ${delimiter}.`,
  delimiters: {
    ',': 'separated by commas',
    ';': 'separated by semicolons',
    '\t': 'separated by tabs',
    '|': 'separated by bars',
  } as Record<string, string>,
  otherDelimiter: 'separated by another sign',
  namedRow: 'The first row names the columns',
  column: (number: number) => `Column ${format.number(number)}`,
  columnHead: 'Column in the file',
  samplesHead: 'For example',
  becomesHead: 'Becomes',
  becomes: (column: string) => `${column} becomes`,
  noSamples: 'empty',
  needsColumn: 'Map at least one column to a name, an email or a phone number.',
  previewing: 'Comparing with your contacts',
  all: 'All',
  filterName: 'Rows shown',
  kindCount: (label: string, count: number) => `${label} ${format.number(count)}`,
  rowHead: 'Row',
  whoHead: 'Contact',
  whatHead: 'What happens',
  moreRows: (count: number) => `${rows(count)} more`,
  showMore: 'Show more',
  matchesName: 'Contacts that are here already',
  isNew: 'Is created',
  isSame: (name: string, by: MatchedBy) => `Nothing to change on ${name} (${matchedBy[by]})`,
  isUpdate: (name: string, by: MatchedBy) => `Changes ${name} (${matchedBy[by]})`,
  isDuplicate: (row: number) => `Left out: the same contact as row ${format.number(row)}`,
  added: (what: string) => `+ ${what}`,
  invalid: (why: Invalid): string => {
    if (why.kind === 'empty') return 'Left out: no name, email or phone number'
    if (why.kind === 'broken') return 'Left out from here on: a quotation mark is opened and never closed'
    return `Left out: ${contact.fields[why.field]}: ${problem(why.problem)}`
  },
  remark: (remark: Remark): string => {
    if (remark.kind === 'company-unknown') return `Company ${remark.company} is not known: not linked`
    if (remark.kind === 'reference-left-out') return `Reference ${remark.value} is not a system and an id: left out`
    return `${contact.fields[remark.field]} ${remark.value} can’t be used: left out`
  },
  summary: (count: { new: number; update: number }): string => {
    if (count.new === 0) return `Update ${contacts(count.update)}`
    if (count.update === 0) return `Import ${contacts(count.new)}`
    return `Import ${contacts(count.new)}, update ${format.number(count.update)}`
  },
  nothingToDo: 'Nothing to import',
  sending: (ms: number) =>
    `Saved on this laptop at once. Sending to Propstreet takes about ${format.duration(ms)} at its present rate limit; you can work on meanwhile.`,
  nothingToSend: 'No row of this file changes anything.',
  confirmTitle: 'Import these contacts?',
  confirmCounts: (count: { new: number; update: number; duplicate: number; invalid: number }): string =>
    [
      ...(count.new > 0 ? [`${contacts(count.new)} created`] : []),
      ...(count.update > 0 ? [`${contacts(count.update)} updated`] : []),
      ...(count.duplicate + count.invalid > 0 ? [`${rows(count.duplicate + count.invalid)} left out`] : []),
    ].join(', '),
  confirm: 'Import',
  kindHead: 'Outcome',
  confirmUndo: 'One undo takes the whole import back.',
  writing: (done: number, total: number) => `${format.number(done)} of ${contacts(total)} saved on this laptop`,
  stop: 'Stop',
  stopped: (done: number, total: number) =>
    `Stopped. ${format.number(done)} of ${contacts(total)} are saved and stay; the rest was not imported.`,
  written: (total: number) => `${contacts(total)} saved on this laptop. They are sent to Propstreet one by one.`,
  notSaved: (done: number, total: number) =>
    `This laptop could not write more: ${format.number(done)} of ${contacts(total)} are saved. Make room on the disk, then go on.`,
  goOn: 'Go on',
  undo: 'Undo import',
  undoing: 'Taking the import back',
  undone: (kept: number) =>
    kept === 0
      ? 'The import was taken back.'
      : `The import was taken back, but for ${format.count(kept, { one: 'change', other: 'changes' })} on contacts that you or others have edited since.`,
  undoneTitle: 'Taken back',
  stoppedTitle: 'Import stopped',
  writingTitle: 'Importing',
  doneTitle: 'Import finished',
  showContacts: 'Show contacts',
  another: 'Import another file',
  progress: 'Progress of the import',
  exportTitle: 'Export contacts',
  exportWhat: 'Which contacts',
  exportAll: (count: number) => `All ${contacts(count)}`,
  exportShown: (count: number) => `The ${contacts(count)} in the list`,
  exportChosen: (count: number) => `The ${contacts(count)} selected`,
  exportFormat: 'Format',
  formats: {
    csv: 'CSV, for spreadsheets',
    'vcard-3': 'vCard 3.0, for address books',
    'vcard-4': 'vCard 4.0',
  } satisfies Record<ExportFormat, string>,
  exportDo: 'Export',
  exportName: (date: string) => `contacts-${date}`,
  exporting: 'Exporting contacts',
  exportProgress: 'Progress of the export',
  exported: (count: number, name: string) => `${contacts(count)} written to ${name}.`,
  exportFailed: 'The file was not written: the system refused. Choose another place.',
}

const sameBy: Record<SameBy, string> = { email: 'same email', phone: 'same phone', name: 'same name' }

/** Contacts that may be one person. */
export const duplicates = {
  nav: 'Duplicates',
  title: 'Duplicates',
  looksLike: (name: string, by: SameBy) => `Looks like ${name} (${sameBy[by]})`,
  open: 'Open',
  createAnyway: 'Create anyway',
  because: (by: SameBy) => ({ email: 'Same email', phone: 'Same phone', name: 'Same name' })[by],
  looking: 'Looking for duplicates',
  found: (count: number) => format.count(count, { one: 'possible duplicate', other: 'possible duplicates' }),
  none: 'No duplicates found.',
  noneHint: 'Nobody here shares an email, a phone number or a name.',
  groups: 'Possible duplicates',
  again: 'Look again',
  hint: 'Choose what is kept, field by field. Tags, companies and references are united.',
  keep: 'Keep',
  keepNamed: (name: string) => `Keep ${name}`,
  kept: 'Is kept',
  members: contacts,
  deleted: 'Is deleted',
  nothing: 'empty',
  united: 'united',
  mergeCount: (count: number) => `Merge ${contacts(count)}`,
  notDuplicates: 'Not duplicates',
  notesStay: (names: string) =>
    `What was written about ${names} on Propstreet stays with the deleted contact there. Notes not sent yet move to the one you keep.`,
  merged: (name: string) => `Merged into ${name}.`,
  moved: 'A contact has changed meanwhile or waits for your decision. Look at it once more.',
  dismissed: 'Remembered: these are different people.',
  more: (count: number) => `${format.number(count)} more in this group are shown after this merge.`,
}

function problem(what: Problem): string {
  return field.problem(what)
}

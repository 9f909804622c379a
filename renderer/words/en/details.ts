import type { Phrase } from '../phrase'
import { format } from './format'

/** What is said at the fields of a contact, beyond their names. */
export const details = {
  emailMeant: (meant: string) => `Did you mean ${meant}?`,
  notAPhone: 'Does not look like a phone number.',
  phone: {
    short: (country: string) => `Looks incomplete for ${country}.`,
    long: (country: string) => `Looks too long for ${country}.`,
    length: (country: string) => `Has an unusual length for ${country}.`,
  },
  copyVCard: 'Copy as vCard',
  knownLanguages: 'Languages',
  noSuchLanguage: (typed: string) => `No language is called ‘${typed}’. Choose one from the list.`,
  addCompany: 'Add company',
  knownCompanies: 'Companies to add',
  noSuchCompany: (typed: string) => `No company matches ‘${typed}’.`,
  showAllTags: (count: number) => `Show all ${format.number(count)}`,
  showFewerTags: 'Show fewer',
  showAllCompanies: (count: number) => `Show all ${format.number(count)} companies`,
  showFewerCompanies: 'Show fewer companies',
  blockedUnknown: 'Not known',
  blockedOn: 'On',
  blockedOff: 'Off',
  unblock: 'Set to off',
}

/** The timeline of a contact, and where a note is written. */
export const activity = {
  title: 'Activity',
  prompt: {
    note: (name: string) => `Write a note about ${name}`,
    call: (name: string) => `What was said with ${name}?`,
    meeting: (name: string) => `What was agreed with ${name}?`,
  },
  you: 'You',
  somebody: 'Somebody',
  waits: 'Not sent yet',
  refused: (why: string) => `Refused by Propstreet: ${why}`,
  asOf: (at: string) => `As of ${at}`,
  notRead: 'What others did could not be fetched.',
  notReadYet: 'What others did is fetched when you are online.',
  more: 'Show more',
  changed: (who: string, fields: readonly string[]): Phrase => [{ em: who }, ` changed ${format.list(fields)}`],
  changedSomething: (who: string): Phrase => [{ em: who }, ' changed this contact'],
  created: (who: string): Phrase => [{ em: who }, ' created this contact'],
  deleted: (who: string): Phrase => [{ em: who }, ' deleted this contact'],
  restored: (who: string): Phrase => [{ em: who }, ' restored this contact'],
  wrote: (who: string): Record<'note' | 'call' | 'meeting' | 'email' | 'news', Phrase> => ({
    note: [{ em: who }, ' wrote a note'],
    call: [{ em: who }, ' logged a call'],
    meeting: [{ em: who }, ' logged a meeting'],
    email: [{ em: who }, ' logged an email'],
    news: [{ em: who }, ' noted news'],
  }),
  addedTag: (who: string, tag: string): Phrase => [{ em: who }, ' added tag ', { em: tag }],
  removedTag: (who: string, tag: string): Phrase => [{ em: who }, ' removed tag ', { em: tag }],
  joinedCompany: (who: string, company: string): Phrase => [{ em: who }, ' added ', { em: company }],
  leftCompany: (who: string, company: string): Phrase => [{ em: who }, ' removed ', { em: company }],
  keptYours: (field: string): Phrase => [{ em: 'You' }, ` kept yours for ${field}`],
  tookTheirs: (field: string): Phrase => [{ em: 'You' }, ` took theirs for ${field}`],
  wasRefused: (field: string): Phrase => [{ em: 'Propstreet' }, ` refused ${field}`],
  of: (field: string, move: string) => `${field}: ${move}`,
  move: (from: string, to: string) => `${from} → ${to}`,
}

import type { Phrase } from '../phrase'
import { changes, format } from './format'

/** The sync centre: its tabs, and what is said around its lists. */
export const centre = {
  title: 'Sync centre',
  tabs: { waiting: 'Waiting', review: 'Needs review', history: 'History' },
  left: (count: number): string => (count === 0 ? 'Nothing left to send' : `${changes(count)} left`),
  about: (ms: number) => `about ${format.duration(ms)} at the present rate limit`,
  /** The header's line. */
  summary: (synced: string, left: string, about: string | null): Phrase =>
    about === null ? [`${synced}. `, { em: left }, '.'] : [`${synced}. `, { em: left }, `, ${about}.`],
  done: (done: number, total: number) => `${format.number(done)} of ${format.number(total)} done`,
  progress: 'Changes sent',
  next: (seconds: number) => `Next, in ${format.number(seconds)} s`,
  heldCount: (count: number) => (count === 1 ? '1 held back by you' : `${format.number(count)} held back by you`),
  keys: 'Keys',
  move: 'Move',
  open: 'Open contact',
  discarded: (field: string, name: string) => `Discarded ${field} of ${name}.`,
  reviewAll: 'Review one by one',
}

/** The filters of the history. */
export const past = {
  filters: 'Filter the history',
  name: 'Contact',
  namePlaceholder: 'Part of a name',
  kind: 'What happened',
  everything: 'Everything',
  day: 'Day',
  clear: 'Clear filters',
  noMatch: 'Nothing like that in the history.',
  met: (theirs: string, mine: string) => `On Propstreet: ${theirs}. Yours: ${mine}`,
  givenUp: (mine: string) => `Given up: ${mine}`,
  goneThere: 'Discarded: the contact was deleted on Propstreet',
  fromFile: 'Taken in from a file',
}

import { changes, contacts, format } from './format'

/** The pill: a title from a fixed list, then the cause and the next step. */
export const sync = {
  name: 'Sync status',
  syncNow: 'Sync now',
  signIn: 'Sign in',
  signInNeeded: 'Sign-in needed',
  offline: 'Offline',
  syncing: 'Syncing',
  needsReview: 'Needs review',
  waiting: 'Waiting',
  upToDate: 'Up to date',
  starting: 'Starting',
  spoken: (title: string, text: string) => (text === '' ? title : `${title}. ${text}`),
  expired: (waiting: number) => `Sign-in expired. ${safe(waiting)}`,
  tokenRefused: (waiting: number) =>
    `Propstreet refused the token in FIELDBOOK_TOKEN. ${safe(waiting)} Start Fieldbook again with a new token.`,
  savedHere: (waiting: number) => `${changes(waiting)} saved on this laptop`,
  sentOnReconnect: (waiting: number) =>
    waiting === 1 ? '; it will be sent when you reconnect.' : '; they will be sent when you reconnect.',
  nothingUnsent: 'Your contacts are all here. What you change is sent when you reconnect.',
  noAnswer: (waiting: number) => `Propstreet does not answer. ${safe(waiting)} Fieldbook keeps trying.`,
  serverError: (waiting: number) =>
    `Propstreet has an error of its own. ${safe(waiting)} Fieldbook keeps trying; nothing is needed from you.`,
  portal: 'This network wants you to sign in first (hotel or airport Wi-Fi). Your changes are safe.',
  notTheApi: (origin: string, waiting: number) =>
    `${origin} does not answer as Propstreet does. ${safe(waiting)} Check the network, then the server address.`,
  limited: (seconds: number) => `Propstreet is limiting requests. Continuing in ${format.number(seconds)} s.`,
  fetching: (ready: number) => `Fetching contacts. ${contacts(ready)} ready.`,
  left: (count: number) => `${changes(count)} left.`,
  checking: 'Looking for changes.',
  toReview: (count: number) =>
    count === 1 ? '1 change needs your decision.' : `${changes(count)} need your decision.`,
  toSend: (count: number) => `${changes(count)} saved on this laptop, waiting to be sent.`,
  lastSynced: (at: number, now: number) => `Last synced ${format.time(at, now)}`,
  neverSynced: 'Not synced yet',
}

function safe(waiting: number): string {
  if (waiting === 0) return 'Your contacts are safe.'
  return waiting === 1 ? '1 change is safe.' : `${changes(waiting)} are safe.`
}

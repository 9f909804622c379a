import { changes, format } from './format'

/** One check before leaving the network. */
export const road = {
  title: 'Ready for the road',
  close: 'Close',
  ready: 'All set. Nothing is left to do before you leave.',
  notReady: (count: number) => `${format.count(count, { one: 'thing', other: 'things' })} to look at before you leave`,
  verdicts: { ok: 'Fine', note: 'To know', look: 'To look at' },
  names: {
    age: 'Contacts',
    unsent: 'Unsent changes',
    review: 'Decisions',
    held: 'Held back',
    room: 'Room on this laptop',
    token: 'Sign-in',
  },
  fresh: (at: number, now: number) => `As of ${format.time(at, now)}`,
  old: (at: number, now: number) => `As of ${format.time(at, now)}. Sync before you leave.`,
  notAll: 'Not all here yet. Sync before you leave.',
  allSent: 'None. Everything has reached Propstreet.',
  unsent: (count: number) => `${changes(count)} safe on this laptop, not on Propstreet yet`,
  noReview: 'None',
  review: (count: number) => (count === 1 ? '1 change waits for you' : `${changes(count)} wait for you`),
  held: (count: number) => `${changes(count)} held back by you`,
  room: (bytes: number, low: boolean) =>
    low ? `Only ${format.size(bytes)} free. Make room, or changes may not be saved.` : `${format.size(bytes)} free`,
  token: (days: number) =>
    days < 1
      ? 'Ends today. Sign in again before you leave.'
      : `Valid for ${format.count(days, { one: 'day', other: 'days' })}`,
  acts: { sync: 'Sync now', review: 'Review', waiting: 'Show', 'sign-in': 'Sign in' },
}

import { changes, contacts, format } from './format'

/** What happened while nobody was there. */
export const away = {
  title: 'While you were away',
  since: (at: number, now: number) => `Since ${format.time(at, now)}`,
  dismiss: 'Dismiss',
  changed: (count: number, names: readonly string[], by: readonly string[]): string => {
    const more = count - names.length
    const who = more > 0 ? `${names.join(', ')} and ${format.number(more)} more` : format.list(names)
    const what = names.length === 0 ? `${contacts(count)} changed` : `${contacts(count)} changed: ${who}`
    return by.length === 0 ? what : `${what}. By ${format.list(by)}`
  },
  deleted: (count: number) => `${contacts(count)} deleted on Propstreet`,
  sent: (count: number) => `${changes(count)} of yours sent`,
  merged: (count: number) => `${format.count(count, { one: 'field', other: 'fields' })} merged, nothing lost`,
  review: (count: number) => (count === 1 ? '1 change needs your decision' : `${changes(count)} need your decision`),
}

import type { Words } from '../catalogue'
import { changes, format } from './format'

export const road: Words['road'] = {
  title: 'Redo för resan',
  close: 'Stäng',
  ready: 'Allt är klart. Inget återstår innan du åker.',
  notReady: (count) => `${format.count(count, { one: 'sak', other: 'saker' })} att se över innan du åker`,
  verdicts: { ok: 'I ordning', note: 'Att känna till', look: 'Att se över' },
  names: {
    age: 'Kontakter',
    unsent: 'Osända ändringar',
    review: 'Beslut',
    held: 'Hålls inne',
    room: 'Plats på den här datorn',
    token: 'Inloggning',
  },
  fresh: (at, now) => `Från ${format.time(at, now)}`,
  old: (at, now) => `Från ${format.time(at, now)}. Synkronisera innan du åker.`,
  notAll: 'Alla är inte här än. Synkronisera innan du åker.',
  allSent: 'Inga. Allt har nått Propstreet.',
  unsent: (count) => `${changes(count)} i säkerhet på den här datorn, inte på Propstreet än`,
  noReview: 'Inga',
  review: (count) => `${changes(count)} väntar på dig`,
  held: (count) => `${changes(count)} hålls inne av dig`,
  room: (bytes, low) =>
    low
      ? `Bara ${format.size(bytes)} ledigt. Gör plats, annars kan ändringar inte sparas.`
      : `${format.size(bytes)} ledigt`,
  token: (days) =>
    days < 1
      ? 'Går ut i dag. Logga in igen innan du åker.'
      : `Giltig i ${format.count(days, { one: 'dag', other: 'dagar' })}`,
  acts: { sync: 'Synkronisera nu', review: 'Granska', waiting: 'Visa', 'sign-in': 'Logga in' },
}

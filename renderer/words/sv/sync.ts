import type { Words } from '../catalogue'
import { changes, contacts, format } from './format'

export const sync: Words['sync'] = {
  name: 'Synkroniseringens läge',
  syncNow: 'Synkronisera nu',
  signIn: 'Logga in',
  signInNeeded: 'Inloggning behövs',
  offline: 'Ingen anslutning',
  syncing: 'Synkroniserar',
  needsReview: 'Behöver granskas',
  waiting: 'Väntar',
  upToDate: 'Allt är uppdaterat',
  starting: 'Startar',
  spoken: (title, text) => (text === '' ? title : `${title}. ${text}`),
  expired: (waiting) => `Inloggningen har gått ut. ${safe(waiting)}`,
  tokenRefused: (waiting) =>
    `Propstreet avvisade åtkomstnyckeln i FIELDBOOK_TOKEN. ${safe(waiting)} Starta Fieldbook igen med en ny.`,
  savedHere: (waiting) => `${saved(waiting)} på den här datorn`,
  sentOnReconnect: (waiting) =>
    waiting === 1 ? '; den skickas när du har nät igen.' : '; de skickas när du har nät igen.',
  nothingUnsent: 'Alla dina kontakter finns här. Det du ändrar skickas när du har nät igen.',
  noAnswer: (waiting) => `Propstreet svarar inte. ${safe(waiting)} Fieldbook fortsätter att försöka.`,
  serverError: (waiting) =>
    `Propstreet har ett eget fel. ${safe(waiting)} Fieldbook fortsätter att försöka; du behöver inte göra något.`,
  portal:
    'Det här nätet vill att du loggar in först (hotellets eller flygplatsens wifi). Dina ändringar är i säkerhet.',
  notTheApi: (origin, waiting) =>
    `${origin} svarar inte som Propstreet gör. ${safe(waiting)} Kontrollera nätet och sedan serveradressen.`,
  limited: (seconds) => `Propstreet begränsar antalet frågor. Fortsätter om ${format.number(seconds)} s.`,
  fetching: (ready) => `Hämtar kontakter. ${contacts(ready)} ${ready === 1 ? 'klar' : 'klara'}.`,
  left: (count) => `${changes(count)} kvar.`,
  checking: 'Letar efter ändringar.',
  toReview: (count) => (count === 1 ? '1 ändring behöver ditt beslut.' : `${changes(count)} behöver ditt beslut.`),
  toSend: (count) => `${saved(count)} på den här datorn, väntar på att skickas.`,
  lastSynced: (at, now) => `Synkroniserat ${format.time(at, now)}`,
  neverSynced: 'Inte synkroniserat än',
}

function saved(count: number): string {
  return format.count(count, { one: 'ändring sparad', other: 'ändringar sparade' })
}

function safe(waiting: number): string {
  if (waiting === 0) return 'Dina kontakter är i säkerhet.'
  return waiting === 1 ? '1 ändring är i säkerhet.' : `${changes(waiting)} är i säkerhet.`
}

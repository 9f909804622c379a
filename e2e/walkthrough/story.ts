import type { ContactFields } from '../reference-server/contact'

export type Person = { id: string; name: string }

/** The three contacts of the story, as the reference server makes them up. */
export const ada: Person = { id: '1001', name: 'Ada Aalto' }
export const adam: Person = { id: '1002', name: 'Adam Åberg' }
export const adele: Person = { id: '1003', name: 'Adèle Abadie' }
export const people = [ada, adam, adele]

/** What the user types, field by field, in a car park without a network. */
export const mine = {
  ada: { Email: 'ada.aalto@nordport.example', Phone: '+46 70 555 01 02' },
  adam: { Phone: '+46 70 555 03 04', Strategy: 'Sells both Malmö offices; wants an answer before midsummer.' },
  adele: { Phone: '+33 1 55 50 05 06', tagIn: 'lunch-june', tagOut: 'hotels' },
}

/** What a colleague changes on the server in the meantime. */
export const theirs = {
  ada: { strategy: 'Now also cold storage, up to 80 MEUR.' },
  adam: { strategy: 'Sells one office in Malmö; the other is let until 2031.' },
  adele: { tags: ['hotels', 'board-member'] },
} satisfies Record<string, ContactFields>

/** What the colleague changes again in the very moment in which our change arrives: this forces a 412. */
export const inBetween = { ada: { linkedInUrl: 'https://www.linkedin.com/in/ada-aalto-nordport' } } satisfies Record<
  string,
  ContactFields
>

/** What each contact must be in the end: everybody's changes, nobody's lost, the conflict as the user decided it. */
export const outcome: Record<string, ContactFields> = {
  [ada.id]: { email: mine.ada.Email, phone: mine.ada.Phone, ...theirs.ada, ...inBetween.ada },
  [adam.id]: { phone: mine.adam.Phone, strategy: mine.adam.Strategy },
  [adele.id]: { phone: mine.adele.Phone, tags: ['board-member', mine.adele.tagIn] },
}

/** The fields that the user touched: no PATCH may hold another. */
export const touched: Record<string, string[]> = {
  [ada.id]: ['email', 'phone'],
  [adam.id]: ['phone', 'strategy'],
  [adele.id]: ['phone', 'tags'],
}

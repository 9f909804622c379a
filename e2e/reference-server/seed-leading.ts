import type { NoteType } from './contact'

/** Contacts that come first in any alphabet, by first as by last name: what a new user, and a screenshot, sees first. */
export type Leading = {
  name: readonly [first: string, last: string]
  country: string
  language: string
  jobTitle: string
  tags: readonly string[]
  strategy: string | null
  note?: { type: NoteType; text: string }
}

export const leading: readonly Leading[] = [
  {
    name: ['Ada', 'Aalto'],
    country: 'SE',
    language: 'fi',
    jobTitle: 'Head of Acquisitions',
    tags: ['vip', 'logistics', 'nordics'],
    strategy: 'Looks for logistics around Helsinki and Mälardalen, 20–60 MEUR, long leases.',
    note: { type: 'meeting', text: 'Showed the Västerås terminal. She wants the technical report before Friday.' },
  },
  {
    name: ['Adam', 'Åberg'],
    country: 'SE',
    language: 'sv',
    jobTitle: 'CFO',
    tags: ['decision-maker', 'offices'],
    strategy: 'Sells two offices in Malmö this year; holds the residential part.',
    note: { type: 'call', text: 'Will share the rent roll once the board has met.' },
  },
  {
    name: ['Adèle', 'Abadie'],
    country: 'FR',
    language: 'fr',
    jobTitle: 'Investment Director',
    tags: ['investor', 'hotels'],
    strategy: 'City hotels with an operator in place, from 80 rooms.',
  },
  {
    name: ['Adnan', 'Abacı'],
    country: 'DE',
    language: 'tr',
    jobTitle: 'Managing Partner',
    tags: ['developer', 'land'],
    strategy: null,
  },
  {
    name: ['Adrian', 'Abramowski'],
    country: 'SE',
    language: 'pl',
    jobTitle: 'Portfolio Manager',
    tags: ['investor', 'core'],
    strategy: 'Core offices in Warsaw and Łódź, and now a first step into Sweden.',
  },
  {
    name: ['Agata', 'Adamiec'],
    country: 'GB',
    language: 'pl',
    jobTitle: 'Asset Manager',
    tags: ['owner', 'retail'],
    strategy: null,
  },
  {
    name: ['Agnes', 'Abrahamsson'],
    country: 'SE',
    language: 'sv',
    jobTitle: 'Leasing Manager',
    tags: ['tenant', 'stockholm'],
    strategy: 'Needs 2,400 m² near Odenplan by next autumn.',
    note: { type: 'email', text: 'Sent three alternatives with floor plans.' },
  },
  {
    name: ['Agneta', 'Adlercreutz'],
    country: 'SE',
    language: 'sv',
    jobTitle: 'Chairwoman',
    tags: ['vip', 'key-account'],
    strategy: 'Family office with a long view; decides in person.',
  },
  {
    name: ['Ágnes', 'Ács'],
    country: 'DE',
    language: 'hu',
    jobTitle: 'Transaction Manager',
    tags: ['broker', 'dach'],
    strategy: null,
  },
  {
    name: ['Aidan', 'Adair'],
    country: 'GB',
    language: 'en',
    jobTitle: 'Senior Advisor',
    tags: ['advisor', 'referral'],
    strategy: 'Represents two pension funds on the buying side.',
  },
  {
    name: ['Aina', 'Ødegård'],
    country: 'SE',
    language: 'nb',
    jobTitle: 'Project Developer',
    tags: ['developer', 'residential'],
    strategy: 'Timber buildings, 40 to 120 apartments, at railway stations.',
  },
  {
    name: ['Aino', 'Ahonen'],
    country: 'SE',
    language: 'fi',
    jobTitle: 'Analyst',
    tags: ['investor'],
    strategy: null,
  },
]

import { components, type Decode, type Property, readProperty, textOf, unfolded } from './vcard-lines'

/** A person as a card tells of one. Fields that a card lacks are empty. */
export type Card = {
  firstName: string
  lastName: string
  email: string
  phone: string
  linkedInUrl: string
  company: string
  jobTitle: string
  tags: string[]
  strategy: string
  language: string
  /** Other systems' references, as "system/id". */
  refs: string[]
  uid: string
}

/** `next`: where the next card begins. */
export type CardSlice = { cards: Card[]; next: number }

const cardEnd = /^END:VCARD[ \t]*$/gim

/** The cards of some `size` characters, at least one, of a text with plain lines. Never throws, linear in what it reads. */
export function readCards(
  text: string,
  { from, size, decode }: { from: number; size: number; decode: Decode },
): CardSlice {
  cardEnd.lastIndex = from + size
  const end = cardEnd.exec(text)
  const next = end ? end.index + end[0].length + 1 : text.length
  const cards: Card[] = []
  let properties: Property[] | null = null
  for (const line of unfolded(text.slice(from, next))) {
    const property = readProperty(line, decode)
    const says = property?.value.trim().toUpperCase()
    if (property?.name === 'BEGIN' && says === 'VCARD') properties = []
    else if (property?.name === 'END' && says === 'VCARD') {
      if (properties) cards.push(cardOf(properties))
      properties = null
    } else if (property) properties?.push(property)
  }
  return { cards, next }
}

function cardOf(properties: readonly Property[]): Card {
  const all = (name: string) => properties.filter((property) => property.name === name && property.value.trim() !== '')
  const text = (...names: string[]) => textOf(names.flatMap(all)[0]?.value ?? '')
  const [family = '', given = '', middle = ''] = components(all('N')[0]?.value ?? '', ';')
  const names = family || given ? { given: [given, middle].filter(Boolean).join(' '), family } : splitName(text('FN'))
  const profiles = [...all('URL'), ...all('X-SOCIALPROFILE'), ...all('X-LINKEDIN')].map(({ value }) => textOf(value))
  return {
    firstName: names.given,
    lastName: names.family,
    email: textOf(preferred(all('EMAIL'), [])?.value ?? ''),
    phone: textOf(preferred(all('TEL'), ['CELL', 'WORK'])?.value ?? '').replace(/^tel:/i, ''),
    linkedInUrl: profiles.find((url) => /linkedin\.com\/in\//i.test(url)) ?? '',
    company: components(all('ORG')[0]?.value ?? '', ';')[0] ?? '',
    jobTitle: text('TITLE', 'ROLE'),
    tags: all('CATEGORIES')
      .flatMap(({ value }) => components(value, ','))
      .filter(Boolean),
    strategy: all('NOTE')
      .map(({ value }) => textOf(value))
      .join('\n'),
    language: text('LANG', 'X-LANGUAGE'),
    refs: all('X-EXTERNAL-REF').map(({ value }) => textOf(value)),
    uid: text('UID'),
  }
}

/** "Anna Berg": the last word is the family name. "Berg, Anna" says so itself. */
export function splitName(full: string): { given: string; family: string } {
  const comma = full.indexOf(',')
  if (comma > 0) return { given: full.slice(comma + 1).trim(), family: full.slice(0, comma).trim() }
  const words = full.trim().split(/\s+/)
  const family = words.length > 1 ? (words.pop() ?? '') : ''
  return { given: words.join(' '), family }
}

/** The one marked as preferred, else one of the wanted types, else the first. A fax is nobody's telephone. */
function preferred(all: readonly Property[], wanted: readonly string[]): Property | undefined {
  const voices = all.filter(({ types }) => !types.includes('FAX'))
  const marked = voices.find(({ types, params }) => types.includes('PREF') || params.get('PREF') === '1')
  const typed = wanted.flatMap((type) => voices.filter(({ types }) => types.includes(type)))
  return marked ?? typed[0] ?? voices[0] ?? all[0]
}

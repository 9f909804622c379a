import { fold } from '../search/fold'
import type { Target } from './import-api'

/**
 * Headers by what they become, folded and without signs: English and Swedish, and those of Outlook, Google Contacts and
 * HubSpot. Where several columns become one field, the order here is that in which they are asked.
 */
const known: Record<Exclude<Target, 'skip'>, readonly string[]> = {
  firstName: ['first name', 'given name', 'firstname', 'fornamn', 'tilltalsnamn'],
  lastName: ['last name', 'family name', 'surname', 'lastname', 'efternamn'],
  fullName: ['name', 'full name', 'contact name', 'display name', 'contact', 'namn', 'kontakt', 'kontaktperson'],
  email: [
    ...['email', 'e mail', 'email address', 'e mail address', 'e mail 1 value', 'primary email', 'mail'],
    ...['e post', 'epost', 'e postadress', 'epostadress', 'e mail 2 address', 'e mail 2 value'],
  ],
  phone: [
    ...['mobile phone', 'mobile phone number', 'mobile', 'cell', 'cell phone', 'mobil', 'mobiltelefon', 'mobilnummer'],
    ...['phone', 'phone number', 'telephone', 'phone 1 value', 'primary phone', 'telefon', 'telefonnummer', 'tel'],
    ...['business phone', 'work phone', 'direct phone', 'arbetstelefon', 'telefon arbete', 'business phone 2'],
    ...['phone 2 value', 'home phone', 'hemtelefon'],
  ],
  linkedInUrl: ['linkedin', 'linkedin url', 'linkedin profile', 'linkedin bio', 'linkedin profile url'],
  company: [
    ...[
      'company',
      'company name',
      'organization name',
      'organization',
      'organisation',
      'organization 1 name',
      'account',
    ],
    ...['account name', 'associated company', 'employer', 'foretag', 'foretagsnamn', 'bolag', 'arbetsgivare'],
  ],
  jobTitle: [
    ...['job title', 'title', 'position', 'role', 'organization title', 'organization 1 title', 'titel', 'befattning'],
    ...['yrkestitel', 'jobbtitel', 'roll'],
  ],
  tags: [
    ...['tags', 'tag', 'labels', 'categories', 'category', 'group membership', 'taggar', 'tagg', 'etiketter'],
    ...['kategorier', 'kategori'],
  ],
  strategy: [
    'strategy',
    'notes',
    'note',
    'comments',
    'strategi',
    'anteckningar',
    'anteckning',
    'kommentar',
    'noteringar',
  ],
  language: ['language', 'preferred language', 'sprak', 'primary language'],
  refs: ['references', 'external references', 'external refs', 'referenser'],
  hubspotId: ['record id', 'record id contact', 'hubspot id', 'contact id'],
}

/** Fields that the first filled column decides, and fields that all columns fill. Others have one column. */
const severals: readonly Target[] = ['email', 'phone', 'tags', 'strategy', 'refs']

const targetOf = new Map<string, { target: Target; rank: number }>()
for (const [target, headers] of Object.entries(known)) {
  for (const [rank, header] of headers.entries()) targetOf.set(header, { target: target as Target, rank })
}

/** What the columns are, as far as their headers tell. */
export function guessTargets(headers: readonly string[]): Target[] {
  const found = headers.map((header) => targetOf.get(plainHeader(header)))
  const best = (target: Target) =>
    Math.min(...found.map((one) => (one?.target === target ? one.rank : Number.MAX_VALUE)))
  const hasNames = found.some((one) => one?.target === 'firstName' || one?.target === 'lastName')
  const taken = new Set<Target>()
  return found.map((one) => {
    if (!one || (one.target === 'fullName' && hasNames)) return 'skip'
    if (!severals.includes(one.target) && (taken.has(one.target) || one.rank !== best(one.target))) return 'skip'
    taken.add(one.target)
    return one.target
  })
}

function plainHeader(header: string): string {
  return fold(header)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** How soon a column is asked among those of its field; columns with unknown headers come after, as they stand. */
export function rankOf(header: string): number {
  return targetOf.get(plainHeader(header))?.rank ?? Number.MAX_SAFE_INTEGER
}

/** Whether a first row names columns: one that has an address or a telephone number in it is a contact itself. */
export function isHeader(row: readonly string[]): boolean {
  return !row.some((cell) => /\S@\S+\.\S/.test(cell) || /^\+?[\d\s()/-]{7,}$/.test(cell.trim()))
}

/** Names a set of headers, to remember what they were mapped to. */
export function headersKey(headers: readonly string[]): string {
  return JSON.stringify(headers.map(plainHeader))
}

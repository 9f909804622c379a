import type { Contact } from '../../shared/contact'
import { writeList } from '../../shared/csv'
import { type ExternalRef, namespace } from '../../shared/path'
import type { Card } from '../../shared/vcard'
import { onTop } from '../../shared/wire'
import type { Entry } from './directory'
import type { State } from './state'

/** The columns of a file of contacts, as they are exported. */
export const columns = [
  'firstName',
  'lastName',
  'email',
  'phone',
  'linkedInUrl',
  'company',
  'jobTitle',
  'tags',
  'strategy',
  'language',
  'refs',
] as const satisfies (keyof Card)[]
export type Column = (typeof columns)[number]

/** A contact as a file tells of it: the server's row with the user's edits on top. */
export function personOf(state: State, entry: Entry, contact: Contact): Card {
  const wishes = (state.edits.get(entry.id) ?? []).map(({ path, leaf }) => ({ path, mine: leaf.mine }))
  const shown = onTop(contact, wishes)
  const refs = (shown.externalRefs ?? []).filter((ref) => ref.namespace.toLowerCase() !== namespace)
  return {
    firstName: shown.firstName ?? '',
    lastName: shown.lastName ?? '',
    email: shown.email ?? '',
    phone: shown.phone ?? '',
    linkedInUrl: shown.linkedInUrl ?? '',
    company: entry.shown.company,
    jobTitle: entry.shown.jobTitle,
    tags: [...(shown.tags ?? [])],
    strategy: shown.strategy ?? '',
    language: shown.primaryLanguage ?? '',
    refs: refs.map(writeRef),
    uid: entry.id,
  }
}

export function cellOf(card: Card, column: Column): string {
  const value = card[column]
  return typeof value === 'string' ? value : writeList(value)
}

/** "crm/17": the first slash ends the system's name. */
export function writeRef({ namespace: system, id }: ExternalRef): string {
  return `${system.replace(/[%/]/g, encodeURIComponent)}/${id}`
}

/** The reference that a text stands for, or null for none. */
export function readRef(text: string): ExternalRef | null {
  const slash = text.indexOf('/')
  const system = text
    .slice(0, slash)
    .replace(/%(?:25|2F)/gi, decodeURIComponent)
    .trim()
  const id = text.slice(slash + 1).trim()
  return slash > 0 && system !== '' && id !== '' ? { namespace: system, id } : null
}

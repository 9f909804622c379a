import { type Contact, displayName, mainCompany } from '../../shared/contact'
import { type Edit, tagsWith } from '../../shared/edits'
import { parsePath } from '../../shared/path'

/** What lists, filters and search need of a contact: all that is held in memory of each. */
export type ListFields = {
  id: string
  firstName: string | null
  lastName: string | null
  email: string | null
  phone: string | null
  company: string
  jobTitle: string
  tags: readonly string[]
  updatedUtc: string
  deleted: boolean
}

export function listFields(contact: Contact): ListFields {
  const company = mainCompany(contact)
  return {
    id: contact.id,
    firstName: contact.firstName || null,
    lastName: contact.lastName || null,
    email: contact.email || null,
    phone: contact.phone || null,
    company: company?.name ?? '',
    jobTitle: company?.jobTitle ?? '',
    tags: contact.tags ?? [],
    updatedUtc: contact.updatedUtc,
    deleted: Boolean(contact.deletedUtc),
  }
}

/** What is shown: the server's fields with the user's edits on top. */
export function withEdits(fields: ListFields, edits: readonly Edit[]): ListFields {
  const shown = { ...fields, tags: tagsWith({ tags: [...fields.tags] }, edits) }
  for (const { path, leaf } of edits) {
    const field = parsePath(path)?.field
    if (field === 'firstName' || field === 'lastName' || field === 'email' || field === 'phone') {
      shown[field] = typeof leaf.mine === 'string' ? leaf.mine : null
    }
  }
  return shown
}

export function subtitleOf(fields: ListFields): string {
  return [fields.jobTitle, fields.company].filter(Boolean).join(' · ')
}

/** Two letters for the avatar: of first and last name, else of what there is. */
export function initialsOf(fields: ListFields): string {
  const { firstName, lastName } = fields
  const words = firstName || lastName ? [firstName, lastName] : [displayName(fields)]
  return words
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase()
}

/** Lower case without accents, so that "ahlen" finds "Åhlén". */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** What parts words, in contacts and in searches alike, so that "anna-lena" finds Anna-Lena and "lena" does too. */
const partings = /[\s@,./()-]+/

/** Where a token is looked for: every word starts after a space; phone digits stand together. */
export function haystack(fields: ListFields): string {
  const digits = (fields.phone ?? '').replace(/\D/g, '')
  const words = [fields.firstName, fields.lastName, fields.company, fields.jobTitle, fields.email, ...fields.tags]
  return ` ${wordsOf(words.filter(Boolean).join(' ')).join(' ')} #${digits}`
}

/** The tests a search stands for: every word starts a word of the contact, digits stand anywhere in its phone. */
export function tokensOf(text: string): ((hay: string) => boolean)[] {
  const phone = /^[\d\s+()/-]*\d[\d\s+()/-]*$/.test(text) ? text.replace(/\D/g, '').replace(/^0+/, '') : ''
  if (phone.length >= 3) return [(hay) => hay.indexOf(phone, hay.lastIndexOf('#')) >= 0]
  return wordsOf(text).map((token) => (hay) => hay.includes(` ${token}`))
}

function wordsOf(text: string): string[] {
  return fold(text).split(partings).filter(Boolean)
}

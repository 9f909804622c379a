import { type Contact, displayName, mainCompany } from '../../shared/contact'
import type { Edit } from '../../shared/edits'
import { deleted, type LeafPath, parsePath } from '../../shared/path'
import { tagsWith } from '../../shared/wire'
import { type Hay, hayOf } from '../search/terms'

/** What lists, filters and search need of a contact: all that is held in memory of each. */
export type ListFields = {
  id: string
  firstName: string | null
  lastName: string | null
  email: string | null
  phone: string | null
  primaryLanguage: string | null
  companyId: string | null
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
    primaryLanguage: contact.primaryLanguage || null,
    companyId: company?.id ?? null,
    company: company?.name ?? '',
    jobTitle: company?.jobTitle ?? '',
    tags: contact.tags ?? [],
    updatedUtc: contact.updatedUtc,
    deleted: Boolean(contact.deletedUtc),
  }
}

/** What is shown: the server's fields with the user's edits on top. `nameOf`: the name of a company by its id. */
export function withEdits(
  fields: ListFields,
  edits: readonly Edit[],
  nameOf: (company: string) => string | undefined,
): ListFields {
  const wishes = edits.map(({ path, leaf }) => ({ path, mine: leaf.mine }))
  const shown = { ...fields, tags: tagsWith({ tags: [...fields.tags] }, wishes), deleted: isWanted(edits, deleted) }
  for (const { path, mine } of wishes) {
    const parts = parsePath(path)
    if (parts?.kind === 'text' && parts.field in shown) Object.assign(shown, { [parts.field]: mine })
    else if (parts?.kind === 'primary' && typeof mine === 'string') showCompany(shown, mine, nameOf)
    else if (parts?.kind === 'link' && mine === false && parts.company === shown.companyId) {
      Object.assign(shown, { companyId: null, company: '', jobTitle: '' })
    } else if (parts?.kind === 'link' && mine !== false) {
      if (shown.companyId === null) showCompany(shown, parts.company, nameOf)
      if (shown.companyId === parts.company) shown.jobTitle = typeof mine === 'string' ? mine : ''
    }
  }
  return shown
}

/** Memory holds the main company only: of another one that is to be it, the job title is known to its edit at most. */
function showCompany(shown: ListFields, id: string, nameOf: (company: string) => string | undefined): void {
  if (shown.companyId === id) return
  Object.assign(shown, { companyId: id, company: nameOf(id) ?? '', jobTitle: '' })
}

function isWanted(edits: readonly Edit[], path: LeafPath): boolean {
  return edits.some((edit) => edit.path === path && edit.leaf.mine === true && edit.conflict === null)
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

/** Where a search looks for a contact. */
export function haystack(fields: ListFields): Hay {
  const { firstName, lastName, company, jobTitle, email, phone, tags } = fields
  return hayOf([firstName, lastName, company, jobTitle, email, ...tags], phone)
}

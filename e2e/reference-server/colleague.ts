import { deleteCompany, updateCompany } from './companies'
import type { Company, Contact, ContactFields } from './contact'
import {
  clashOf,
  createContact,
  deleteContact,
  restoreContact,
  touchContact,
  updateContact,
  type Writer,
} from './contact-rows'
import { parseFields } from './parse-fields'
import type { ContactRow, ServerState } from './state'

/** A name, or a name and how many milliseconds before its commit the transaction took its time. */
export type Who = string | { name?: string; lagMs?: number }

/** Somebody else at work on the same server. A refused change throws: the caller asked for something impossible. */
export type Colleague = {
  create(fields: ContactFields, who?: Who): Contact
  patch(id: string, fields: ContactFields, who?: Who): Contact
  /** A new etag and no changed field. */
  touch(id: string, who?: Who): Contact
  delete(id: string, who?: Who): Contact
  restore(id: string, who?: Who): Contact
  /** Every change inside shares one `updatedUtc`, as a bulk import's do. */
  bulk<T>(work: () => T): T
  patchCompany(id: string, changes: Partial<Omit<Company, 'id'>>): Company
  deleteCompany(id: string): Company
}

export class ColleagueRefused extends Error {}

export function createColleague(state: ServerState): Colleague {
  const present = (id: string): ContactRow => {
    const row = state.contacts.get(id)
    if (!row) throw new ColleagueRefused(`no contact ${id}`)
    return row
  }
  const company = (id: string) => {
    const row = state.companies.get(id)
    if (!row) throw new ColleagueRefused(`no company ${id}`)
    return row
  }
  const checked = (id: string | undefined, raw: ContactFields): ContactFields => {
    const companyExists = (companyId: string): boolean => state.companies.has(companyId)
    const parsed = parseFields(raw, { companyExists, normalise: state.settings.normalise })
    if (parsed.kind === 'errors') throw new ColleagueRefused(JSON.stringify(parsed.errors))
    const clash = clashOf(state, id, parsed.fields)
    if (clash) throw new ColleagueRefused(clash.detail)
    return parsed.fields
  }
  const live = (id: string): ContactRow => {
    const row = present(id)
    if (row.contact.deletedUtc) throw new ColleagueRefused(`contact ${id} is deleted`)
    return row
  }

  return {
    create: (fields, who) => createContact(state, checked(undefined, fields), writer(who)).contact,
    patch: (id, fields, who) => updateContact(state, live(id), checked(id, fields), writer(who)).contact,
    touch: (id, who) => touchContact(state, live(id), writer(who)).contact,
    delete: (id, who) => deleteContact(state, live(id), writer(who)).contact,
    restore(id, who) {
      const row = present(id)
      if (!row.contact.deletedUtc) return row.contact
      const clash = clashOf(state, id, row.contact)
      if (clash) throw new ColleagueRefused(clash.detail)
      return restoreContact(state, row, writer(who)).contact
    },
    bulk: (work) => state.stamps.share(work),
    patchCompany: (id, changes) => updateCompany(state, company(id), changes),
    deleteCompany: (id) => deleteCompany(state, company(id)),
  }
}

function writer(who: Who = {}): Writer {
  const { name = 'Colleague', lagMs = 0 } = typeof who === 'string' ? { name: who } : who
  return { user: { id: `user-${name.toLowerCase().replaceAll(/\s+/g, '-')}`, name }, origin: 'web', lagMs }
}

import { companyUri } from './apply-fields'
import type { Company, CompanyInput } from './contact'
import { shown } from './contact-rows'
import { paddedStamp } from './stamps'
import type { CompanyRow, ServerState } from './state'

export function loadCompany(state: ServerState, input: CompanyInput): void {
  const stamp = paddedStamp(input.updatedUtc ?? '') ?? state.stamps.next()
  state.stamps.seen(stamp)
  storeCompany(state, undefined, stamp, {
    domain: null,
    homepageUrl: null,
    linkedInUrl: null,
    countryCode: null,
    tags: [],
    strategy: null,
    externalRefs: [],
    deletedUtc: null,
    ...input,
    etag: '',
    updatedUtc: '',
  })
}

/**
 * A company's name is joined into its contacts when they are read, so a renamed company shows there at once while the
 * contacts' etags and times stay: a delta of contacts never tells.
 */
export function updateCompany(state: ServerState, row: CompanyRow, changes: Partial<Omit<Company, 'id'>>): Company {
  const stamp = state.stamps.next(row.stamp)
  const { company } = storeCompany(state, row, stamp, { ...row.company, ...changes })
  for (const contactRow of state.contacts.values()) {
    if (!contactRow.contact.companies.some(({ id }) => id === company.id)) continue
    const companies = contactRow.contact.companies.map((link) => {
      return link.id === company.id ? { ...link, uri: companyUri(company.id), name: company.name } : link
    })
    const next = { ...contactRow, contact: { ...contactRow.contact, companies } }
    state.contacts.set(next.id, next)
    state.contactOrder.put(next, contactRow)
  }
  return company
}

export function deleteCompany(state: ServerState, row: CompanyRow): Company {
  const stamp = state.stamps.next(row.stamp)
  return storeCompany(state, row, stamp, { ...row.company, deletedUtc: shown(state, stamp) }).company
}

function storeCompany(
  state: ServerState,
  previous: CompanyRow | undefined,
  stamp: string,
  company: Company,
): CompanyRow {
  const row = {
    id: company.id,
    stamp,
    company: { ...company, etag: state.nextEtag(), updatedUtc: shown(state, stamp) },
  }
  state.companies.set(row.id, row)
  state.companyOrder.put(row, previous)
  return row
}

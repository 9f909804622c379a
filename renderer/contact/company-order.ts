import type { CompanyView } from '../store/api'

/** Beyond this many the companies are folded to as many as this. */
const SHOWN = 8

/** The primary company first; the others as the server has them, which puts what is new last. */
export function inOrder(companies: readonly CompanyView[]): CompanyView[] {
  return [...companies.filter(({ primary }) => primary), ...companies.filter(({ primary }) => !primary)]
}

/** The companies that are shown of a folded list: the first ones, and whatever is not as the server has it. */
export function foldedCompanies(companies: readonly CompanyView[]): CompanyView[] {
  if (companies.length <= SHOWN + 2) return [...companies] // to fold two away saves no room
  return companies.filter(({ state }, index) => index < SHOWN || state.kind !== 'clean')
}

import { expect, test } from 'vitest'
import type { CompanyView } from '../store/api'
import { foldedCompanies, inOrder } from './company-order'

const company = (id: number, given: Partial<CompanyView> = {}): CompanyView => {
  const clean = { state: { kind: 'clean' }, primary: false, removed: false } as const
  return { id: String(id), name: `Company ${id}`, jobTitle: '', ...clean, ...given }
}
const ids = (companies: CompanyView[]) => companies.map(({ id }) => id)

test('the primary company comes first, the others stay in the server’s order', () => {
  expect(ids(inOrder([company(1), company(2), company(3, { primary: true })]))).toEqual(['3', '1', '2'])
})

test('of forty companies the first are shown, and every one with an unsent change', () => {
  const pending = { kind: 'pending', was: false, savedAt: 0 } as const
  const forty = Array.from({ length: 40 }, (_, i) => company(i, i === 39 ? { state: pending } : {}))
  expect(ids(foldedCompanies(forty))).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '39'])
  expect(foldedCompanies(forty.slice(0, 10))).toHaveLength(10)
})

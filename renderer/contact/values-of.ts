import type { Value } from '../../shared/leaf'
import { type LeafPath, linkPath, primaryCompany, tagPath } from '../../shared/path'
import type { ContactView } from '../store/api'

/** Everything that is wanted of a contact, as values for a new one. */
export function valuesOf(view: ContactView): Record<LeafPath, Value> {
  const primary = view.companies.find((company) => company.primary && !company.removed)
  const wishes: [LeafPath, Value][] = [
    ...Object.entries(view.text).map(([path, { value }]): [LeafPath, Value] => [path, value]),
    ...view.tags.filter(({ state }) => state !== 'removed').map(({ tag }): [LeafPath, Value] => [tagPath(tag), true]),
    ...view.externalRefs.filter(({ state }) => state !== 'removed').map(({ path }): [LeafPath, Value] => [path, true]),
    ...view.companies
      .filter(({ removed }) => !removed)
      .map(({ id, jobTitle }): [LeafPath, Value] => [linkPath(id), jobTitle || null]),
    ...(primary ? [[primaryCompany, primary.id] as [LeafPath, Value]] : []),
    ['blocked', view.blocked.value],
  ]
  return Object.fromEntries(wishes.filter(([path, value]) => value !== null || path.startsWith('companies/')))
}

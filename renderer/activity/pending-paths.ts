import { type LeafPath, linkPath, primaryCompany, tagPath } from '../../shared/path'
import type { ContactView } from '../store/api'

/** The leaves of a contact with an edit that has not been sent. */
export function pendingPaths(view: ContactView): Set<LeafPath> {
  const states: [LeafPath, { kind: string }][] = [
    ...Object.entries(view.text).map(([field, { state }]): [LeafPath, { kind: string }] => [field, state]),
    ...view.companies.map(({ id, state }): [LeafPath, { kind: string }] => [linkPath(id), state]),
    [primaryCompany, view.primaryCompany],
    ['blocked', view.blocked.state],
    ['profilePictureId', view.picture.state],
    ['deleted', view.deletion],
  ]
  const elements: [LeafPath, string][] = [
    ...view.tags.map(({ tag, state }): [LeafPath, string] => [tagPath(tag), state]),
    ...view.externalRefs.map(({ path, state }): [LeafPath, string] => [path, state]),
  ]
  return new Set([
    ...states.flatMap(([path, { kind }]) => (kind === 'pending' ? [path] : [])),
    ...elements.flatMap(([path, state]) => (state === 'added' || state === 'removed' ? [path] : [])),
    ...(view.created ? ['created'] : []),
  ])
}

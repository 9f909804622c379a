import { isTextField, type TextField } from './fields'

/** Names a leaf within its contact: `email`, or `tags/vip` for one element of a set. */
export type LeafPath = string

export type PathParts = { kind: 'text'; field: TextField } | { kind: 'element'; field: 'tags'; element: string }

export function tagPath(tag: string): LeafPath {
  return `tags/${tag}`
}

/** The parts of a path, or null for one that this version can't edit: paths come from windows and from old rows. */
export function parsePath(path: LeafPath): PathParts | null {
  if (isTextField(path)) return { kind: 'text', field: path }
  const element = /^tags\/(.+)$/s.exec(path)?.[1]
  return element === undefined ? null : { kind: 'element', field: 'tags', element }
}

/** The field a leaf belongs to, as people count changes: two tags are one change of *Tags*. */
export function fieldOf(path: LeafPath): string {
  return path.split('/', 1)[0] ?? path
}

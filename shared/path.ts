import { type FieldName, isTextField, isWriteOnly, type SetField, type TextField, type WriteOnlyField } from './fields'

/**
 * Names a leaf within its contact: `email`, `blocked`; `tags/vip` and `externalRefs/crm/17` for one element of a set;
 * `companies/<id>` for a link and `primaryCompany` for which one is primary; `created` and `deleted` for the whole.
 */
export type LeafPath = string

export type PathParts =
  | { kind: 'text'; field: TextField }
  | { kind: 'element'; field: SetField; element: string }
  | { kind: 'link'; field: 'companies'; company: string }
  | { kind: 'primary'; field: 'companies' }
  | { kind: 'write-only'; field: WriteOnlyField }
  | { kind: 'whole'; field: 'created' | 'deleted' }

/** The namespace of the reference that a contact created here bears for good: its local id. */
export const namespace = 'fieldbook'

export type ExternalRef = { namespace: string; id: string }

export const created = 'created'
export const deleted = 'deleted'
export const primaryCompany = 'primaryCompany'

export function tagPath(tag: string): LeafPath {
  return `tags/${tag}`
}

/** Namespaces are case-insensitive, ids are not. Half a surrogate pair, which JSON may carry, can't be encoded. */
export function refPath({ namespace, id }: ExternalRef): LeafPath {
  return `externalRefs/${encodeURIComponent(namespace.replace(/\p{Surrogate}/gu, '\ufffd').toLowerCase())}/${id}`
}

export function linkPath(company: string): LeafPath {
  return `companies/${company}`
}

/** The reference that an `externalRefs` element stands for. */
export function refOf(element: string): ExternalRef {
  const slash = element.indexOf('/')
  return { namespace: decodeURIComponent(element.slice(0, slash)), id: element.slice(slash + 1) }
}

/** The parts of a path, or null for one that this version can't edit: paths come from windows and from old rows. */
export function parsePath(path: LeafPath): PathParts | null {
  if (isTextField(path)) return { kind: 'text', field: path }
  if (isWriteOnly(path)) return { kind: 'write-only', field: path }
  if (path === created || path === deleted) return { kind: 'whole', field: path }
  if (path === primaryCompany) return { kind: 'primary', field: 'companies' }
  const [, field, rest = ''] = /^(tags|externalRefs|companies)\/(.+)$/s.exec(path) ?? []
  if (field === 'tags') return { kind: 'element', field, element: rest }
  if (field === 'companies') return { kind: 'link', field, company: rest }
  return field === 'externalRefs' && isRef(rest) ? { kind: 'element', field, element: rest } : null
}

function isRef(element: string): boolean {
  try {
    const { namespace, id } = refOf(element)
    return namespace !== '' && id !== '' && refPath({ namespace, id }) === `externalRefs/${element}`
  } catch {
    return false
  }
}

/** The field a leaf belongs to, as people count changes: two tags are one change of *Tags*. */
export function fieldOf(path: LeafPath): FieldName | 'created' | 'deleted' | null {
  return parsePath(path)?.field ?? null
}

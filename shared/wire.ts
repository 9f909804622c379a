import { alikeBy, alikeText } from './alike'
import type { Contact } from './contact'
import { readText, type SetField, textFields, textRow, wireName } from './fields'
import { type Alike, unknown, type Value } from './leaf'
import { type ExternalRef, type LeafPath, linkPath, parsePath, primaryCompany, refOf, refPath, tagPath } from './path'

/** What a leaf is wanted to be. */
export type Wish = { path: LeafPath; mine: Value }

const identical: Alike<Value> = (a, b) => a === b
const isText = (value: Value): value is string | null => value === null || typeof value === 'string'

/** When two values of a leaf mean the same (field table). An element in or out has only itself. */
export function alikeAt(path: LeafPath): Alike<Value> {
  const parts = parsePath(path)
  if (parts?.kind !== 'text' && parts?.kind !== 'link') return identical
  const alike = parts.kind === 'link' ? alikeText : alikeBy[textRow(parts.field).alike]
  return (a, b) => a === b || (isText(a) && isText(b) && alike(a, b))
}

/**
 * The server's value of a leaf. A link is one leaf, its job title, or false where there is none: who removes it must
 * have seen the title, and who changes the title must see a removal (S2).
 */
export function readLeaf(contact: Contact, path: LeafPath): Value {
  const parts = parsePath(path)
  switch (parts?.kind) {
    case 'text':
      return readText(contact, parts.field)
    case 'element':
      return pathsIn(contact, parts.field).includes(path)
    case 'link': {
      const link = contact.companies?.find(({ id }) => id === parts.company)
      return link ? link.jobTitle || null : false
    }
    case 'primary':
      return contact.companies?.find(({ isPrimary }) => isPrimary)?.id ?? null
    case 'write-only':
      return unknown
    default:
      return path === 'deleted' && Boolean(contact.deletedUtc)
  }
}

function pathsIn(contact: Contact, field: SetField): LeafPath[] {
  return field === 'tags' ? (contact.tags ?? []).map(tagPath) : (contact.externalRefs ?? []).map(refPath)
}

/** Every leaf that can be read from a contact and says something. */
export function pathsOf(contact: Contact): LeafPath[] {
  return [
    ...textFields.filter((field) => readText(contact, field) !== null),
    ...pathsIn(contact, 'tags'),
    ...pathsIn(contact, 'externalRefs'),
    ...(contact.companies ?? []).map(({ id }) => linkPath(id)),
    ...(readLeaf(contact, primaryCompany) === null ? [] : [primaryCompany]),
  ]
}

/** A contact with wishes on top. Sets and links stay in the server's order, with ours out, and ours that are in last. */
export function onTop(contact: Contact, wishes: readonly Wish[]): Contact {
  const top: Contact = { ...contact }
  for (const { path, mine } of wishes) {
    const parts = parsePath(path)
    if (parts?.kind === 'text') top[parts.field] = typeof mine === 'string' ? mine : null
  }
  if (wishes.some(({ path }) => path.startsWith('tags/'))) top.tags = tagsWith(contact, wishes)
  if (wishes.some(({ path }) => path.startsWith('externalRefs/'))) top.externalRefs = refsWith(contact, wishes)
  if (wishes.some(({ path }) => parsePath(path)?.field === 'companies')) top.companies = companiesWith(contact, wishes)
  return top
}

/** The contact's tags with the given wishes on top. */
export function tagsWith(contact: Pick<Contact, 'tags'>, wishes: readonly Wish[]): string[] {
  return setWith(contact.tags ?? [], wishes, { field: 'tags', pathOf: tagPath, itemOf: (element) => element })
}

function refsWith(contact: Contact, wishes: readonly Wish[]): ExternalRef[] {
  return setWith(contact.externalRefs ?? [], wishes, { field: 'externalRefs', pathOf: refPath, itemOf: refOf })
}

type SetKind<T> = { field: SetField; pathOf: (item: T) => LeafPath; itemOf: (element: string) => T }

function setWith<T>(items: readonly T[], wishes: readonly Wish[], { field, pathOf, itemOf }: SetKind<T>): T[] {
  const wanted = new Map(wishes.map(({ path, mine }) => [path, mine]))
  const kept = items.filter((item) => wanted.get(pathOf(item)) !== false)
  const there = new Set(kept.map(pathOf))
  const added = wishes.flatMap(({ path, mine }) => {
    const parts = parsePath(path)
    return parts?.kind === 'element' && parts.field === field && mine === true && !there.has(path)
      ? [itemOf(parts.element)]
      : []
  })
  return [...kept, ...added]
}

function companiesWith(contact: Contact, wishes: readonly Wish[]): NonNullable<Contact['companies']> {
  const links = new Map((contact.companies ?? []).map((company) => [company.id, company]))
  for (const { path, mine } of wishes) {
    const parts = parsePath(path)
    if (parts?.kind !== 'link') continue
    if (mine === false) links.delete(parts.company)
    else
      links.set(parts.company, { id: parts.company, ...links.get(parts.company), jobTitle: isText(mine) ? mine : null })
  }
  const named = wishes.find(({ path }) => path === primaryCompany)
  const primary = named ? named.mine : readLeaf(contact, primaryCompany)
  return [...links.values()].map((company) => ({ ...company, isPrimary: company.id === primary }))
}

/** A request body with the fields of the wishes and no others (S6), sets and links whole. */
export function bodyOf(contact: Contact, wishes: readonly Wish[]): Record<string, unknown> {
  const top = onTop(contact, wishes)
  const body: Record<string, unknown> = {}
  for (const { path, mine } of wishes) {
    const parts = parsePath(path)
    if (!parts || parts.kind === 'whole') continue
    const whole = parts.kind === 'text' || parts.kind === 'write-only' ? null : wireArrays[parts.field]
    body[wireName(parts.field)] = whole ? whole(top) : mine
  }
  return body
}

/** What is sent whole, in the form it is written in: companies come in, connections go out. */
const wireArrays: Record<SetField | 'companies', (contact: Contact) => unknown> = {
  tags: ({ tags }) => tags ?? [],
  externalRefs: ({ externalRefs }) => (externalRefs ?? []).map(({ namespace, id }) => ({ namespace, id })),
  companies: ({ companies }) =>
    (companies ?? []).map(({ id, jobTitle, isPrimary }) => ({
      company: { kind: 'existing', id },
      jobTitle: jobTitle ?? null,
      primary: isPrimary ?? false,
    })),
}

import { textFields } from '../../shared/fields'
import type { Value } from '../../shared/leaf'
import { deleted, type LeafPath, linkPath, parsePath, primaryCompany, refPath, tagPath } from '../../shared/path'
import type { Model } from '../reference-server/model'

/** A client by its number, or somebody on the web. */
export type Writer = number | 'colleague'
export type Kept = { value: Value; by: Writer; version: number }

/** What the server held of every leaf, and who wrote it. */
export type Ledger = {
  /** Takes in what the contact is now; what differs was written by `by`. */
  note: (id: string, by: Writer) => void
  /** Takes in a colleague's changes that nobody has told of. */
  catchUp: (id: string) => void
  kept: (id: string, path: LeafPath) => readonly Kept[]
  current: (id: string, path: LeafPath) => Kept | undefined
  /** The leaves that the server holds of the contact or has held. */
  paths: (id: string) => Iterable<LeafPath>
  version: () => number
  /** The version that an etag stands for; undefined for one that no write has made. */
  versionOf: (etag: string) => number | undefined
}

export function createLedger(model: Model, log: (line: string) => void): Ledger {
  const contacts = new Map<string, Map<LeafPath, Kept[]>>()
  const etags = new Map<string, string>()
  const versions = new Map<string, number>()
  let version = 0

  function note(id: string, by: Writer): void {
    const etag = model.contact(id)?.etag ?? 'gone'
    if (etags.get(id) === etag) return
    etags.set(id, etag)
    version++
    versions.set(etag, version)
    const now = valuesOf(model, id)
    const known = contacts.get(id) ?? new Map<LeafPath, Kept[]>()
    contacts.set(id, known)
    for (const path of known.keys()) if (!now.has(path)) now.set(path, noneAt(path))
    for (const [path, value] of now) {
      const kept = known.get(path) ?? []
      if (kept.at(-1)?.value === value) continue
      kept.push({ value, by, version })
      known.set(path, kept)
      log(`server ${id} ${path} ${String(value)} by ${by}`)
    }
  }
  for (const contact of model.contacts()) note(contact.id, 'colleague')

  return {
    note,
    catchUp: (id) => note(id, 'colleague'),
    kept: (id, path) => contacts.get(id)?.get(path) ?? [],
    current: (id, path) => contacts.get(id)?.get(path)?.at(-1),
    paths: (id) => contacts.get(id)?.keys() ?? [],
    version: () => version,
    versionOf: (etag) => versions.get(etag),
  }
}

/** The value of a leaf that is not there. */
export function noneAt(path: LeafPath): Value {
  const kind = parsePath(path)?.kind
  if (path === deleted) return true
  return kind === 'element' || kind === 'link' ? false : null
}

/** Everything that the server holds of a contact, what it never tells included. */
export function valuesOf(model: Model, id: string): Map<LeafPath, Value> {
  const contact = model.contact(id)
  const values = new Map<LeafPath, Value>(textFields.map((field) => [field, contact?.[field] || null]))
  for (const tag of contact?.tags ?? []) values.set(tagPath(tag), true)
  for (const ref of contact?.externalRefs ?? []) values.set(refPath(ref), true)
  for (const { id: company, jobTitle } of contact?.companies ?? []) values.set(linkPath(company), jobTitle || null)
  values.set(primaryCompany, contact?.primaryCompanyId ?? null)
  values.set('blocked', model.writeOnly(id)?.blocked ?? null)
  values.set(deleted, !contact || contact.deletedUtc !== null)
  return values
}

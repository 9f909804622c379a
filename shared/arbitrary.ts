import fc from 'fast-check'
import type { Contact } from './contact'
import { type Begun, beginSend, change, type Edit, type Onto, rebaseEdit, settleEdit } from './edits'
import type { Value } from './leaf'
import { type LeafPath, linkPath, primaryCompany, refPath, tagPath } from './path'
import { readLeaf, type Wish } from './wire'

/** Contacts, wishes and a server for the properties: few values each, so that they meet. */
export const texts = ['firstName', 'email', 'phone', 'linkedInUrl'] as const
export const tags = ['a', 'b', 'A', 'a/b', '__proto__'] as const
export const companyIds = ['k1', 'k2', 'k3'] as const
const refs = [
  { namespace: 'crm', id: '17' },
  { namespace: 'crm/x', id: '17/a' },
  { namespace: 'erp', id: '%' },
] as const

/** Values of each text field, with the forms that the server makes of them. */
const forms: Record<(typeof texts)[number], readonly (readonly [typed: string, kept: string])[]> = {
  firstName: [
    ['Ada', 'Ada'],
    ['Bo', 'Bo'],
    ['Cafe\u0301', 'Café'],
  ],
  email: [
    ['Ada@x.example', 'ada@x.example'],
    ['bo@x.example', 'bo@x.example'],
    ['CLEO@x.example', 'cleo@x.example'],
  ],
  phone: [
    ['070-555 01 02', '+46705550102'],
    ['+46 8 650 04 21', '+4686500421'],
    ['0046 31 711 22 33', '+46317112233'],
  ],
  linkedInUrl: [
    ['https://www.linkedin.com/in/ada/', 'https://www.linkedin.com/in/ada'],
    ['https://www.linkedin.com/in/bo', 'https://www.linkedin.com/in/bo'],
  ],
}
const textOf = (field: (typeof texts)[number]) => fc.constantFrom(null, ...forms[field].flat())
const title = fc.constantFrom(null, 'CEO', 'CTO', ' CEO ', '')

const link = fc.record({ id: fc.constantFrom(...companyIds), jobTitle: title, uri: fc.constantFrom('u:1', null) })
const links = fc
  .record({ list: fc.uniqueArray(link, { selector: ({ id }) => id }), primary: fc.constantFrom(...companyIds, null) })
  .map(({ list, primary }) =>
    list.map((one) => ({ ...one, name: one.id.toUpperCase(), isPrimary: one.id === primary })),
  )

export const row: fc.Arbitrary<Contact> = fc.record({
  id: fc.constant('7'),
  ...{ firstName: textOf('firstName'), email: textOf('email'), phone: textOf('phone') },
  linkedInUrl: textOf('linkedInUrl'),
  tags: fc.option(fc.uniqueArray(fc.constantFrom(...tags)), { nil: null }),
  externalRefs: fc.option(fc.uniqueArray(fc.constantFrom(...refs).map((ref) => ({ ...ref }))), { nil: null }),
  companies: fc.option(links, { nil: null }),
  updatedUtc: fc.constantFrom('2026-06-01T12:00:00Z', '2026-06-01T12:00:00.5Z', '2026-06-01T12:00:01Z'),
  etag: fc.constantFrom('W/"1"', 'W/"2"', 'W/"3"'),
})

export const tagWish = fc.record({ path: fc.constantFrom(...tags).map(tagPath), mine: fc.boolean() })
export const linkWish: fc.Arbitrary<Wish> = fc.oneof(
  fc.record({
    path: fc.constantFrom(...companyIds).map(linkPath),
    mine: fc.constantFrom<Value>(null, 'CEO', 'Chair', false),
  }),
  fc.record({ path: fc.constant(primaryCompany), mine: fc.constantFrom(...companyIds, null) }),
)
const textWish = fc.oneof(...texts.map((path) => fc.record({ path: fc.constant(path), mine: textOf(path) })))
const refWish = fc.record({ path: fc.constantFrom(...refs).map(refPath), mine: fc.boolean() })
const unreadWish = fc.record({ path: fc.constant('blocked'), mine: fc.constantFrom<Value>(true, false, null) })
export const readWish: fc.Arbitrary<Wish> = fc.oneof(textWish, textWish, tagWish, refWish, linkWish)
export const wish: fc.Arbitrary<Wish> = fc.oneof(readWish, readWish, readWish, unreadWish)
export const wishes = fc.array(wish, { maxLength: 8 })

/** The edits after one wish more. What a write-only field holds, nobody knows. */
export function wished(edits: readonly Edit[], row: Contact, { path, mine }: Wish): Edit[] {
  const before = edits.find((edit) => edit.path === path) ?? null
  const after = change(before, row, { path, mine })
  return [...edits.filter((edit) => edit !== before), ...(after ? [after] : [])]
}

/** The edits of somebody who wants these things, one after the other. */
export function editsOf(row: Contact, list: readonly Wish[]): Edit[] {
  return list.reduce<Edit[]>((edits, wish) => wished(edits, row, wish), [])
}

/** All edits of a contact on a fresh row of it, as the store moves them. */
export function rebased(edits: readonly Edit[], contact: Contact, options: Partial<Onto> = {}): Edit[] {
  return edits.flatMap(
    (edit) => rebaseEdit(edit, { before: undefined, quiet: false, ...options, edits, contact }) ?? [],
  )
}

export function settled(edits: readonly Edit[], { send }: Begun, contact: Contact): Edit[] {
  return edits.flatMap((edit) => settleEdit(edit, send, { contact, before: undefined, edits, quiet: false }) ?? [])
}

/** What goes out now, and all edits with its marks on them. */
export function begun(edits: readonly Edit[], row: Contact): (Begun & { all: Edit[] }) | null {
  const begun = beginSend(row, edits)
  if (!begun) return null
  return { ...begun, all: edits.map((edit) => begun.edits.find(({ path }) => path === edit.path) ?? edit) }
}

type Connection = { company: { id: string }; jobTitle: string | null; primary: boolean }

/** What the server makes of a PATCH: arrays are replaced whole, and connections become companies again. */
export function patched(row: Contact, body: Record<string, unknown>, etag: string): Contact {
  const { connections, blocked: _, ...rest } = body as { connections?: Connection[]; blocked?: unknown }
  const companies = connections?.map(({ company: { id }, jobTitle, primary }) => {
    const known = row.companies?.find((one) => one.id === id)
    return { id, uri: null, name: id.toUpperCase(), ...known, jobTitle, isPrimary: primary }
  })
  return { ...row, ...rest, ...(companies && { companies }), etag }
}

/** A server that keeps values in a form of its own: E.164, lower case, NFC, trimmed, sorted. */
export function normalised(row: Contact): Contact {
  const kept = texts.map((field) => {
    const value = row[field]
    return [field, forms[field].find(([typed]) => typed === value)?.[1] ?? value ?? '']
  })
  const companies = row.companies?.map((one) => ({ ...one, jobTitle: one.jobTitle?.trim() ?? '' }))
  return {
    ...row,
    ...Object.fromEntries(kept),
    tags: [...(row.tags ?? [])].sort(),
    ...(companies && { companies: companies.sort((a, b) => Number(b.isPrimary) - Number(a.isPrimary)) }),
  }
}

/** The leaves of these edits that the server's row does not say already. */
export function open(edits: readonly Edit[], row: Contact): Edit[] {
  return edits.filter(({ path, leaf }) => readLeaf(row, path) !== leaf.mine)
}

export const wishesOf = (edits: readonly Edit[]): Wish[] => edits.map(({ path, leaf }) => ({ path, mine: leaf.mine }))

export const pathOf = ({ path }: { path: LeafPath }) => path

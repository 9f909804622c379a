import { expect, test } from 'vitest'
import { createModel } from './model'
import { createSeedData } from './seed'

const now = () => Date.UTC(2026, 5, 1)
const load = (contacts: number, seed: number) => createModel({ now, ...createSeedData({ contacts, seed }) }).contacts()

test('the same seed gives the same bytes, another seed others', () => {
  const bytes = JSON.stringify(load(1_000, 7))
  expect(JSON.stringify(load(1_000, 7))).toBe(bytes)
  expect(JSON.stringify(load(1_000, 8))).not.toBe(bytes)
})

test('20,000 contacts have 20,000 ids and no email or external reference twice', () => {
  const contacts = load(20_000, 1)
  const emails = contacts.flatMap(({ email }) => (email === null ? [] : [email.toLowerCase()]))
  const refs = contacts.flatMap(({ externalRefs }) => externalRefs.map(({ namespace, id }) => `${namespace} ${id}`))
  expect(new Set(contacts.map(({ id }) => id)).size).toBe(20_000)
  expect(new Set(emails).size).toBe(emails.length)
  expect(new Set(refs).size).toBe(refs.length)
})

test('every made-up contact passes the validation of the contract', () => {
  const model = createModel({ now, token: 't', ...createSeedData({ contacts: 2_000, seed: 3 }) })
  const headers = { authorization: 'Bearer t', 'content-type': 'application/json' }
  for (const {
    id,
    firstName,
    lastName,
    email,
    phone,
    linkedInUrl,
    primaryLanguage,
    tags,
    externalRefs,
  } of model.contacts()) {
    const body = { firstName, lastName, email, phone, linkedInUrl, primaryLanguage, tags, externalRefs }
    const before = model.contact(id)
    expect(model.handle({ method: 'PATCH', path: `/api/v1/network/contacts/${id}`, headers, body })).toMatchObject({
      status: 200,
      body: before,
    })
  }
})

test('addresses end in .example, names have their letters, some rows share a time, some fields are missing', () => {
  const contacts = load(1_000, 1)
  for (const { emails } of contacts) for (const { address } of emails) expect(address).toMatch(/@[a-z0-9.-]+\.example$/)
  const names = contacts.map(({ firstName, lastName }) => `${firstName} ${lastName}`).join(' ')
  for (const letter of 'ÅÄÖŁÇÉØ') expect(names.toLowerCase()).toContain(letter.toLowerCase())
  expect(new Set(contacts.map(({ updatedUtc }) => updatedUtc)).size).toBeLessThan(950)
  const withCompanies = (count: number) => contacts.filter(({ companies }) => companies.length === count).length
  expect(withCompanies(1)).toBeGreaterThan(700)
  expect([0, 2, 3].map(withCompanies).every((count) => count > 5)).toBe(true)
  for (const field of ['firstName', 'email', 'phone', 'strategy', 'primaryLanguage'] as const)
    expect(contacts.some((contact) => contact[field] === null)).toBe(true)
})

test('the first contacts in alphabetic order have a name, a company, a job title, an email and a phone', () => {
  const named = load(1_000, 1).filter(({ firstName }) => firstName !== null)
  const sorted = named.sort((a, b) =>
    `${a.firstName} ${a.lastName}`.localeCompare(`${b.firstName} ${b.lastName}`, 'en'),
  )
  for (const { email, phone, companies } of sorted.slice(0, 12)) {
    expect(email).not.toBeNull()
    expect(phone).not.toBeNull()
    expect(companies[0]?.jobTitle).toEqual(expect.any(String))
  }
})

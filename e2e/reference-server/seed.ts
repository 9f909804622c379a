import type { CompanyInput, Connection, ContactInput, NoteType } from './contact'
import { createRandom, type Random } from './prng'
import { leading } from './seed-leading'
import { countries, sweden } from './seed-people'
import { makePhone } from './seed-phones'
import * as word from './seed-words'

export type SeedData = { contacts: ContactInput[]; companies: CompanyInput[] }

const firstDay = Date.UTC(2024, 4, 20, 6)
const lastDay = Date.UTC(2026, 4, 18, 20)
/** Many rows came in by one import and share its moment (trap 5). */
const importDay = '2025-09-01T04:00:00.1234567Z'

/** Made-up people and companies; the same numbers give the same bytes. Their addresses end in `.example` (RFC 2606). */
export function createSeedData({ contacts: count, seed }: { contacts: number; seed: number }): SeedData {
  const random = createRandom(seed)
  const companies = makeCompanies(random, Math.min(4_000, Math.max(12, Math.round(count / 6))))
  const domains = new Map(companies.map(({ id, domain }) => [id, domain ?? null]))
  const making = { companies, domains, slugs: new Map<string, number>() }
  const contacts = Array.from({ length: count }, (_, index) => makeContact(random, { ...making, index }))
  return { contacts, companies }
}

function makeCompanies(random: Random, count: number): CompanyInput[] {
  const { roots, trades, cities } = word
  return Array.from({ length: count }, (_, index) => {
    // Steps that share no divisor with the number of roots: neighbours don't look alike, and no name comes twice.
    const root = roots[(index * 7) % roots.length] ?? roots[0]
    const round = Math.floor(index / roots.length)
    const trade = trades[(index + round * 5) % trades.length] ?? trades[0]
    const lap = Math.floor(round / trades.length)
    const name = `${root} ${trade}${lap === 0 ? '' : ` ${cities[(lap - 1) % cities.length]}`}`
    const domain = `${slugOf(name)}.example`
    return {
      id: String(501 + index),
      name,
      domain,
      homepageUrl: `https://www.${domain}`,
      countryCode: random.chance(0.6) ? 'SE' : random.pick(countries).code,
      tags: random.chance(0.5) ? [random.pick(word.tags)] : [],
      updatedUtc: momentIn(random, firstDay, lastDay),
    }
  })
}

type Making = {
  index: number
  companies: readonly CompanyInput[]
  domains: ReadonlyMap<string, string | null>
  /** How many bear a name so far. */
  slugs: Map<string, number>
}

function makeContact(random: Random, { index, companies, domains, slugs }: Making): ContactInput {
  const lead = leading[index]
  const origin = random.chance(0.6) ? sweden : random.pick(countries)
  const country = lead?.country ?? origin.code
  const [firstName, lastName] = lead?.name ?? [random.pick(origin.first), random.pick(origin.last)]
  const connections = makeConnections(random, companies, lead ? { jobTitle: lead.jobTitle } : {})
  const domain = domains.get(connections[0]?.company.id ?? '') ?? 'post.example'

  const slug = slugOf(`${firstName} ${lastName}`)
  const bearers = (slugs.get(slug) ?? 0) + 1
  slugs.set(slug, bearers)
  // Numbered by name, not by address: whatever the domain, it is unique.
  const unique = bearers === 1 ? slug : `${slug}${bearers}`
  const local = unique.replace('-', '.')
  const whole = lead !== undefined
  const importRow = !whole && random.chance(0.12)
  const created = importRow ? importDay : momentIn(random, firstDay, lastDay)
  const updated = importRow || random.chance(0.2) ? created : momentIn(random, Date.parse(created) + 1, lastDay)

  return {
    id: String(1_001 + index),
    firstName: whole || random.chance(0.98) ? firstName : null,
    lastName,
    email: whole || random.chance(0.9) ? `${local}@${domain}` : null,
    phone: whole || random.chance(0.8) ? makePhone(random, country) : null,
    linkedInUrl: whole || random.chance(0.35) ? `https://www.linkedin.com/in/${unique}` : null,
    primaryLanguage: lead?.language ?? (random.chance(0.85) ? origin.language : null),
    tags: lead?.tags ?? makeTags(random),
    strategy: lead ? lead.strategy : random.chance(0.25) ? makeStrategy(random) : null,
    connections,
    externalRefs: makeRefs(random, index),
    blocked: !whole && random.chance(0.02) ? true : null,
    createdUtc: created,
    updatedUtc: updated,
    ...(random.chance(0.08)
      ? { otherEmails: [{ address: `${local}@privat.example`, type: 'personal' as const }] }
      : {}),
    ...(random.chance(0.05) ? { otherPhones: [{ number: makePhone(random, country), type: 'other' as const }] } : {}),
    ...makeNotes(random, updated, lead?.note),
  }
}

function makeConnections(
  random: Random,
  companies: readonly CompanyInput[],
  { jobTitle }: { jobTitle?: string },
): Connection[] {
  const draw = random.next()
  const count = jobTitle === undefined ? (draw < 0.08 ? 0 : draw < 0.88 ? 1 : draw < 0.97 ? 2 : 3) : 1
  const ids = new Set<string>()
  for (let at = 0; at < count; at++) ids.add(companies[random.below(companies.length)]?.id ?? '501')
  return [...ids].map((id, at) => ({
    company: { kind: 'existing', id },
    jobTitle: jobTitle ?? (random.chance(0.9) ? random.pick(word.jobTitles) : null),
    primary: at === 0,
  }))
}

function makeTags(random: Random): string[] {
  const count = random.below(4)
  return [...new Set(Array.from({ length: count }, () => random.pick(word.tags)))]
}

function makeRefs(random: Random, index: number): { namespace: string; id: string }[] {
  const refs: { namespace: string; id: string }[] = []
  if (random.chance(0.4)) refs.push({ namespace: 'crm', id: `C-${100_000 + index}` })
  if (random.chance(0.15)) refs.push({ namespace: 'sap', id: `00${4_700_000 + index}` })
  return refs
}

function makeStrategy(random: Random): string {
  const asset = random.pick(word.assets)
  const region = random.pick(word.regions)
  const size = 5 * (1 + random.below(12))
  const ways = [
    `Buys ${asset} in ${region}, ${size} to ${size * 3} MEUR.`,
    `Sells ${asset} in ${region} before the year ends.`,
    `Wants ${asset} with upside; knows ${region} well.`,
  ] as const
  return random.pick(ways)
}

function makeNotes(random: Random, after: string, own?: { type: NoteType; text: string }): Pick<ContactInput, 'notes'> {
  if (!own && !random.chance(0.15)) return {}
  const name = random.pick(word.colleagues)
  const user = { id: `user-${slugOf(name)}`, name }
  const type = own?.type ?? random.pick(['note', 'call', 'meeting', 'email'] as const)
  const timestampUtc = momentIn(random, Date.parse(after), lastDay)
  return { notes: [{ note: own?.text ?? random.pick(word.noteTexts), type, timestampUtc, user }] }
}

function momentIn(random: Random, from: number, to: number): string {
  const ms = from + Math.floor(random.next() * Math.max(1, to - from))
  return `${new Date(ms).toISOString().slice(0, 23)}${String(random.below(10_000)).padStart(4, '0')}Z`
}

const foreign: Record<string, string> = { ł: 'l', ø: 'o', æ: 'ae', ß: 'ss', ı: 'i' }

function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[łøæßı]/g, (letter) => foreign[letter] ?? '')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
}

import { readList } from '../../shared/csv'
import { checkText, type TextField } from '../../shared/fields'
import { type LeafPath, refPath, tagPath } from '../../shared/path'
import { type Card, splitName } from '../../shared/vcard'
import type { Wish } from '../../shared/wire'
import { fold } from '../search/fold'
import { languageCodes } from '../words/language-codes'
import type { Invalid, Remark, Target } from './import-api'
import { rankOf } from './import-mapping'
import { readRef } from './person'

/** How the cells of a row are read: for each target its columns, in the order in which they are asked. */
export type Reader = { columns: ReadonlyMap<Target, readonly number[]> }

export function createReader(targets: readonly Target[], headers: readonly string[]): Reader {
  const columns = new Map<Target, number[]>()
  for (const [i, target] of targets.entries()) columns.set(target, [...(columns.get(target) ?? []), i])
  for (const list of columns.values()) list.sort((a, b) => rankOf(headers[a] ?? '') - rankOf(headers[b] ?? '') || a - b)
  return { columns }
}

/** The person that a row of a table tells of. */
export function cardOfRow(row: readonly string[], { columns }: Reader): Card {
  const all = (target: Target) => (columns.get(target) ?? []).map((i) => row[i]?.trim() ?? '').filter(Boolean)
  const first = (target: Target) => all(target)[0] ?? ''
  const full = splitName(first('fullName'))
  return {
    firstName: first('firstName') || full.given,
    lastName: first('lastName') || full.family,
    email: first('email'),
    phone: first('phone'),
    linkedInUrl: first('linkedInUrl'),
    company: first('company'),
    jobTitle: first('jobTitle'),
    tags: all('tags').flatMap(readList),
    strategy: all('strategy').join('\n'),
    language: first('language'),
    refs: [...all('refs').flatMap(readList), ...all('hubspotId').map((id) => `hubspot/${id}`)],
    uid: '',
  }
}

/** What a card asks for, as far as it can be had. */
export type Checked = { wishes: Wish[]; invalid: Invalid | null; remarks: Remark[] }

/** Without these a contact can't be told from others: a wrong one makes the row invalid, other fields are left out. */
const needed: readonly TextField[] = ['firstName', 'lastName', 'email', 'phone']

/** `companyOf`: the id of a known company by its name. */
export function checkCard(card: Card, companyOf: (name: string) => string | null): Checked {
  const remarks: Remark[] = []
  const wishes: Wish[] = []
  for (const [field, typed] of textsOf(card)) {
    const checked = checkText(field, typed)
    if (checked.kind === 'ok') {
      if (checked.value !== null) wishes.push({ path: field, mine: checked.value })
    } else if (needed.includes(field)) {
      return { wishes: [], invalid: { kind: 'field', field, problem: checked.problem }, remarks }
    } else remarks.push({ kind: 'left-out', field, value: typed })
  }
  if (!wishes.some(({ path }) => needed.includes(path as TextField))) {
    return { wishes: [], invalid: { kind: 'empty' }, remarks }
  }
  wishes.push(...elementsOf(card, remarks))
  const company = card.company && companyOf(card.company)
  if (card.company && !company) remarks.push({ kind: 'company-unknown', company: card.company })
  if (company) wishes.push({ path: `companies/${company}`, mine: card.jobTitle.trim() || null })
  return { wishes, invalid: null, remarks }
}

function textsOf(card: Card): [TextField, string][] {
  return [
    ...(['firstName', 'lastName', 'email', 'phone', 'linkedInUrl', 'strategy'] as const).map(
      (field): [TextField, string] => [field, card[field]],
    ),
    ['primaryLanguage', languageOf(card.language)],
  ]
}

function elementsOf(card: Card, remarks: Remark[]): Wish[] {
  const paths = new Set<LeafPath>()
  for (const tag of card.tags) {
    const tidy = tag.replace(/\s+/g, ' ').trim()
    if (tidy !== '') paths.add(tagPath(tidy))
  }
  for (const text of card.refs) {
    const ref = readRef(text)
    if (ref && ref.namespace.length <= 50 && ref.id.length <= 255) paths.add(refPath(ref))
    else remarks.push({ kind: 'reference-left-out', value: text })
  }
  return [...paths].map((path) => ({ path, mine: true }))
}

let languages: Map<string, string> | null = null

/** "sv" for "Swedish", "svenska" and "sv-SE"; what nobody knows stays as it is. */
export function languageOf(text: string): string {
  const plain = fold(text.trim())
  if (plain === '') return ''
  languages ??= new Map(
    ['en', 'sv'].flatMap((locale) => {
      const names = new Intl.DisplayNames(locale, { type: 'language' })
      return languageCodes.map((code): [string, string] => [fold(names.of(code) ?? code), code])
    }),
  )
  return languages.get(plain) ?? /^([a-z]{2})(?:[-_][a-z]{2,4})?$/.exec(plain)?.[1] ?? text.trim()
}

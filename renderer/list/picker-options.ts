import type { Desk } from '../desk/desk'
import { languageCodes } from '../words/language-codes'
import { words } from '../words/words'
import type { Option } from './picker'

/** Tags that contacts have; of some contacts only, where they are named. */
export async function tagOptions({ session }: Desk, ids: readonly string[] | null): Promise<Option[]> {
  const { tags } = await session.call('facets', ids && { ids })
  return tags.map(({ name, count }) => ({ value: name, label: name, count }))
}

/** The languages of the contacts first, then all others by name. */
export async function languageOptions({ session }: Desk): Promise<Option[]> {
  const { languages } = await session.call('facets', null)
  const used = languages.map(({ name }) => name)
  const others = languageCodes
    .filter((code) => !used.includes(code))
    .map((code) => ({ value: code, label: words.format.language(code) }))
    .sort((a, b) => a.label.localeCompare(b.label, words.lang))
  const first = used.map((code) => ({ value: code, label: words.format.language(code) }))
  return [...first, ...others, { value: '', label: words.selection.noLanguage }]
}

/** What the list can be narrowed by, but for what it is narrowed by already. */
export async function filterOptions(desk: Desk, what: 'tag' | 'company' | 'language'): Promise<Option[]> {
  const { tags, companies, languages } = await desk.session.call('facets', null)
  const found = { tag: tags, company: companies, language: languages }[what]
  const inForce = what === 'tag' ? (desk.list.filter().tags ?? []) : []
  return found
    .filter(({ name }) => !inForce.includes(name))
    .map(({ name, count }) => {
      return { value: name, label: what === 'language' ? words.format.language(name) : name, count }
    })
}

import { type TextField, textFields } from '../../shared/fields'
import type { Value } from '../../shared/leaf'
import { type LeafPath, linkPath, namespace, primaryCompany, tagPath } from '../../shared/path'
import type { ContactView } from '../store/api'

/** Whose value is kept, by field. */
export type Choices = Partial<Record<TextField, string>>

/** The contact whose value of a field is kept: the chosen one, else the kept contact, else the first that has any. */
export function chosenOf(
  views: readonly ContactView[],
  { kept, choices, field }: Choosing & { field: TextField },
): string {
  const chosen = choices[field]
  if (chosen !== undefined && views.some(({ id }) => id === chosen)) return chosen
  const filled = views.filter((view) => view.text[field].value !== null)
  return (filled.find(({ id }) => id === kept) ?? filled[0])?.id ?? kept
}
export type Choosing = { kept: string; choices: Choices }

/** Whether people have to choose: the contacts say different things. */
export function differs(views: readonly ContactView[], field: TextField): boolean {
  return new Set(views.map((view) => view.text[field].value)).size > 1
}

/** What the kept contact becomes: the chosen values, and the sets of all united. Only what changes. */
export function mergeValues(views: readonly ContactView[], { kept, choices }: Choosing): Record<LeafPath, Value> {
  const base = views.find(({ id }) => id === kept)
  if (!base) return {}
  const others = views.filter((view) => view !== base)
  const values: Record<LeafPath, Value> = {}
  for (const field of textFields) {
    const chosen = chosenOf(views, { kept, choices, field })
    const value = views.find(({ id }) => id === chosen)?.text[field].value ?? null
    if (value !== base.text[field].value) values[field] = value
  }
  const tags = new Set(tagsOf(base))
  for (const tag of others.flatMap(tagsOf)) if (!tags.has(tag)) values[tagPath(tag)] = true
  const refs = new Set(refsOf(base))
  for (const path of others.flatMap(refsOf)) if (!refs.has(path)) values[path] = true
  const links = new Set(linksOf(base).map(({ id }) => id))
  for (const { id, jobTitle } of others.flatMap(linksOf)) {
    if (!links.has(id)) values[linkPath(id)] = jobTitle || null
    links.add(id)
  }
  const primary = others.flatMap(linksOf).find((company) => company.primary)
  if (primary && !linksOf(base).some((company) => company.primary)) values[primaryCompany] = primary.id
  // Who must not be contacted must not be lost.
  if (base.blocked.value !== true && others.some(({ blocked }) => blocked.value === true)) values.blocked = true
  return values
}

export function tagsOf({ tags }: ContactView): string[] {
  return tags.filter(({ state }) => state !== 'removed').map(({ tag }) => tag)
}

/** A local id is this app's own word for the contact that goes. */
function refsOf({ externalRefs }: ContactView): LeafPath[] {
  const shown = externalRefs.filter((ref) => ref.state !== 'removed' && ref.namespace.toLowerCase() !== namespace)
  return shown.map(({ path }) => path)
}

export function linksOf({ companies }: ContactView) {
  return companies.filter(({ removed }) => !removed)
}

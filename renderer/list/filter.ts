import type { Filter } from '../store/api'

export const everything: Filter = { text: '', show: 'all' }

/** One condition of a filter, as a chip shows it. `off`: the filter without it. */
export type Condition =
  | { kind: 'recent'; off: Partial<Filter> }
  | { kind: 'tag' | 'company' | 'language'; value: string; off: Partial<Filter> }
  | { kind: 'blocked' | 'conflict' | 'waiting'; off: Partial<Filter> }

/** What narrows the list, but for the text that is searched for. */
export function conditionsOf(filter: Filter): Condition[] {
  const { tags = [], company = null, language = null } = filter
  const flags = (['blocked', 'conflict', 'waiting'] as const).filter((kind) => filter[kind])
  return [
    ...tags.map((value): Condition => ({ kind: 'tag', value, off: { tags: tags.filter((tag) => tag !== value) } })),
    ...(company === null ? [] : [{ kind: 'company' as const, value: company, off: { company: null } }]),
    ...(language === null ? [] : [{ kind: 'language' as const, value: language, off: { language: null } }]),
    ...flags.map((kind): Condition => ({ kind, off: { [kind]: false } })),
  ]
}

/** Nothing that narrows, but for the text and what is shown of it. */
export const noConditions: Partial<Filter> = {
  ...{ tags: [], company: null, language: null },
  ...{ blocked: false, conflict: false, waiting: false },
}

/** Whether a filter narrows the list at all. */
export function narrows(filter: Filter): boolean {
  return filter.text.trim() !== '' || filter.show !== 'all' || conditionsOf(filter).length > 0
}

/** A filter with a tag more, or without it. */
export function withTag(filter: Filter, tag: string, on: boolean): Partial<Filter> {
  const others = (filter.tags ?? []).filter((other) => other !== tag)
  return { tags: on ? [...others, tag] : others }
}

/** Whether two filters select the same. Tags in any order. */
export function sameFilter(a: Filter, b: Filter): boolean {
  return formOf(a) === formOf(b)
}

function formOf(filter: Filter): string {
  const { tags = [], company = null, language = null, blocked = false, conflict = false, waiting = false } = filter
  const text = filter.text.trim()
  return JSON.stringify([text, filter.show, [...tags].sort(), company, language, blocked, conflict, waiting])
}

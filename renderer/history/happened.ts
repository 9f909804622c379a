import { unknown, type Value } from '../../shared/leaf'
import { type LeafPath, parsePath, refOf } from '../../shared/path'
import { shownValue } from '../contact/shown-value'
import type { HistoryEntry } from '../store/api'
import { fieldLabel } from '../waiting/field-label'
import { words } from '../words/words'

/** The field that a leaf belongs to, as people call it; an element by its name. */
export function changedField(path: LeafPath): string {
  const { field } = words.history
  if (Object.hasOwn(field, path)) return field[path as keyof typeof field]
  const parts = parsePath(path)
  if (!parts) return path
  const label = fieldLabel(parts.field)
  if (parts.kind !== 'element') return label
  return `${label}: ${parts.field === 'tags' ? parts.element : refOf(parts.element).id}`
}

/** What a change made of what: "old → new", "added"; empty where its name says it all, or only ids could. */
export function shownMove(path: LeafPath, from: Value, to: Value): string {
  const kind = parsePath(path)?.kind
  if (kind === 'whole' || kind === 'primary') return ''
  if (kind === 'element') return to === true ? words.waiting.added : words.waiting.removed
  return `${shownChange(path, from)} → ${shownChange(path, to)}`
}

/** What an entry tells of values: what of what, what was given up, or the two that met. */
export function shownEntry({ path, kind, by, from, to }: Pick<HistoryEntry, 'path' | 'kind' | 'by' | 'from' | 'to'>) {
  const parts = parsePath(path)?.kind
  if (parts === 'whole' || parts === 'primary' || parts === 'element') return shownMove(path, from, to)
  if (kind === 'conflict') return words.past.met(shownChange(path, from), shownChange(path, to))
  if (kind === 'discarded' || (kind === 'resolved' && by === 'theirs')) return words.past.givenUp(shownChange(path, to))
  return shownMove(path, from, to)
}

/** A value of a leaf as people read it. */
export function shownChange(path: LeafPath, value: Value): string {
  if (value === false && parsePath(path)?.kind === 'link') return words.contact.notLinked
  if (typeof value === 'boolean') return value ? words.contact.on : words.contact.off
  if (typeof value === 'number') return words.format.number(value)
  if (value === unknown && parsePath(path)?.kind === 'write-only') return words.contact.unknown
  return path === 'created' ? words.contact.empty : shownValue(path, value)
}

/** What happened to a change, in plain words, with who or why where that is known. */
export function whatHappened({ kind, by }: Pick<HistoryEntry, 'kind' | 'by'>): string {
  const { kinds, resolved } = words.history
  if (kind === 'resolved' && (by === 'mine' || by === 'theirs')) return resolved[by]
  if (kind === 'discarded' && by === 'theirs') return words.past.goneThere
  if (kind === 'saved' && by === 'file') return words.past.fromFile
  return by && kind === 'refused' ? `${kinds[kind]}: ${by}` : kinds[kind]
}

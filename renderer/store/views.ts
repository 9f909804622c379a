import type { Contact } from '../../shared/contact'
import { isUncertain } from '../../shared/edits'
import { readText, type TextField, textFields } from '../../shared/fields'
import type { Value } from '../../shared/leaf'
import { fieldOf, parsePath, tagPath } from '../../shared/path'
import type { ContactView, FieldState, Row, TagView, Waiting } from './api'
import type { Entry } from './directory'
import { initialsOf, subtitleOf } from './list-fields'
import { type Held, needsUser, type State } from './state'

export function toRow(state: State, entry: Entry): Row {
  const edits = state.edits.get(entry.id) ?? []
  const review = edits.length > 0 && (entry.server.deleted || edits.some(needsUser))
  const mark = review ? 'review' : edits.length > 0 ? 'waiting' : 'none'
  const { id, name, shown } = entry
  return { id, name, subtitle: subtitleOf(shown), initials: initialsOf(shown), mark }
}

/** A contact as the detail pane shows it: the server's row with the user's edits on top. */
export function toView(state: State, entry: Entry, contact: Contact): ContactView {
  const edits = new Map((state.edits.get(entry.id) ?? []).map((held) => [held.path, held]))
  const drafts = state.drafts.get(entry.id)
  const text = Object.fromEntries(
    textFields.map((field) => {
      const held = edits.get(field)
      const value = held ? textOf(held.leaf.mine) : readText(contact, field)
      return [field, { value, state: held ? stateOf(held) : { kind: 'clean' }, draft: drafts?.get(field) ?? null }]
    }),
  ) as Record<TextField, ContactView['text'][TextField]>
  return {
    id: entry.id,
    name: entry.name,
    initials: initialsOf(entry.shown),
    deleted: entry.server.deleted,
    text,
    tags: tagsOf(contact, edits),
    companies: (contact.companies ?? []).map((company) => ({
      id: company.id,
      name: company.name ?? '',
      jobTitle: company.jobTitle ?? '',
      primary: company.isPrimary ?? false,
    })),
    externalRefs: (contact.externalRefs ?? []).map(({ namespace, id }) => ({ namespace, id })),
  }
}

function textOf(value: Value): string | null {
  return typeof value === 'string' ? value : null
}

function stateOf(held: Held): FieldState {
  const { leaf, conflict, refused, savedAt, conflictAt } = held
  const was = textOf(leaf.base)
  if (conflict) {
    return { kind: 'conflict', base: was, mine: textOf(leaf.mine), theirs: textOf(conflict.theirs), at: conflictAt }
  }
  if (refused !== null) return { kind: 'refused', was, message: refused, savedAt }
  return isUncertain(held) ? { kind: 'checking' } : { kind: 'pending', was, savedAt }
}

function tagsOf(contact: Contact, edits: ReadonlyMap<string, Held>): TagView[] {
  const server = contact.tags ?? []
  const views = server.map((tag) => tagView(tag, true, edits.get(tagPath(tag))))
  for (const held of edits.values()) {
    const parts = parsePath(held.path)
    if (parts?.kind !== 'element' || server.includes(parts.element)) continue
    if (held.leaf.mine === true) views.push(tagView(parts.element, false, held))
  }
  return views
}

function tagView(tag: string, was: boolean, held: Held | undefined): TagView {
  if (held && held.refused !== null) return { tag, was, state: 'refused', message: held.refused }
  const wanted = held ? held.leaf.mine === true : was
  return { tag, was, state: wanted === was ? 'clean' : wanted ? 'added' : 'removed' }
}

/** Every change that has not reached the server, one per contact and field, oldest first. */
export function toWaiting(state: State): Waiting[] {
  const changes: (Waiting & { seq: number })[] = []
  for (const [id, edits] of state.edits) {
    const entry = state.directory.get(id)
    if (!entry) continue
    for (const [field, group] of byField(edits)) {
      changes.push({
        id,
        name: entry.name,
        initials: initialsOf(entry.shown),
        field,
        change: changeOf(group),
        savedAt: Math.max(...group.map((held) => held.savedAt)),
        status: statusOf(state, entry, group),
        seq: Math.min(...group.map((held) => held.seq)),
      })
    }
  }
  return changes.sort((a, b) => a.seq - b.seq).map(({ seq: _, ...change }) => change)
}

function byField(edits: readonly Held[]): Map<string, Held[]> {
  const groups = new Map<string, Held[]>()
  for (const held of edits) {
    const field = fieldOf(held.path)
    groups.set(field, [...(groups.get(field) ?? []), held])
  }
  return groups
}

function changeOf(group: readonly Held[]): Waiting['change'] {
  const [first] = group
  if (first && parsePath(first.path)?.kind === 'text') {
    return { kind: 'text', from: textOf(first.leaf.base), to: textOf(first.leaf.mine) }
  }
  const elements = (wanted: boolean) =>
    group.flatMap(({ path, leaf }) => {
      const parts = parsePath(path)
      return parts?.kind === 'element' && leaf.mine === wanted && leaf.mine !== leaf.base ? [parts.element] : []
    })
  return { kind: 'set', added: elements(true), removed: elements(false) }
}

function statusOf(state: State, entry: Entry, group: readonly Held[]): Waiting['status'] {
  if (entry.server.deleted) return { kind: 'deleted' }
  if (group.some((held) => held.conflict)) return { kind: 'conflict' }
  const refused = group.find((held) => held.refused !== null)?.refused
  if (refused) return { kind: 'refused', message: refused }
  if (state.inFlight.has(entry.id)) return { kind: 'sending' }
  return { kind: group.every(isUncertain) ? 'checking' : 'waiting' }
}

import type { Contact } from '../../shared/contact'
import { isUncertain } from '../../shared/edits'
import { readText, type TextField, textFields, type WriteOnlyField } from '../../shared/fields'
import { unknown, type Value } from '../../shared/leaf'
import {
  created,
  deleted,
  type LeafPath,
  linkPath,
  parsePath,
  primaryCompany,
  refPath,
  tagPath,
} from '../../shared/path'
import { isPictureName } from '../../shared/picture'
import { alikeAt, onTop } from '../../shared/wire'
import {
  type CompanyView,
  type ContactView,
  type FieldState,
  type FieldView,
  newThings,
  type RefView,
  type Row,
  type TagView,
} from './api'
import type { Entry } from './directory'
import { initialsOf, subtitleOf } from './list-fields'
import { type Held, isHeld, needsUser, type State, shownEdits, wholeContact } from './state'

export function toRow(state: State, entry: Entry): Row {
  const edits = shownEdits(state.edits.get(entry.id) ?? [])
  const notes = state.notes.get(entry.id) ?? []
  const undecided = edits.length > 0 && (entry.server.deleted || edits.some(needsUser))
  const review = undecided || notes.some(({ refused }) => refused !== null)
  const mark = review ? 'review' : edits.length + notes.length > 0 ? 'waiting' : 'none'
  const { id, name, shown } = entry
  return { id, name, subtitle: subtitleOf(shown), initials: initialsOf(shown), mark }
}

type Edits = ReadonlyMap<LeafPath, Held>

/** A contact as the detail pane shows it: the server's row with the user's edits on top. */
export function toView(state: State, entry: Entry, contact: Contact): ContactView {
  const { id } = entry
  const edits: Edits = new Map(shownEdits(state.edits.get(id) ?? []).map((held) => [held.path, held]))
  const drafts = state.drafts.get(id)
  const text = Object.fromEntries(
    textFields.map((field): [TextField, FieldView] => {
      const held = edits.get(field)
      const value = held ? textOf(held.leaf.mine) : readText(contact, field)
      const view = { value, state: stateOf(held, textOf), draft: drafts?.get(field) ?? null }
      return [field, { ...view, held: isHeld(state, id, field) }]
    }),
  ) as ContactView['text']
  return {
    id,
    etag: contact.etag,
    name: entry.name,
    initials: initialsOf(entry.shown),
    deleted: entry.server.deleted,
    deletion: stateOf(edits.get(deleted), (value) => value),
    created: createdOf(state, edits),
    held: isHeld(state, id, wholeContact),
    text,
    picture: {
      sources: pictureSources(state, contact, edits.get('profilePictureId')),
      state: stateOf(edits.get('profilePictureId'), (value) => value),
      held: isHeld(state, id, 'profilePictureId'),
    },
    blocked: unreadView(state, id, { field: 'blocked', held: edits.get('blocked') }),
    tags: tagsOf(contact, edits),
    companies: companiesOf(state, contact, edits),
    primaryCompany: stateOf(edits.get(primaryCompany), textOf),
    externalRefs: refsOf(contact, edits),
    notes: (state.notes.get(id) ?? []).map(({ key, type, note, savedAt, refused }) => {
      return { key, type, note, savedAt, refused, held: isHeld(state, id, key) }
    }),
    typed: Object.fromEntries(newThings.map((name) => [name, drafts?.get(name) ?? null])) as ContactView['typed'],
  }
}

const textOf = (value: Value): string | null => (typeof value === 'string' ? value : null)
const flagOf = (value: Value): boolean | null => (typeof value === 'boolean' ? value : null)
const linkOf = (value: Value): string | null | false => (value === false ? false : textOf(value))

function stateOf<T>(held: Held | undefined, as: (value: Value) => T): FieldState<T> {
  if (!held) return { kind: 'clean' }
  const { leaf, conflict, refused, savedAt, conflictAt: at } = held
  const was = as(leaf.base)
  if (conflict) {
    return { kind: 'conflict', base: was, mine: as(leaf.mine), theirs: as(conflict.theirs), at, who: conflict.who }
  }
  if (refused !== null) return { kind: 'refused', was, message: refused, savedAt }
  return isUncertain(held) ? { kind: 'checking' } : { kind: 'pending', was, savedAt }
}

/** A write-only field shows what is wanted, else what we last set it to. */
function unreadView(
  state: State,
  id: string,
  { field, held }: { field: WriteOnlyField; held: Held | undefined },
): FieldView<boolean | null> {
  const value = held ? held.leaf.mine : (state.known.get(id)?.get(field) ?? unknown)
  const draft = state.drafts.get(id)?.get(field) ?? null
  return { value: flagOf(value), state: stateOf(held, flagOf), draft, held: isHeld(state, id, field) }
}

/** What is wanted; else the server's, and until that has been fetched what we last put there. */
function pictureSources(state: State, contact: Contact, held: Held | undefined): string[] {
  const set = held ? held.leaf.mine : (state.known.get(contact.id)?.get('profilePictureId') ?? null)
  const kept: string[] = isPictureName(set) ? [set] : []
  if (held) return kept
  return contact.profilePictureUrl ? [contact.profilePictureUrl, ...kept] : []
}

/** How a contact that was made here stands. */
export function createdOf(state: State, edits: Edits): ContactView['created'] {
  const mark = edits.get(created)
  if (!mark) return null
  const email = edits.get('email')?.leaf.mine
  // One that has left and may have landed is perhaps the one that has the email.
  const clashes = mark.refused !== null && mark.leaf.sent.length === 0
  const taken = clashes && typeof email === 'string' ? byEmail(state, email, mark.contact) : null
  return { refused: mark.refused, taken: taken && { id: taken.id, name: taken.name } }
}

function byEmail({ directory }: State, email: string, not: string): Entry | null {
  const alike = alikeAt('email')
  const entries = directory.shown()
  return entries.find(({ id, server }) => id !== not && server.email !== null && alike(server.email, email)) ?? null
}

function tagsOf(contact: Contact, edits: Edits): TagView[] {
  const server = contact.tags ?? []
  const views = server.map((tag) => ({ tag, ...elementView(true, edits.get(tagPath(tag))) }))
  for (const { path, leaf } of edits.values()) {
    const parts = parsePath(path)
    if (parts?.kind !== 'element' || parts.field !== 'tags' || server.includes(parts.element)) continue
    if (leaf.mine === true) views.push({ tag: parts.element, ...elementView(false, edits.get(path)) })
  }
  return views
}

function refsOf(contact: Contact, edits: Edits): RefView[] {
  const wanted = onTop(contact, wishesOf(edits)).externalRefs ?? []
  const server = contact.externalRefs ?? []
  const paths = new Set(server.map(refPath))
  const added = wanted.filter((ref) => !paths.has(refPath(ref)))
  return [...server, ...added].map(({ namespace, id }) => {
    const path = refPath({ namespace, id })
    return { namespace, id, path, ...elementView(paths.has(path), edits.get(path)) }
  })
}

function elementView(was: boolean, held: Held | undefined): Pick<TagView, 'was' | 'state' | 'message'> {
  if (held && held.refused !== null) return { was, state: 'refused', message: held.refused }
  const wanted = held ? held.leaf.mine === true : was
  return { was, state: wanted === was ? 'clean' : wanted ? 'added' : 'removed' }
}

function companiesOf(state: State, contact: Contact, edits: Edits): CompanyView[] {
  const server = contact.companies ?? []
  const wanted = onTop(contact, wishesOf(edits)).companies ?? []
  const added = wanted.filter(({ id }) => !server.some((company) => company.id === id))
  return [...server, ...added].map(({ id, name, jobTitle }) => {
    const now = wanted.find((company) => company.id === id)
    return {
      id,
      name: name || state.companies.get(id) || '',
      jobTitle: (now ?? { jobTitle }).jobTitle ?? '',
      primary: now?.isPrimary ?? false,
      removed: now === undefined,
      state: stateOf(edits.get(linkPath(id)), linkOf),
    }
  })
}

function wishesOf(edits: Edits): { path: LeafPath; mine: Value }[] {
  return [...edits.values()].map(({ path, leaf }) => ({ path, mine: leaf.mine }))
}

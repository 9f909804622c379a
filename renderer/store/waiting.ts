import { isUncertain } from '../../shared/edits'
import type { Value } from '../../shared/leaf'
import { parsePath, refOf } from '../../shared/path'
import type { Waiting, WindowCalls } from './api'
import type { Entry } from './directory'
import { initialsOf } from './list-fields'
import { changeOf, type Held, isHeld, type State, shownEdits } from './state'

/** One change as it is listed, before anything of it is worded. */
type Listed = { seq: number; status: Waiting['status']; held: boolean; tell: () => Waiting }

/** Every change that has not reached the server, one per contact and field, and every note, oldest first. */
export function toWaiting(state: State): Waiting[] {
  return listed(state).map(({ tell }) => tell())
}

/** A part of the changes: of those that need the user, or of the others. Of ten thousand only these are worded. */
export function pageOfChanges(state: State, { show, from, count }: WindowCalls['changes']['args']) {
  const all = listed(state).filter(({ status }) => needsReview(status) === (show === 'review'))
  const rows = all.slice(from, from + count).map(({ tell }) => tell())
  return { total: all.length, held: all.filter(({ held }) => held).length, rows }
}

/** Does a change wait for the user, and not for the network? */
function needsReview({ kind }: Waiting['status']): boolean {
  return kind === 'refused' || kind === 'conflict' || kind === 'deleted'
}

function listed(state: State): Listed[] {
  const changes: Listed[] = []
  for (const [id, edits] of state.edits) {
    const entry = state.directory.get(id)
    for (const [field, group] of byField(shownEdits(edits))) {
      const about = { status: statusOf(state, entry, group), held: isHeld(state, id, field) }
      const savedAt = Math.max(...group.map((held) => held.savedAt))
      const tell = () => ({ ...named(id, entry), field, change: changeIn(state, field, group), savedAt, ...about })
      changes.push({ ...about, seq: Math.min(...group.map((held) => held.seq)), tell })
    }
  }
  for (const { key, contact, type, note, savedAt, refused, seq } of [...state.notes.values()].flat()) {
    const entry = state.directory.get(contact)
    const status = refused === null ? ({ kind: 'waiting' } as const) : { kind: 'refused' as const, message: refused }
    const about = { status, held: isHeld(state, contact, key) }
    const change = { kind: 'note', type, note } as const
    changes.push({ ...about, seq, tell: () => ({ ...named(contact, entry), field: key, change, savedAt, ...about }) })
  }
  return changes.sort((a, b) => a.seq - b.seq)
}

/** Of a store that has been restored the edits are there before their contacts are pulled again. */
function named(id: string, entry: Entry | undefined) {
  return { id, name: entry?.name ?? '', initials: entry ? initialsOf(entry.shown) : '' }
}

function byField(edits: readonly Held[]): Map<string, Held[]> {
  const groups = new Map<string, Held[]>()
  for (const held of edits) {
    const field = changeOf(held.path, edits)
    groups.set(field, [...(groups.get(field) ?? []), held])
  }
  return groups
}

function changeIn(state: State, field: string, group: readonly Held[]): Waiting['change'] {
  if (field === 'created' || field === 'deleted') return { kind: field }
  const [first] = group
  const parts = first && parsePath(first.path)
  if (first && parts?.kind === 'text')
    return { kind: 'text', from: textOf(first.leaf.base), to: textOf(first.leaf.mine) }
  if (first && parts?.kind === 'write-only') {
    return { kind: 'text', from: String(first.leaf.base), to: String(first.leaf.mine) }
  }
  const names = (wanted: boolean) =>
    group.flatMap((held) => (held.leaf.mine === held.leaf.base || isOut(held) === wanted ? [] : [nameOf(state, held)]))
  const leaves = group.map(({ path, leaf }) => ({ path, mine: leaf.mine, was: leaf.base }))
  return { kind: 'set', added: names(true), removed: names(false), leaves }
}

const textOf = (value: Value): string | null => (typeof value === 'string' ? value : null)
const isOut = ({ leaf }: Held): boolean => leaf.mine === false

/** What an element or a link is called. */
function nameOf({ companies }: State, { path, leaf }: Held): string {
  const parts = parsePath(path)
  if (parts?.kind === 'element') {
    if (parts.field === 'tags') return parts.element
    const { namespace, id } = refOf(parts.element)
    return `${namespace}: ${id}`
  }
  const id = parts?.kind === 'link' ? parts.company : textOf(leaf.mine)
  const name = (id && companies.get(id)) || id || ''
  return parts?.kind === 'link' && typeof leaf.mine === 'string' ? `${name} (${leaf.mine})` : name
}

function statusOf(state: State, entry: Entry | undefined, group: readonly Held[]): Waiting['status'] {
  if (entry?.server.deleted) return { kind: 'deleted' }
  if (group.some((held) => held.conflict)) return { kind: 'conflict' }
  const refused = group.find((held) => held.refused !== null)?.refused
  if (refused !== null && refused !== undefined) return { kind: 'refused', message: refused }
  if (entry && state.inFlight.has(entry.id)) return { kind: 'sending' }
  return { kind: group.every(isUncertain) ? 'checking' : 'waiting' }
}

import { type FieldName, fields as fieldTable, wireName } from '../../shared/fields'
import type { Value } from '../../shared/leaf'
import { fieldOf, type LeafPath } from '../../shared/path'
import type { TimelineEntry } from '../../shared/timeline'
import type { HistoryEntry, NoteType, NoteView, Timeline } from '../store/api'

export type Move = { path: LeafPath; from: Value; to: Value }

export type What =
  /** `fields`: by our names where we know them. `moves`: what was made of what, where we did it from here. */
  | { kind: 'changed'; fields: readonly string[]; moves: readonly Move[] }
  | { kind: 'created' | 'deleted' | 'restored' }
  | { kind: 'note'; type: NoteType; text: string }
  | { kind: 'decided'; choice: 'mine' | 'theirs'; field: string }
  | { kind: 'refused'; field: string; why: string }

/** One thing that happened. `by` null: us. `note`: the waiting note it is, which can be discarded still. */
export type Happening = {
  key: string
  at: number
  by: string | null
  what: What
  waits: boolean
  note?: NoteView
}

type Given = Pick<Timeline, 'entries' | 'own' | 'me'> & {
  /** Notes that have not been sent, and the leaves with an unsent edit. */
  notes: readonly NoteView[]
  pending: ReadonlySet<LeafPath>
}

/**
 * Everything that happened with a contact, newest first: what the server tells, what waits, and what was done here and
 * is not in what the server has told yet. Nothing is told twice: clocks differ, so ours are found by order, not by time.
 */
export function mergeTimeline({ entries, own, me, notes, pending }: Given): Happening[] {
  const sent = pairSent(entries, own, me)
  const server = entries.map((entry): Happening => {
    const paired = sent.of.get(entry.id)
    const mine = paired !== undefined || (me !== null && entry.who.id === me)
    return {
      ...base(`there-${entry.id}`, Date.parse(entry.at), mine ? null : entry.who.name),
      what: whatOf(entry, paired),
    }
  })
  const here = sent.left.map((group, index): Happening => {
    return { ...base(`sent-${group.at}-${index}`, group.at, null), what: whatSent(group.moves) }
  })
  const all = [...server, ...here, ...waiting(own, pending), ...waitingNotes(notes), ...decided(own)]
  return all.sort((a, b) => b.at - a.at)
}

function base(key: string, at: number, by: string | null) {
  return { key, at, by, waits: false }
}

/** Changes that were sent together: they were accepted at one moment, and are one entry there. */
type Sent = { at: number; moves: Move[] }

function sentTogether(own: readonly HistoryEntry[]): Sent[] {
  const groups: Sent[] = []
  for (const { kind, at, path, from, to } of own) {
    if (kind !== 'sent') continue
    const last = groups.at(-1)
    const alone = ['note', 'created', 'deleted']
    const joins = last?.at === at && !alone.includes(path) && !last.moves.some((move) => alone.includes(move.path))
    if (joins) last.moves.push({ path, from, to })
    else groups.push({ at, moves: [{ path, from, to }] })
  }
  return groups
}

/** Finds the entry of each of our sent changes, newest first on both sides; those that have none are left. */
function pairSent(entries: readonly TimelineEntry[], own: readonly HistoryEntry[], me: string | null) {
  const of = new Map<string, Sent>()
  const left: Sent[] = []
  for (const group of sentTogether(own)) {
    const entry = entries.find((entry) => !of.has(entry.id) && isSame(entry, group, me))
    if (entry) of.set(entry.id, group)
    else left.push(group)
  }
  return { of, left }
}

/** While nobody knows who we are there, a change is taken for ours only at about the same time. */
const nearMs = 60_000

function isSame(entry: TimelineEntry, { at, moves }: Sent, me: string | null): boolean {
  const [first] = moves
  if (!first || (me !== null && entry.who.id !== me)) return false
  if (first.path === 'note') return entry.kind === 'note' && entry.text === first.to
  if (entry.kind === 'note') return false
  if (first.path === 'created') return entry.operation === 'create'
  if (first.path === 'deleted') return entry.operation === 'delete'
  if (me === null && Math.abs(Date.parse(entry.at) - at) > nearMs) return false
  const named = entry.fields.map(knownField)
  return entry.operation === 'update' && moves.every(({ path }) => named.includes(fieldOf(path) ?? path))
}

/** Our name of a field that the server calls `Email`, `$.email`, `connections[0].jobTitle`; else as it came. */
export function knownField(name: string): string {
  const wanted = name.replace(/^\$\./, '').split(/[.[]/)[0]?.toLowerCase()
  const known = (Object.keys(fieldTable) as FieldName[]).find((field) =>
    [field, wireName(field)].some((each) => each.toLowerCase() === wanted),
  )
  return known ?? (wanted === 'primarycompanyid' ? 'companies' : name)
}

function whatOf(entry: TimelineEntry, paired: Sent | undefined): What {
  if (entry.kind === 'note') return { kind: 'note', type: entry.type, text: entry.text }
  if (entry.operation !== 'update') return { kind: `${entry.operation}d` as 'created' | 'deleted' | 'restored' }
  return { kind: 'changed', fields: [...new Set(entry.fields.map(knownField))], moves: paired?.moves ?? [] }
}

function whatSent(moves: readonly Move[]): What {
  const [first] = moves
  if (first?.path === 'note') return { kind: 'note', type: 'note', text: typeof first.to === 'string' ? first.to : '' }
  if (first?.path === 'created' || first?.path === 'deleted') return { kind: first.path }
  return { kind: 'changed', fields: fieldsOf(moves), moves }
}

function fieldsOf(moves: readonly Move[]): string[] {
  return [...new Set(moves.map(({ path }) => fieldOf(path) ?? path))]
}

/** What is saved here and not sent: by field, with the newest moment. */
function waiting(own: readonly HistoryEntry[], pending: ReadonlySet<LeafPath>): Happening[] {
  const told = new Set<LeafPath>()
  const groups = new Map<string, { at: number; moves: Move[] }>()
  for (const { kind, at, path, from, to } of own) {
    if (!['saved', 'undone', 'recovered'].includes(kind) || !pending.has(path) || told.has(path)) continue
    told.add(path)
    const field = fieldOf(path) ?? path
    const group = groups.get(field) ?? { at, moves: [] }
    groups.set(field, { at: Math.max(group.at, at), moves: [...group.moves, { path, from, to }] })
  }
  return [...groups].map(([field, { at, moves }]) => {
    return { ...base(`waits-${field}`, at, null), what: whatSent(moves), waits: true }
  })
}

function waitingNotes(notes: readonly NoteView[]): Happening[] {
  return notes.map((note) => {
    const what = { kind: 'note', type: note.type, text: note.note } as const
    return { ...base(`note-${note.key}`, note.savedAt, null), what, waits: true, note }
  })
}

function decided(own: readonly HistoryEntry[]): Happening[] {
  return own.flatMap(({ kind, at, path, by }, index): Happening[] => {
    const about = { field: fieldOf(path) ?? path }
    const head = base(`own-${at}-${index}-${path}`, at, null)
    if (kind === 'resolved' && (by === 'mine' || by === 'theirs'))
      return [{ ...head, what: { kind: 'decided', choice: by, ...about } }]
    return kind === 'refused' ? [{ ...head, what: { kind: 'refused', why: by ?? '', ...about } }] : []
  })
}

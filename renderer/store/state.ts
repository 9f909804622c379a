import { type Edit, isGivenUp } from '../../shared/edits'
import type { Value } from '../../shared/leaf'
import { fieldOf, type LeafPath } from '../../shared/path'
import type { PullState } from '../../shared/store-port'
import type { Policy, Summary } from './api'
import type { Directory } from './directory'
import type { NoteRow } from './storage'

/** An edit as the store holds it: when it was made, in order and by the wall clock. */
export type Held = Edit & { contact: string; seq: number; savedAt: number; conflictAt: number }
export type Note = Omit<NoteRow, 'format'>

/** How far pulling is, and what it has taught (`Connected` in store-port.ts). */
export type Pulls = { contacts: PullState; companies: PullState; reconciled: number | null; me: string | null }

/**
 * What has come in since the user was last there, at wall time `at` and entry `no` of the history: the newest ids, and
 * how many more. `told`: a digest of it has been shown, and not been put away.
 */
export type Away = { at: number; no: number; changed: readonly string[]; more: number; told: boolean }

/** Everything the store knows that is not a page. Edits and notes: by contact, in the order they were made. */
export type State = {
  directory: Directory
  edits: Map<string, readonly Held[]>
  notes: Map<string, readonly Note[]>
  /** What the user holds back, by contact: fields, notes by key, '' for all of it. */
  holds: Map<string, ReadonlySet<string>>
  /** The ids that the server gave to contacts made here. */
  aliases: Map<string, string>
  /** What we last set write-only fields to. */
  known: Map<string, ReadonlyMap<LeafPath, Value>>
  /** Names of companies. */
  companies: Map<string, string>
  drafts: Map<string, Map<string, string>>
  /** Contacts to fetch: a page brought a row while their own request was in flight, or a reconcile missed them. */
  stale: Map<string, string>
  inFlight: Set<string>
  /** During a full reconcile, the contacts that no page of it has brought yet. */
  unseen: Set<string> | null
  pulls: Pulls
  policy: Policy
  away: Away
  /** Names this database: another one of the same name is not this one. */
  generation: string
  /** Counts every change of the user's state; order is by it, never by the clock. */
  seq: number
  lastPage: number
  /** How far the snapshot on disk covers the pages; 0 when there is none that this version can read. */
  snapshot: number
  history: { first: number; next: number }
  counts: Counts
  pageUse: Map<number, PageUse>
  /** Rows that could not be read although this version wrote them, or fewer than there should be. */
  damaged: boolean
}

/** How many rows there are: a table with another number of them is damaged. */
export type Counts = { pages: number; edits: number; notes: number }

/** How many contacts a page was written with, how many of them are alive, and its size; null until it is known. */
export type PageUse = { count: number; live: number; bytes: number | null }

/** The name of a hold on a whole contact. */
export const wholeContact = ''

/** Whether the user holds a change back. */
export function isHeld(state: State, contact: string, name: string): boolean {
  const holds = state.holds.get(contact)
  return holds !== undefined && (holds.has(wholeContact) || holds.has(name))
}

/** The edits of a contact that the user does not hold back. */
export function freeEdits(state: State, contact: string): readonly Held[] {
  const edits = state.edits.get(contact) ?? []
  return state.holds.has(contact) ? edits.filter(({ path }) => !isHeld(state, contact, fieldOf(path) ?? path)) : edits
}

/** The edits that people are shown. */
export function shownEdits<E extends Edit>(edits: readonly E[]): readonly E[] {
  return edits.some(isGivenUp) ? edits.filter((edit) => !isGivenUp(edit)) : edits
}

/** What the sidebar and the pill count: fields and notes, as people see changes. */
export function summarize(state: State, version: number): Summary {
  let [waiting, review] = [0, 0]
  for (const [id, edits] of state.edits) {
    const deleted = state.directory.get(id)?.server.deleted ?? false
    const counts = deleted ? { waiting: 0, review: 1 } : countsOf(edits)
    waiting += counts.waiting
    review += counts.review
  }
  for (const notes of state.notes.values()) for (const note of notes) note.refused === null ? waiting++ : review++
  return { total: state.directory.size(), waiting, review, version }
}

type ListCounts = { waiting: number; review: number }
/** By the list itself, which is another one when an edit changes: after an import there are tens of thousands. */
const counted = new WeakMap<readonly Held[], ListCounts>()

function countsOf(edits: readonly Held[]): ListCounts {
  const known = counted.get(edits)
  if (known) return known
  const [waiting, review] = [new Set<string>(), new Set<string>()]
  for (const edit of shownEdits(edits)) (needsUser(edit) ? review : waiting).add(changeOf(edit.path, edits))
  const counts = { waiting: waiting.size, review: review.size }
  counted.set(edits, counts)
  return counts
}

/** Edits are counted by field; everything about a contact that is new, or goes, is one change. */
export function changeOf(path: LeafPath, edits: readonly Edit[]): string {
  const whole = edits.find((edit) => edit.path === 'deleted') ?? edits.find((edit) => edit.path === 'created')
  return whole ? whole.path : (fieldOf(path) ?? path)
}

export function needsUser(edit: Edit): boolean {
  return edit.conflict !== null || edit.refused !== null
}

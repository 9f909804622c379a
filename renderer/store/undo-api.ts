import type { Value } from '../../shared/leaf'
import type { LeafPath } from '../../shared/path'
import type { Change, NoteType, Reopened } from './api'

/** A note that waits on this laptop. The same key is the same note (S7). */
export type KeptNote = { key: string; type: NoteType; note: string }

/** A contact as it is made anew. */
export type Whole = { id: string; values: Record<LeafPath, Value>; notes: readonly KeptNote[] }

export type Decision = { id: string; choice: 'mine' | 'theirs' } & Reopened

/**
 * What one act of the user's did to one contact, with all that taking it back needs. Taking it back is an act as well,
 * so that doing it again is taking that back.
 */
export type Effect =
  /** `without`: of a contact that is deleted, references that another has got, and that one: only one can have them. */
  | ({ kind: 'changed'; without?: readonly LeafPath[]; into?: string } & Change)
  | ({ kind: 'made' } & Whole)
  | ({ kind: 'unmade' } & Whole)
  /** `there`: it has been written, or given up. */
  | ({ kind: 'note'; id: string; there: boolean } & KeptNote)
  /** Notes that went from one contact to another. */
  | { kind: 'notes'; id: string; from: string; notes: readonly KeptNote[] }
  /** A contact that never left was merged into this one, with its notes, or was parted from it. */
  | { kind: 'joined'; id: string; whole: Whole }
  | { kind: 'parted'; id: string; whole: Whole }
  /** `field` is empty for all of the contact. */
  | { kind: 'hold'; id: string; field: string; on: boolean }
  /** A conflict that was decided, or one that the user is asked about. */
  | ({ kind: 'decided' } & Decision)
  | ({ kind: 'asked' } & Decision)
  /** What waited for a contact that is gone from the server was given up, or went on with a new contact. */
  | {
      kind: 'gone'
      id: string
      accepted: boolean
      changes: readonly Reopened[]
      notes: readonly KeptNote[]
      made: Whole | null
    }
  /** Values of a merge that wait for the deletion of the others, or wait no more. */
  | { kind: 'waits'; id: string; paths: readonly LeafPath[]; until: readonly string[]; on: boolean }

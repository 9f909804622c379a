import type { Problem, TextField } from '../../shared/fields'
import type { LeafPath } from '../../shared/path'

/** Which contacts the list shows. `text`: tokens in any order. */
export type Query = {
  text: string
  show: 'all' | 'recent'
  tag: string | null
  company: string | null
}

/** What a row of the list shows, at most one mark, the gravest. */
export type Row = {
  id: string
  name: string
  /** "CFO · Acme", or what there is of it. */
  subtitle: string
  initials: string
  mark: 'none' | 'waiting' | 'review'
}

/** How a leaf stands, for the people who look at it. Times are wall time in ms. */
export type FieldState =
  | { kind: 'clean' }
  | { kind: 'pending'; was: string | null; savedAt: number }
  /** Reverted, while an earlier value may still be on its way to the server. */
  | { kind: 'checking' }
  | { kind: 'refused'; was: string | null; message: string; savedAt: number }
  | { kind: 'conflict'; base: string | null; mine: string | null; theirs: string | null; at: number }

export type FieldView = {
  value: string | null
  state: FieldState
  /** What is typed and not saved: kept through a crash, and where validation refused it. */
  draft: string | null
}

/** `was`: whether the server has the tag. */
export type TagView = { tag: string; was: boolean; state: 'clean' | 'added' | 'removed' | 'refused'; message?: string }

export type ContactView = {
  id: string
  name: string
  initials: string
  /** Deleted on the server while edits of ours wait: the user decides. */
  deleted: boolean
  text: Record<TextField, FieldView>
  /** Tags in the server's order, removed ones too while their removal waits; added ones last. */
  tags: TagView[]
  companies: { id: string; name: string; jobTitle: string; primary: boolean }[]
  externalRefs: { namespace: string; id: string }[]
}

/** A change that has not reached the server, as people count: one per contact and field. */
export type Waiting = {
  id: string
  name: string
  initials: string
  field: string
  /** Text: old → new. Tags: what is added and removed. */
  change: { kind: 'text'; from: string | null; to: string | null } | { kind: 'set'; added: string[]; removed: string[] }
  savedAt: number
  status:
    | { kind: 'waiting' }
    | { kind: 'sending' }
    | { kind: 'checking' }
    | { kind: 'refused'; message: string }
    | { kind: 'conflict' }
    | { kind: 'deleted' }
}

export type Summary = {
  /** Contacts in the store. */
  total: number
  /** Fields with an unsent change, conflicts and refusals not counted. */
  waiting: number
  /** Fields (or deleted contacts) that need the user. */
  review: number
  /** Grows with every change of anything that is shown. */
  version: number
}

export type Facet = { name: string; count: number }

/** Whether the edit is durable. `full`: no room on the disk; the text stays where it was typed. */
export type Saved =
  | { kind: 'saved' }
  | { kind: 'not-saved'; cause: 'full' | 'failed' | 'gone' }
  | { kind: 'invalid'; problem: Problem }

export type Opened =
  | { kind: 'open'; summary: Summary }
  | { kind: 'failed'; cause: 'newer-version' | 'damaged' | 'unavailable' | 'blocked' }

/** Every call of the window on the store. */
export type WindowCalls = {
  open: { args: { account: string; locale: string }; result: Opened }
  list: { args: Query; result: { matched: number; total: number } }
  rows: { args: { query: Query; from: number; count: number }; result: Row[] }
  /** Where a contact stands in the list, or -1. */
  position: { args: { query: Query; id: string }; result: number }
  facets: { args: null; result: { tags: Facet[]; companies: Facet[] } }
  contact: { args: { id: string }; result: ContactView | null }
  /** The contact on the screen: the engine sends it first when the budget is short. */
  opened: { args: { id: string | null }; result: null }
  /** `value` as typed for a text field; true or false for an element of a set. */
  edit: { args: { id: string; path: LeafPath; value: string | null | boolean }; result: Saved }
  /**
   * Gives an edit up, a refused one too. `was` is the server's value as it was shown: if the edit has been sent in the
   * meantime, going back to it is an edit of its own.
   */
  revert: { args: { id: string; path: LeafPath; was: string | null | boolean }; result: Saved }
  /** Sends a refused value once more. */
  retry: { args: { id: string; path: LeafPath }; result: Saved }
  /** A decision names what was seen: `moved` when the server's value is another by now, which is shown instead. */
  resolve: {
    args: { id: string; path: LeafPath; theirs: string | null; choice: 'mine' | 'theirs' }
    result: Saved | { kind: 'moved' }
  }
  /** Gives up our edits of a contact that is deleted on the server. */
  acceptDeletion: { args: { id: string }; result: Saved }
  draft: { args: { id: string; path: LeafPath; text: string | null }; result: null }
  waiting: { args: null; result: Waiting[] }
}

/** What the store tells the window unasked. `first`: the screen as it was left, before the lists are ready. */
export type StoreNotice =
  | { kind: 'first'; rows: Row[]; summary: Summary }
  | { kind: 'changed'; summary: Summary; contacts: string[] | 'many' }
  | { kind: 'trouble'; cause: 'foreign-message' | 'write-failed' | 'full' }

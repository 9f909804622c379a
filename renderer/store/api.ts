import type { Who } from '../../shared/edits'
import type { Problem, TextField } from '../../shared/fields'
import type { Value } from '../../shared/leaf'
import type { ExternalRef, LeafPath } from '../../shared/path'
import type { TimelineEntry } from '../../shared/timeline'
import type { ExportApi } from './export-calls'
import type { ImportApi } from './import-api'
import type { SimilarApi } from './similar-api'
import type { Effect } from './undo-api'

/** What happens by itself with a conflict. Whatever it decides stands in the history and can be taken back. */
export type Policy = 'ask' | 'mine' | 'theirs'

export type NoteType = 'note' | 'call' | 'meeting' | 'email' | 'news'

/** What happened to a change. `from` and `to` are values of the leaf; `at` is wall time in ms. */
export type HistoryEntry = {
  at: number
  contact: string
  name: string
  path: LeafPath
  kind: 'saved' | 'sent' | 'merged' | 'conflict' | 'resolved' | 'refused' | 'discarded' | 'undone' | 'recovered'
  from: Value
  to: Value
  /** Whose value it was, or why it was refused. */
  by?: string
}

/** What the list shows of all contacts: what is missing, or null, does not narrow it. */
export type Filter = {
  /** Words and numbers in any order. */
  text: string
  /** `recent`: the newest few, newest first. */
  show: 'all' | 'recent'
  /** Contacts that have all of them. */
  tags?: readonly string[]
  company?: string | null
  language?: string | null
  /** Known to be blocked. */
  blocked?: boolean
  /** Changed here and on the server. */
  conflict?: boolean
  /** With changes that have not reached the server. */
  waiting?: boolean
}

/** By first name as names are read, by last name, by company, or what changed last first. */
export type Sort = 'first' | 'last' | 'company' | 'changed'

/** Which contacts the list shows, and in which order; `first` where none is named. */
export type Query = Filter & { sort?: Sort }

/** A filter that the user has given a name. */
export type SavedFilter = { id: string; name: string; filter: Filter }

/** What a row of the list shows, at most one mark, the gravest. */
export type Row = {
  id: string
  name: string
  /** "CFO · Acme", or what there is of it. */
  subtitle: string
  initials: string
  mark: 'none' | 'waiting' | 'review'
  /** What was searched for and shows in none of the above: an email, a phone number or a tag. */
  found?: { kind: 'email' | 'phone' | 'tag'; text: string }
}

/** How a leaf stands, for the people who look at it. Times are wall time in ms. */
export type FieldState<T = string | null> =
  | { kind: 'clean' }
  | { kind: 'pending'; was: T; savedAt: number }
  /** Reverted, while an earlier value may still be on its way to the server. */
  | { kind: 'checking' }
  | { kind: 'refused'; was: T; message: string; savedAt: number }
  | { kind: 'conflict'; base: T; mine: T; theirs: T; at: number; who: Who | null }

export type FieldView<T = string | null> = {
  value: T
  state: FieldState<T>
  /** What is typed and not saved: kept through a crash, and where validation refused it. */
  draft: string | null
  /** The user holds its changes back. */
  held: boolean
}

/** `was`: whether the server has the tag. */
export type TagView = { tag: string; was: boolean; state: 'clean' | 'added' | 'removed' | 'refused'; message?: string }

export type RefView = ExternalRef & { path: LeafPath } & Omit<TagView, 'tag'>

/** A link as it is wanted; a removed one stays listed while its removal waits. Of its state's values false is no link. */
export type CompanyView = {
  id: string
  name: string
  jobTitle: string
  primary: boolean
  removed: boolean
  state: FieldState<string | null | false>
}

/** A written note that has not reached the server. */
export type NoteView = {
  key: string
  type: NoteType
  note: string
  savedAt: number
  refused: string | null
  held: boolean
}

export type ContactView = {
  id: string
  /** Of the server's row that is shown; empty while there is none. */
  etag: string
  name: string
  initials: string
  /** Deleted on the server while edits of ours wait: the user decides. */
  deleted: boolean
  /** Deleted here; with a conflict, changed by somebody since. */
  deletion: FieldState<Value>
  /** Made here, and not on the server yet. `taken`: the contact that has its email or reference already. */
  created: { refused: string | null; taken: { id: string; name: string } | null } | null
  /** The user holds everything of it back. */
  held: boolean
  text: Record<TextField, FieldView>
  /** Where its picture is: names of pictures kept here, and the server's URL; the first that can be had is shown. */
  picture: { sources: string[]; state: FieldState<Value>; held: boolean }
  /** Null: nobody can know, the server does not tell. */
  blocked: FieldView<boolean | null>
  /** Tags in the server's order, removed ones too while their removal waits; added ones last. */
  tags: TagView[]
  companies: CompanyView[]
  primaryCompany: FieldState<string | null>
  externalRefs: RefView[]
  notes: NoteView[]
  /** What is typed of something new and not saved, kept through a crash. */
  typed: Record<NewThing, string | null>
}

/** What is typed without being a field's: each has a draft of its name. */
export const newThings = ['note', 'noteType', 'tag'] as const
export type NewThing = (typeof newThings)[number]

/** A change that has not reached the server, as people count: one per contact and field, or note. */
export type Waiting = {
  id: string
  name: string
  initials: string
  /** A field's name; `created`, `deleted`, or the key of a note. */
  field: string
  /** Text: old → new. Sets: what is added and removed. */
  change:
    | { kind: 'text'; from: string | null; to: string | null }
    | { kind: 'set'; added: string[]; removed: string[]; leaves: { path: LeafPath; mine: Value; was: Value }[] }
    | { kind: 'created' }
    | { kind: 'deleted' }
    | { kind: 'note'; type: NoteType; note: string }
  savedAt: number
  held: boolean
  status:
    | { kind: 'waiting' }
    | { kind: 'sending' }
    | { kind: 'checking' }
    | { kind: 'refused'; message: string }
    | { kind: 'conflict' }
    | { kind: 'deleted' }
}

/** What has come in and gone out while nobody was there to see it. Counts; `names`: the newest of those changed. */
export type Digest = {
  /** Wall time in ms of when the user was last there. */
  since: number
  changed: number
  names: { id: string; name: string }[]
  /** Who changed them, where it is known. */
  by: string[]
  deleted: number
  sent: number
  merged: number
  review: number
}

/** A leaf as a decision left it, and what it was before: enough to be asked again. */
export type Reopened = { path: LeafPath; base: Value; mine: Value; theirs: Value }

/** Something that needs the user, with all that it is decided by. */
export type ReviewItem = {
  id: string
  name: string
  initials: string
  /** "CFO · Acme", or what there is of it. */
  subtitle: string
  /** Of the leaf; `created`, `deleted`, the key of a note, or `gone` for a contact deleted on the server. */
  path: LeafPath
  savedAt: number
  /** Names of the companies that path and values speak of. */
  companies: Record<string, string>
  what:
    | { kind: 'conflict'; base: Value; mine: Value; theirs: Value; at: number; who: Who | null; baseUtc: string }
    /** Deleted here, and changed by somebody since. */
    | { kind: 'deletion'; theirs: Value; at: number; who: Who | null }
    /** Deleted on the server, with changes of ours waiting. */
    | { kind: 'gone'; changes: Reopened[]; notes: { type: NoteType; note: string }[] }
    | { kind: 'refused'; message: string; base: Value; mine: Value }
    | { kind: 'created'; message: string; taken: { id: string; name: string } | null }
    | { kind: 'note'; message: string; type: NoteType; note: string }
}

/** What of the history is asked for. `text`: part of a contact's name; `from`, `to`: wall time in ms. */
export type HistoryFilter = {
  kinds: readonly HistoryEntry['kind'][] | null
  text: string
  from: number | null
  to: number | null
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

/** Whether the edit is durable, in both homes. `full`: no room on a disk; the text stays where it was typed. */
export type Saved =
  | { kind: 'saved' }
  | { kind: 'not-saved'; cause: 'full' | 'failed' | 'gone' | 'slow' }
  | { kind: 'invalid'; problem: Problem }

/** What an act did, as it is taken back. */
export type Acted = Saved & { effects?: readonly Effect[] }

/** A saved change as undo sees it. `etag`: of the row that was deleted. */
export type Change = { id: string; path: LeafPath; from: Value; to: Value; etag?: string }

/**
 * What became of changes to many contacts. `changes`: those that are saved, as they are taken back. `same`: had nothing
 * to change. `gone`: contacts that are not there any more. `moved`: ids of contacts left alone, as what was to change is
 * another by now. `renamed`: former ids of contacts that had to be made anew. `stopped`: the rest was not saved, `left`
 * of it, those from `rest` on.
 */
export type ManySaved = {
  changes: Effect[]
  same: number
  gone: number
  moved: string[]
  renamed: { from: string; to: string }[]
  stopped: { cause: 'full' | 'failed' | 'slow'; left: number; rest: readonly number[] } | null
}

/** What became of a file of unsent changes. `skipped`: of contacts, or with pictures, that are not here. */
export type Imported =
  | { kind: 'imported'; taken: number; skipped: number }
  | { kind: 'failed'; cause: 'not-a-file-of-changes' | 'newer-version' | 'not-saved' }

export type Opened =
  | { kind: 'open'; summary: Summary }
  | { kind: 'failed'; cause: 'newer-version' | 'damaged' | 'unavailable' | 'blocked' }

/** `asOf`: wall time in ms at which the server told it, null when it never has. `own`: newest first. */
export type Timeline = {
  entries: readonly TimelineEntry[]
  asOf: number | null
  more: boolean
  own: HistoryEntry[]
  /** Our id in timelines, once it is known. */
  me: string | null
}

/** Every call of the window on the store; whole areas have theirs in files of their own. */
export type WindowCalls = OwnCalls & ExportApi & ImportApi & SimilarApi

type OwnCalls = {
  open: { args: { account: string; locale: string }; result: Opened }
  list: { args: Query; result: { matched: number; total: number } }
  rows: { args: { query: Query; from: number; count: number }; result: Row[] }
  /** Where a contact stands in the list, or -1. */
  position: { args: { query: Query; id: string }; result: number }
  /** The contacts of a list from one place to before another, in its order. */
  ids: { args: { query: Query; from: number; to: number }; result: string[] }
  /** How many of these contacts a list shows. */
  shown: { args: { query: Query; ids: readonly string[] }; result: number }
  /** What contacts can be filtered by, the most frequent first; of some contacts only, where they are named. */
  facets: {
    args: { ids: readonly string[] } | null
    result: { tags: Facet[]; companies: Facet[]; languages: Facet[] }
  }
  /** The filters that have a name, with how many contacts each shows. */
  filters: { args: null; result: (SavedFilter & { count: number })[] }
  saveFilters: { args: { filters: readonly SavedFilter[] }; result: Saved }
  /** Every tag that a contact has, the commonest first. */
  tags: { args: null; result: string[] }
  /** Pulled companies whose name has every word of the text, in the order of their names; `not`: ids to leave out. */
  companies: { args: { text: string; not: readonly string[]; limit: number }; result: { id: string; name: string }[] }
  contact: { args: { id: string }; result: ContactView | null }
  /** The contact on the screen: the engine sends it first when the budget is short. */
  opened: { args: { id: string | null }; result: null }
  /** `value` as typed for a text field; true or false for an element of a set; a link's job title, or false. */
  edit: { args: { id: string; path: LeafPath; value: Value }; result: Saved }
  /**
   * Gives an edit up, a refused one too. `was` is the server's value as it was shown: if the edit has been sent in the
   * meantime, going back to it is an edit of its own.
   */
  revert: { args: { id: string; path: LeafPath; was: Value }; result: Saved }
  /** Sends a refused value, contact or note once more. */
  retry: { args: { id: string; path: LeafPath }; result: Saved }
  /** A decision names what was seen: `moved` when the server's value is another by now, which is shown instead. */
  resolve: {
    args: { id: string; path: LeafPath; theirs: Value; choice: 'mine' | 'theirs' }
    result: Saved | { kind: 'moved' }
  }
  /**
   * Takes a change back that may have reached the server: only where the value is still what it made it, else `moved`
   * says what it is now.
   */
  undo: { args: { id: string; path: LeafPath; from: Value; to: Value }; result: Saved | { kind: 'moved'; now: Value } }
  /**
   * Many edits, `deleted` among them, as `edit` and `remove` do them: a durable commit for some hundreds at a time, so
   * that others are answered in between. `etag`: of a contact that is deleted as it was shown.
   */
  editMany: {
    args: { edits: readonly { id: string; path: LeafPath; value: Value; etag?: string }[] }
    result: ManySaved
  }
  /** Takes changes back, each only where it still stands. What that changes is taken back the same way. */
  undoMany: { args: { changes: readonly Effect[] }; result: ManySaved }
  /**
   * A new contact with these values, under a local id. Who gives the id can ask once more where the answer was not
   * *saved*: it is the same contact, with these values (S7).
   */
  create: { args: { values: Record<LeafPath, Value>; id?: string }; result: Saved & { id?: string } }
  /**
   * Deletes a contact as it was shown: `moved` when its row is another by now, which is shown instead. One that was made
   * here and never sent is simply gone. Taken back by `revert` of `deleted`.
   */
  remove: { args: { id: string; etag: string }; result: Saved | { kind: 'moved' } }
  /** Gives up our edits of a contact that is deleted on the server. */
  acceptDeletion: { args: { id: string }; result: Acted }
  /** Makes a new contact from one that is deleted on the server, our edits on top. */
  keepAsNew: { args: { id: string }; result: Acted & { id?: string } }
  /** Puts what was typed for a new contact onto one that exists; where they differ, the user decides. */
  merge: { args: { id: string; into: string }; result: Acted }
  /** Who gives the key can ask once more where the answer was not *saved*: the same key is the same note (S7). */
  note: { args: { id: string; type: NoteType; note: string; key?: string }; result: Saved }
  discardNote: { args: { id: string; key: string }; result: Acted }
  /** Holds back a field's changes, a note by its key, or all of a contact (`field` empty), or releases them. */
  hold: { args: { id: string; field: string; on: boolean }; result: Saved }
  /** What is known of what happened with a contact: what the server last told, and what was done on this laptop. */
  timeline: { args: { id: string }; result: Timeline }
  /** Keeps what the server tells, newest first, to be read offline. `more`: it has older entries. */
  keepTimeline: { args: { id: string; entries: readonly TimelineEntry[]; more: boolean }; result: null }
  /** Chooses, or with null asks; gives what holds now, whether or not the choice was saved. */
  policy: { args: { policy: Policy | null }; result: Saved & { policy: Policy } }
  /** The newest `count` entries before `before`, newest first. */
  history: {
    args: { before: number | null; count: number; only?: HistoryFilter }
    result: (HistoryEntry & { no: number })[]
  }
  /** Everything unsent, as the text of a file. */
  exportUnsent: { args: null; result: { text: string; changes: number } }
  /** Takes in the text of such a file. */
  importUnsent: { args: { text: string }; result: Imported }
  draft: { args: { id: string; path: LeafPath | NewThing; text: string | null }; result: null }
  waiting: { args: null; result: Waiting[] }
  /** A part of the changes that wait for the network, or of those that wait for the user. */
  changes: {
    args: { show: 'waiting' | 'review'; from: number; count: number }
    result: { total: number; held: number; rows: Waiting[] }
  }
  /** What needs the user, contact by contact, the longest waiting first; at most `count`. */
  review: { args: { count: number }; result: ReviewItem[] }
  /** What happened since the user was last there; null where there is nothing to tell. Told until `present` is called. */
  away: { args: null; result: (Digest & { told: boolean }) | null }
  /** The user is there and has seen what there is. */
  present: { args: null; result: null }
}

/** What the store tells the window unasked. `first`: the screen as it was left, before the lists are ready. */
export type StoreNotice =
  | { kind: 'first'; rows: Row[]; summary: Summary }
  | { kind: 'changed'; summary: Summary; contacts: string[] | 'many' }
  | { kind: 'trouble'; cause: 'foreign-message' | 'write-failed' | 'full' | 'no-journal' }
  /** The store was damaged, and restored. `complete`: its second home was whole, so nothing unsent is lost. */
  | { kind: 'recovered'; damage: 'vanished' | 'behind' | 'damaged'; edits: number; complete: boolean }

import type { Stamp, Who } from '../../shared/edits'
import type { Sent, Value } from '../../shared/leaf'
import type { Company } from '../../shared/store-port'
import type { TimelineEntry } from '../../shared/timeline'
import type { HistoryEntry, NoteType } from './api'

/** Format number of every record this version writes. A record of another is migrated, pulled again, or recovered. */
export const format = 1

/** Some 50 contacts as a JSON array in UTF-8, at most 48 KB. Pages are written once and never changed. */
export type PageRow = { no: number; format: number; count: number; body: Uint8Array }
/** The list's columns as of page `covers`, in `locale`'s order: what the next start reads instead of all pages. */
export type SnapshotRow = { no: number; format: number; covers: number; locale: string; body: Uint8Array }
/** `seq` orders edits by when they were made; `savedAt` is wall time in ms, for people. The rest: `Edit`. */
export type EditRow = {
  contact: string
  path: string
  format: number
  seq: number
  savedAt: number
  base: Value
  sent: readonly Sent<Value>[]
  mine: Value
  refused: string | null
  /** Missing in rows of 0.1.0. */
  seen?: Stamp
  ask?: boolean
}
export type ConflictRow = {
  contact: string
  path: string
  format: number
  at: number
  theirs: Value
  /** Missing in rows of 0.1.0. */
  who?: Who | null
}
/** A note or call written here. `key` is its `Idempotency-Key`; `sent`: it has left, and its fate is unknown. */
export type NoteRow = {
  key: string
  contact: string
  format: number
  seq: number
  savedAt: number
  type: NoteType
  note: string
  sent: boolean
  refused: string | null
}
/** Held back by the user: a field's changes, a note by its key, or with `field` empty all of the contact. */
export type HoldRow = { contact: string; field: string; format: number }
/** The id that the server gave to a contact made here. */
export type AliasRow = { local: string; server: string; format: number }
/** What happened to a change, in the order of `no`. */
export type HistoryRow = HistoryEntry & { no: number; format: number }
/** What we last set a write-only field to. */
export type KnownRow = { contact: string; path: string; format: number; value: Value }
export type CompanyRow = { id: string; format: number; company: Company }
export type DraftRow = { contact: string; path: string; format: number; text: string }
/** A page brought this newer row while the contact's own request was in flight. */
export type StaleRow = { contact: string; format: number; updatedUtc: string }
/** What the server last told of a contact, newest first; `asOf`: wall time in ms. `more`: there is older. */
export type TimelineRow = {
  contact: string
  format: number
  asOf: number
  more: boolean
  entries: readonly TimelineEntry[]
}
export type MetaRow = { key: string; format: number; value: unknown }

export type Tables = {
  pages: { row: PageRow; key: number }
  snapshot: { row: SnapshotRow; key: number }
  edits: { row: EditRow; key: [contact: string, path: string] }
  conflicts: { row: ConflictRow; key: [contact: string, path: string] }
  notes: { row: NoteRow; key: string }
  holds: { row: HoldRow; key: [contact: string, field: string] }
  aliases: { row: AliasRow; key: string }
  history: { row: HistoryRow; key: number }
  known: { row: KnownRow; key: [contact: string, path: string] }
  companies: { row: CompanyRow; key: string }
  drafts: { row: DraftRow; key: [contact: string, path: string] }
  stale: { row: StaleRow; key: string }
  timelines: { row: TimelineRow; key: string }
  meta: { row: MetaRow; key: string }
}
export type TableName = keyof Tables

/** The key of a row, by table: the primary key in both storages. */
export const keyPaths = {
  pages: 'no',
  snapshot: 'no',
  edits: '[contact+path]',
  conflicts: '[contact+path]',
  notes: 'key',
  holds: '[contact+field]',
  aliases: 'local',
  history: 'no',
  known: '[contact+path]',
  companies: 'id',
  drafts: '[contact+path]',
  stale: 'contact',
  timelines: 'contact',
  meta: 'key',
} as const satisfies Record<TableName, string>
export const tableNames = Object.keys(keyPaths) as TableName[]

/** What the user did and the server does not have yet: these tables have a second home (`shared/journal.ts`). */
export const userTables = ['edits', 'conflicts', 'notes', 'holds', 'aliases'] as const satisfies TableName[]

/** The key of a row, and its text, by which rows are held in maps. */
export function keyOf<T extends TableName>(table: T, row: Tables[T]['row']): Tables[T]['key'] {
  const names = keyPaths[table].replace(/[[\]]/g, '').split('+')
  const values = names.map((name) => (row as Record<string, unknown>)[name])
  return (values.length === 1 ? values[0] : values) as Tables[T]['key']
}

export function keyText(key: string | number | readonly string[]): string {
  if (typeof key === 'number') return String(key).padStart(12, '0')
  return typeof key === 'string' ? key : key.join('\u0000')
}

/** Rows to write and keys to delete, deletions first. */
export type Change = {
  [T in TableName]?: { put?: readonly Tables[T]['row'][]; delete?: readonly Tables[T]['key'][]; clear?: boolean }
}

/**
 * Where the store keeps things. Two implementations, Dexie's and one in memory, held together by a differential test.
 * Rejects with `StorageFull` when there is no room, with other errors as they come.
 */
export type Storage = {
  /** All or nothing, and on disk when it resolves (S12). */
  commit: (change: Change) => Promise<void>
  all: <T extends TableName>(table: T) => Promise<Tables[T]['row'][]>
  get: <T extends TableName>(table: T, key: Tables[T]['key']) => Promise<Tables[T]['row'] | undefined>
  count: (table: TableName) => Promise<number>
  /** Pages with a number above `no`, in order. */
  pagesAfter: (no: number) => Promise<PageRow[]>
  close: () => void
}

export class StorageFull extends Error {
  override name = 'StorageFull'
}

import type { Sent, Value } from '../../shared/leaf'

/** Format number of every record this version writes. A record of another is migrated, pulled again, or recovered. */
export const format = 1

/** Some 50 contacts as a JSON array in UTF-8, at most 48 KB. Pages are written once and never changed. */
export type PageRow = { no: number; format: number; count: number; body: Uint8Array }
/** The list's columns as of page `covers`, in `locale`'s order: what the next start reads instead of all pages. */
export type SnapshotRow = { no: number; format: number; covers: number; locale: string; body: Uint8Array }
/** `seq` orders edits by when they were made; `savedAt` is wall time in ms, for people. */
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
}
export type ConflictRow = { contact: string; path: string; format: number; at: number; theirs: Value }
export type DraftRow = { contact: string; path: string; format: number; text: string }
/** A page brought this newer row while the contact's own request was in flight. */
export type StaleRow = { contact: string; format: number; updatedUtc: string }
export type MetaRow = { key: string; format: number; value: unknown }

export type Tables = {
  pages: { row: PageRow; key: number }
  snapshot: { row: SnapshotRow; key: number }
  edits: { row: EditRow; key: [contact: string, path: string] }
  conflicts: { row: ConflictRow; key: [contact: string, path: string] }
  drafts: { row: DraftRow; key: [contact: string, path: string] }
  stale: { row: StaleRow; key: string }
  meta: { row: MetaRow; key: string }
}
export type TableName = keyof Tables

/** The key of a row, by table: the primary key in both storages. */
export const keyPaths = {
  pages: 'no',
  snapshot: 'no',
  edits: '[contact+path]',
  conflicts: '[contact+path]',
  drafts: '[contact+path]',
  stale: 'contact',
  meta: 'key',
} as const satisfies Record<TableName, string>
export const tableNames = Object.keys(keyPaths) as TableName[]

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
  /** Pages with a number above `no`, in order. */
  pagesAfter: (no: number) => Promise<PageRow[]>
  close: () => void
}

export class StorageFull extends Error {
  override name = 'StorageFull'
}

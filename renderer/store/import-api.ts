import type { Problem, TextField } from '../../shared/fields'
import type { Value } from '../../shared/leaf'
import type { LeafPath } from '../../shared/path'
import type { Saved } from './api'
import type { Column } from './person'
import type { Effect } from './undo-api'

/** What a column of a file becomes. `hubspotId`: the number that HubSpot knows the contact by. */
export type Target = Column | 'fullName' | 'hubspotId' | 'skip'

/** What happens to contacts that are here already. */
export type Matches = 'fill' | 'overwrite' | 'skip'

/** What becomes of a row. `same`: here already, with nothing to change; `duplicate`: of another row of the file. */
export const rowKinds = ['new', 'update', 'same', 'duplicate', 'invalid'] as const
export type RowKind = (typeof rowKinds)[number]

export type Invalid = { kind: 'empty' } | { kind: 'broken' } | { kind: 'field'; field: TextField; problem: Problem }

/** What of a row is not taken over, while the rest of it is. */
export type Remark =
  | { kind: 'company-unknown'; company: string }
  | { kind: 'left-out'; field: TextField; value: string }
  | { kind: 'reference-left-out'; value: string }

export type MatchedBy = 'email' | 'reference' | 'phone' | 'name'

export type PreviewRow = {
  /** Of the file, counted from 1, blank lines left out. */
  row: number
  kind: RowKind
  name: string
  email: string
  phone: string
  match: { id: string; name: string; by: MatchedBy } | null
  /** The row that has the same contact before it. */
  sameAs: number | null
  invalid: Invalid | null
  remarks: Remark[]
  /** What changes on a contact that is here. */
  changes: { path: LeafPath; from: Value; to: Value }[]
}

export type OpenedFile =
  | {
      kind: 'csv'
      job: number
      headers: string[]
      /** Some values of each column. */
      samples: string[][]
      targets: Target[]
      /** Whether the first row names the columns. */
      named: boolean
      /** The mapping is the one that was used before for these headers. */
      remembered: boolean
      encoding: string
      delimiter: string
    }
  | { kind: 'vcard'; job: number; encoding: string }
  | { kind: 'failed'; cause: 'empty' | 'not-text' | 'too-large' }

export type ImportCounts = Record<RowKind, number> & {
  rows: number
  /** How many requests sending will take. */
  requests: number
  /** Rows that name a company nobody knows here. */
  companiesUnknown: number
}

export type ImportStep =
  | { kind: 'working'; done: number; total: number }
  | { kind: 'ready'; counts: ImportCounts }
  /** Another import has taken its place. */
  | { kind: 'gone' }

/** A file becomes contacts in small steps, which the window asks for: between them other calls are answered. */
export type ImportApi = {
  importOpen: { args: { name: string; bytes: Uint8Array }; result: OpenedFile }
  /** Begins the preview anew. `named`: the first row names the columns. */
  importMap: { args: { job: number; targets: readonly Target[]; named: boolean }; result: null }
  importStep: { args: { job: number }; result: ImportStep }
  importChoose: { args: { job: number; matches: Matches }; result: ImportCounts | null }
  importRows: {
    args: { job: number; kind: RowKind | null; from: number; count: number }
    result: { rows: PreviewRow[]; matched: number }
  }
  /** Saves the next contacts, durably. `effects`, without *written*: in the store all the same. */
  importWrite: {
    args: { job: number }
    result:
      | { kind: 'written'; done: number; total: number; effects: readonly Effect[] }
      | (Exclude<Saved, { kind: 'saved' }> & { effects?: readonly Effect[] })
  }
}

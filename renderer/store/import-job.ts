import { readRows, sniffCsv, withPlainLines } from '../../shared/csv'
import type { Value } from '../../shared/leaf'
import { type LeafPath, refPath } from '../../shared/path'
import { type Card, readCards } from '../../shared/vcard'
import { readLeaf, type Wish } from '../../shared/wire'
import { fold } from '../search/fold'
import type { Entry } from './directory'
import type { ImportCounts, ImportStep, Invalid, Matches, Remark, RowKind, Target } from './import-api'
import { changesOn, type Match, matchOf, sameKeys, shownOf } from './import-match'
import { cardOfRow, checkCard, createReader, type Reader } from './import-rows'
import { decodeCharset } from './import-text'
import { createSimilarIndex, type SimilarIndex } from './similar-index'
import type { Store } from './store'

/** A row of the file, and what it comes to. */
export type PlanRow = {
  row: number
  card: Card
  wishes: readonly Wish[]
  invalid: Invalid | null
  remarks: readonly Remark[]
  sameAs: number | null
  match: Match | null
  /** Of a matched one: what it fills in, and what it replaces. */
  fill: readonly Wish[]
  overwrite: readonly Wish[]
  /** What the preview showed under it: another value has not been seen. */
  seen: ReadonlyMap<LeafPath, Value>
}

/** The text of a file: `delimiter` null for cards. */
export type Source = { text: string; delimiter: string | null; start: number }

export type ImportJob = {
  rows: readonly PlanRow[]
  step: () => Promise<ImportStep>
}

/** Characters parsed, rows matched, contacts read in one step: some tens of milliseconds each. */
const charsAtOnce = 128 * 1024
const rowsAtOnce = 2000
const readAtOnce = 200

export function sourceOf(text: string): Source {
  const plain = withPlainLines(text)
  if (/^\s*BEGIN:VCARD\s*$/im.test(plain.slice(0, 4096))) return { text: plain, delimiter: null, start: 0 }
  return { text: plain, ...sniffCsv(plain) }
}

export type Mapping = { targets: readonly Target[]; headers: readonly string[]; named: boolean }

/** Reads a file row by row and finds out what becomes of each, in steps. Changes nothing. */
export function createImportJob(store: Store, source: Source, mapping: Mapping): ImportJob {
  const { state } = store
  const rows: PlanRow[] = []
  const seen = new Map<string, number>()
  const refs = new Map<LeafPath, string>()
  const reader: Reader = createReader(mapping.targets, mapping.headers)
  const companyOf = companiesByName(state.companies)
  const index: SimilarIndex = createSimilarIndex(state)
  const phases = [parse, readRefs, matchRows, compare]
  let phase = 0
  let cursor = source.start
  let number = 0
  let place = 0
  let queue: (Entry | PlanRow)[] | null = null

  /** Each phase gives how far it is, from 0 to 1. */
  async function step(): Promise<ImportStep> {
    const work = phases[phase]
    if (!work) return { kind: 'ready', counts: countsOf(rows, 'fill') }
    const part = await work()
    const done = Math.round(((phase + Math.min(part, 1)) / phases.length) * 1000)
    if (part >= 1) {
      phase++
      queue = null
      place = 0
    }
    return { kind: 'working', done, total: 1000 }
  }

  async function parse(): Promise<number> {
    if (cursor >= source.text.length) return 1
    if (source.delimiter === null) {
      const { cards, next } = readCards(source.text, { from: cursor, size: charsAtOnce, decode: decodeCharset })
      for (const card of cards) take(card)
      cursor = next
    } else {
      const { delimiter } = source
      const slice = readRows(source.text, { delimiter, from: cursor, size: charsAtOnce })
      for (const row of slice.rows) {
        if (number === 0 && mapping.named) number++
        else take(cardOfRow(row, reader))
      }
      if (slice.broken) rows.push(brokenRow(++number))
      cursor = slice.next
    }
    return cursor / source.text.length
  }

  function take(card: Card): void {
    const { wishes, invalid, remarks } = checkCard(card, companyOf)
    const row: PlanRow = { ...brokenRow(++number), card, wishes, invalid, remarks }
    const keys = invalid ? [] : sameKeys(row)
    row.sameAs = keys.map((key) => seen.get(key)).find((no) => no !== undefined) ?? null
    for (const key of keys) if (!seen.has(key)) seen.set(key, row.row)
    rows.push(row)
  }

  /** Whose reference is whose stands in the contacts only: they are read where the file has any. */
  async function readRefs(): Promise<number> {
    if (!rows.some(({ wishes }) => wishes.some(({ path }) => path.startsWith('externalRefs/')))) return 1
    queue ??= [...state.directory.all()].filter(({ shown }) => !shown.deleted).sort(byPage)
    for (const entry of queue.slice(place, place + readAtOnce) as Entry[]) {
      const contact = await store.contact(entry.id)
      const shown = contact && shownOf(contact, state.edits.get(entry.id) ?? [])
      for (const ref of shown?.externalRefs ?? []) refs.set(refPath(ref), entry.id)
    }
    place += readAtOnce
    return place / queue.length
  }

  async function matchRows(): Promise<number> {
    const left = index.update(rowsAtOnce)
    if (left > 0) return 1 - left / (left + rowsAtOnce)
    for (const row of rows.slice(place, place + rowsAtOnce)) {
      if (row.invalid || row.sameAs !== null) continue
      row.match = matchOf(row, index, refs)
      const key = `contact/${row.match?.id}`
      if (row.match && seen.has(key)) row.sameAs = seen.get(key) ?? null
      else if (row.match) seen.set(key, row.row)
    }
    place += rowsAtOnce
    return rows.length === 0 ? 1 : place / rows.length
  }

  /** In the order of the pages that the contacts lie in: each is read once. */
  async function compare(): Promise<number> {
    const entryOf = ({ match }: PlanRow) => (match ? state.directory.get(store.idOf(match.id)) : undefined)
    queue ??= rows
      .filter(({ match, sameAs }) => match && sameAs === null)
      .sort((a, b) => (entryOf(a)?.place.page ?? 0) - (entryOf(b)?.place.page ?? 0))
    for (const row of queue.slice(place, place + readAtOnce) as PlanRow[]) {
      const entry = entryOf(row)
      const contact = entry && (await store.contact(entry.id))
      if (!contact) continue
      const shown = shownOf(contact, state.edits.get(contact.id) ?? [])
      Object.assign(row, changesOn(shown, row.wishes))
      row.seen = new Map(row.overwrite.map(({ path }) => [path, readLeaf(shown, path)]))
    }
    place += readAtOnce
    return queue.length === 0 ? 1 : place / queue.length
  }

  return { rows, step }
}

const nobody: Card = {
  ...{ firstName: '', lastName: '', email: '', phone: '', linkedInUrl: '', company: '', jobTitle: '' },
  ...{ tags: [], strategy: '', language: '', refs: [], uid: '' },
}

function brokenRow(row: number): PlanRow {
  const result = { sameAs: null, match: null, fill: [], overwrite: [], wishes: [], remarks: [], seen: new Map() }
  return { row, card: nobody, invalid: { kind: 'broken' }, ...result }
}

function byPage(a: Entry, b: Entry): number {
  return a.place.page - b.place.page
}

/** Companies by their folded name; of two with one name neither is meant. */
function companiesByName(companies: ReadonlyMap<string, string>): (name: string) => string | null {
  const ids = new Map<string, string | null>()
  for (const [id, name] of companies) {
    const key = fold(name.trim())
    ids.set(key, ids.has(key) ? null : id)
  }
  return (name) => ids.get(fold(name.trim())) ?? null
}

/** What a row changes on the contact that is here. */
export function changesOf(row: PlanRow, matches: Matches): readonly Wish[] {
  if (matches === 'skip') return []
  return matches === 'fill' ? row.fill : [...row.fill, ...row.overwrite]
}

export function kindOf(row: PlanRow, matches: Matches): RowKind {
  if (row.invalid) return 'invalid'
  if (row.sameAs !== null) return 'duplicate'
  if (!row.match) return 'new'
  return changesOf(row, matches).length > 0 ? 'update' : 'same'
}

export function countsOf(rows: readonly PlanRow[], matches: Matches): ImportCounts {
  const counts: ImportCounts = {
    ...{ new: 0, update: 0, same: 0, duplicate: 0, invalid: 0 },
    ...{ rows: rows.length, requests: 0, companiesUnknown: 0 },
  }
  for (const row of rows) {
    const kind = kindOf(row, matches)
    counts[kind]++
    if (kind === 'new' || kind === 'update') counts.requests++
    if (kind === 'new' && row.remarks.some((remark) => remark.kind === 'company-unknown')) counts.companiesUnknown++
  }
  return counts
}

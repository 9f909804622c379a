import { z } from 'zod'
import { displayName } from '../../shared/contact'
import { readLeaf } from '../../shared/wire'
import type { ImportApi, Matches, OpenedFile, PreviewRow, Target } from './import-api'
import type { ImportJob, PlanRow, Source } from './import-job'
import { guessTargets, headersKey, isHeader } from './import-mapping'
import type { createImportWriter } from './import-write'
import { format } from './storage'
import type { Store } from './store'

type ImportCalls = { [C in keyof ImportApi]: (args: ImportApi[C]['args']) => Promise<ImportApi[C]['result']> }

type Current = {
  no: number
  source: Source
  headers: readonly string[]
  matches: Matches
  job: ImportJob | null
  writer: ReturnType<typeof createImportWriter> | null
}

/** As the text is held in memory, and its rows beside it. */
const largest = 64 * 1024 * 1024
const sampled = 3
/** Characters of a header or a value that are shown before the preview. */
const shownMost = 200
const mappingsKey = 'import-mappings'
/** So many sets of headers are remembered, the newest. */
const rememberedMost = 40

const Mappings = z.record(z.string(), z.array(z.string()))

/** A file of contacts on its way into the store. One at a time; what it needs is loaded with the first. */
export function createImportCalls(store: Store): ImportCalls {
  let current: Current | null = null
  let last = 0
  const at = (no: number) => (current?.no === no ? current : null)

  async function remembered(): Promise<Record<string, string[]>> {
    const row = await store.storage.get('meta', mappingsKey)
    return Mappings.safeParse(row?.value).data ?? {}
  }

  async function remember(headers: readonly string[], targets: readonly Target[]): Promise<void> {
    const key = headersKey(headers)
    const { [key]: _, ...others } = await remembered()
    const kept = Object.entries(others).slice(1 - rememberedMost)
    const value = { ...Object.fromEntries(kept), [key]: targets }
    await store.storage.commit({ meta: { put: [{ key: mappingsKey, format, value }] } })
  }

  async function openCsv(no: number, source: Source, encoding: string): Promise<OpenedFile> {
    const { readRows } = await import('../../shared/csv')
    const { delimiter, start: from } = source
    const { rows } = readRows(source.text, { delimiter: delimiter ?? ',', from, size: 32 * 1024 })
    const first = rows[0]
    if (!first) return { kind: 'failed', cause: 'not-text' }
    const named = isHeader(first)
    const headers = first.map((cell) => cell.trim().slice(0, shownMost))
    const below = named ? rows.slice(1) : rows
    const before = named ? (await remembered())[headersKey(headers)] : undefined
    if (current?.no === no) current.headers = named ? headers : []
    return {
      ...{ kind: 'csv', job: no, headers, named, encoding, delimiter: delimiter ?? ',' },
      samples: headers.map((_, i) => samplesOf(below, i)),
      targets: (before?.length === headers.length ? before : guessTargets(named ? headers : [])) as Target[],
      remembered: before !== undefined,
    }
  }

  return {
    async importOpen({ bytes }) {
      current = null
      const no = ++last
      if (bytes.byteLength > largest) return { kind: 'failed', cause: 'too-large' }
      if (bytes.byteLength === 0) return { kind: 'failed', cause: 'empty' }
      const [{ decodeText }, { sourceOf }] = await Promise.all([import('./import-text'), import('./import-job')])
      const decoded = decodeText(bytes)
      if (!decoded) return { kind: 'failed', cause: 'not-text' }
      if (decoded.text.trim() === '') return { kind: 'failed', cause: 'empty' }
      const source = sourceOf(decoded.text)
      const idle = { job: null, writer: null }
      if (no !== last) return { kind: 'failed', cause: 'empty' }
      current = { no, source, headers: [], matches: 'fill', ...idle }
      if (source.delimiter === null) return { kind: 'vcard', job: no, encoding: decoded.encoding }
      return openCsv(no, source, decoded.encoding)
    },

    async importMap({ job: no, targets, named }) {
      const now = at(no)
      if (!now) return null
      const { createImportJob } = await import('./import-job')
      now.job = createImportJob(store, now.source, { targets, headers: now.headers, named })
      now.writer = null
      if (now.headers.length > 0) await remember(now.headers, targets)
      return null
    },

    async importStep({ job: no }) {
      return (await at(no)?.job?.step()) ?? { kind: 'gone' }
    },

    async importChoose({ job: no, matches }) {
      const now = at(no)
      if (!now?.job) return null
      now.matches = matches
      const { countsOf } = await import('./import-job')
      return countsOf(now.job.rows, matches)
    },

    async importRows({ job: no, kind, from, count }) {
      const now = at(no)
      if (!now?.job) return { rows: [], matched: 0 }
      const { kindOf } = await import('./import-job')
      const { matches } = now
      const found = kind ? now.job.rows.filter((row) => kindOf(row, matches) === kind) : now.job.rows
      const rows = await Promise.all(found.slice(from, from + count).map((row) => previewOf(row, matches)))
      return { rows, matched: found.length }
    },

    async importWrite({ job: no }) {
      const now = at(no)
      if (!now?.job) return { kind: 'not-saved', cause: 'gone' }
      const { createImportWriter } = await import('./import-write')
      now.writer ??= createImportWriter(store, now.job.rows, now.matches)
      return now.writer.next()
    },
  }

  async function previewOf(row: PlanRow, matches: Matches): Promise<PreviewRow> {
    const { changesOf, kindOf } = await import('./import-job')
    const { shownOf } = await import('./import-match')
    const { card, match } = row
    const entry = match && store.state.directory.get(store.idOf(match.id))
    const contact = entry && (await store.contact(entry.id))
    const shown = contact && shownOf(contact, store.state.edits.get(contact.id) ?? [])
    return {
      ...{ row: row.row, kind: kindOf(row, matches), email: card.email, phone: card.phone },
      name: displayName({ ...card }),
      match: match && { ...match, name: entry?.name ?? '' },
      ...{ sameAs: row.sameAs, invalid: row.invalid, remarks: [...row.remarks] },
      changes: shown
        ? changesOf(row, matches).map(({ path, mine }) => ({ path, from: readLeaf(shown, path), to: mine }))
        : [],
    }
  }
}

function samplesOf(rows: readonly string[][], column: number): string[] {
  const values = rows.map((row) => row[column]?.trim().slice(0, shownMost) ?? '').filter(Boolean)
  return [...new Set(values)].slice(0, sampled)
}

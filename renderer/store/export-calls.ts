import type { Card } from '../../shared/vcard'
import type { Query } from './api'
import type { Entry } from './directory'
import { cellOf, columns, personOf } from './person'
import type { Store } from './store'

export type ExportFormat = 'csv' | 'vcard-3' | 'vcard-4'
export type ExportOf = { kind: 'ids'; ids: readonly string[] } | { kind: 'query'; query: Query }

/** Contacts as the text of a file, piece by piece, so that other calls are answered between the pieces. */
export type ExportApi = {
  /** `headers`: what the columns are called, in the order of `columns`. */
  exportBegin: {
    args: { of: ExportOf; format: ExportFormat; headers: readonly string[] }
    result: { job: number; total: number }
  }
  /** The next piece; null when another export has taken its place. */
  exportNext: { args: { job: number }; result: { text: string; done: number; total: number } | null }
}
type ExportCalls = { [C in keyof ExportApi]: (args: ExportApi[C]['args']) => Promise<ExportApi[C]['result']> }

/** How many contacts a call reads or writes. */
const atOnce = 200

type Job = {
  no: number
  format: ExportFormat
  headers: readonly string[]
  /** In the order of the file. */
  order: readonly Entry[]
  /** In the order of the pages they lie in: each page is read once. */
  unread: Entry[]
  texts: Map<string, string>
  written: number
}

export function createExportCalls(store: Store): ExportCalls {
  const { state } = store
  let job: Job | null = null
  let last = 0

  async function read(from: Job): Promise<void> {
    const { writeCard } = await import('../../shared/vcard-write')
    const { writeRows } = await import('../../shared/csv')
    const textOf = (card: Card): string => {
      if (from.format !== 'csv') return writeCard(card, from.format === 'vcard-3' ? '3.0' : '4.0')
      return writeRows([columns.map((column) => cellOf(card, column))])
    }
    for (const { id } of from.unread.splice(-atOnce)) {
      // As it is now: it may have been given another id, or be gone.
      const entry = state.directory.get(store.idOf(id))
      const contact = entry && (await store.contact(entry.id))
      if (entry && contact && !entry.shown.deleted) from.texts.set(id, textOf(personOf(state, entry, contact)))
    }
  }

  /** UTF-8 with its mark: without it Excel takes the text for Windows-1252. */
  async function head({ format, headers }: Job): Promise<string> {
    if (format !== 'csv') return ''
    const { writeRows } = await import('../../shared/csv')
    return `\ufeff${writeRows([headers])}`
  }

  return {
    async exportBegin({ of, format, headers }) {
      const chosen = of.kind === 'query' ? state.directory.select(of.query) : entriesOf(of.ids)
      const unread = [...chosen].sort((a, b) => a.place.page - b.place.page)
      job = { no: ++last, format, headers, order: chosen, unread, texts: new Map(), written: 0 }
      return { job: last, total: chosen.length }
    },

    async exportNext({ job: no }) {
      const now = job
      if (now?.no !== no) return null
      const total = now.order.length
      if (now.unread.length > 0) {
        await read(now)
        return { text: '', done: Math.max(0, total - now.unread.length - 1), total }
      }
      const part = now.order.slice(now.written, now.written + atOnce)
      const text = part.map(({ id }) => now.texts.get(id) ?? '').join('')
      const before = now.written === 0 ? await head(now) : ''
      now.written += part.length
      const isDone = now.written >= total
      if (isDone) job = null
      return { text: before + text, done: isDone ? total : total - 1, total }
    },
  }

  function entriesOf(ids: readonly string[]): Entry[] {
    return ids.flatMap((id) => state.directory.get(store.idOf(id)) ?? [])
  }
}

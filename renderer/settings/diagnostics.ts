import type { Diagnostics, SyncStatus } from '../../shared/ipc'
import type { Summary } from '../store/api'
import { words } from '../words/words'

export type Fact = { label: string; value: string }

export type Known = {
  version: string
  main: Diagnostics | null
  summary: Summary
  status: SyncStatus | null
  /** Bytes that the database takes, as far as the system tells. */
  size: number | null
}

/** What helps whoever helps. Nothing in it is anybody's: no name, no address of a server, no token. */
export function factsOf({ version, main, summary, status, size }: Known): Fact[] {
  const said = words.settings
  const facts: Fact[] = [
    { label: said.version, value: version },
    { label: said.engine, value: main ? `${main.electron} · Chromium ${main.chromium}` : said.unknown },
    { label: said.system, value: main?.system ?? said.unknown },
    { label: said.stored, value: said.contacts(summary.total) },
    { label: said.unsent, value: said.changes(summary.waiting + summary.review) },
    { label: said.size, value: size === null ? said.unknown : said.bytes(size) },
    {
      label: said.lastSynced,
      value: status?.lastSynced ? words.format.time(status.lastSynced, Date.now()) : said.never,
    },
    { label: said.journal, value: main ? said.journals[main.journal] : said.unknown },
  ]
  const bad = main?.badSettings ?? []
  return bad.length === 0 ? facts : [...facts, { label: said.badSettings, value: words.format.list(bad) }]
}

/** The facts as lines of text, with the sync's state as the engine calls it. */
export function diagnosticsText(known: Known): string {
  const { state } = known.status ?? {}
  const lines = factsOf(known).map(({ label, value }) => words.settings.row(label, value))
  return [...lines, words.settings.row(words.sync.name, state?.kind ?? words.settings.unknown)].join('\n')
}

import type { Desk } from '../desk/desk'
import type { Query } from '../store/api'
import type { ExportFormat } from '../store/export-calls'

/** Writes these contacts, or those that a query selects, into a file that the user chooses. */
export function exportContacts(
  { transfer }: Pick<Desk, 'transfer'>,
  of: { ids: readonly string[] } | { query: Query },
  format: ExportFormat,
): Promise<void> {
  return transfer.exporting.start(
    'ids' in of ? { kind: 'ids', ids: of.ids } : { kind: 'query', query: of.query },
    format,
  )
}

import { createSignal } from 'solid-js'
import type { Session } from '../session/session'
import type { UndoHistory } from '../undo/undo-history'
import { createExportRun } from './export-run'
import { createImportRun } from './import-run'

export type Transfer = ReturnType<typeof createTransfer>

/** Files of contacts of one account: an import, an export, and whether an export is being chosen, of which contacts. */
export function createTransfer(session: Session, undo: UndoHistory) {
  const [choosing, setChoosing] = createSignal<{ ids: readonly string[] } | null>(null)
  return {
    importing: createImportRun(session, undo),
    exporting: createExportRun(session),
    choosing,
    /** Asks what to export, and how. `ids`: contacts that are selected. */
    chooseExport: (ids: readonly string[] = []) => setChoosing({ ids }),
    endChoosing: () => setChoosing(null),
  }
}

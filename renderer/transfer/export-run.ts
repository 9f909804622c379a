import { createSignal } from 'solid-js'
import type { Session } from '../session/session'
import type { ExportFormat, ExportOf } from '../store/export-calls'
import { columns } from '../store/person'
import { words } from '../words/words'

export type ExportRun = ReturnType<typeof createExportRun>
/** An export under way. */
export type Exporting = { done: number; total: number; cancelled: boolean }

/** Writes contacts into a file that the user chooses, piece by piece. One at a time. */
export function createExportRun(session: Session) {
  const { command } = session.bridge
  const [running, setRunning] = createSignal<Exporting | null>(null)
  /** From the first dialog on: a second one would take the first one's file away. */
  let busy = false

  /** Whether all pieces were written; false when the user has stopped it, or the disk refuses. */
  async function writeAll(file: number, of: ExportOf, format: ExportFormat): Promise<number | null> {
    const headers = columns.map((column) => words.transfer.columns[column])
    const { job, total } = await session.call('exportBegin', { of, format, headers })
    setRunning({ done: 0, total, cancelled: false })
    for (;;) {
      const piece = await session.call('exportNext', { job })
      if (!piece || running()?.cancelled) return null
      if (piece.text !== '' && !(await command['file:write']({ file, text: piece.text })))
        throw new Error('not written')
      setRunning((now) => now && { ...now, done: piece.done })
      if (piece.done >= piece.total) return piece.total
    }
  }

  async function run(of: ExportOf, format: ExportFormat): Promise<void> {
    const kind = format === 'csv' ? 'csv' : 'vcf'
    const name = `${words.transfer.exportName(new Date().toISOString().slice(0, 10))}.${kind}`
    const chosen = await command['file:choose-save']({ name, kind })
    if (chosen.kind === 'cancelled') return
    if (chosen.kind !== 'open') throw new Error('no file')
    let written: number | null = null
    try {
      written = await writeAll(chosen.file, of, format)
    } finally {
      const kept = await command['file:close']({ file: chosen.file, keep: written !== null })
      if (written !== null && !kept) written = Number.NaN
    }
    if (Number.isNaN(written)) throw new Error('not written')
    if (written === null) return
    const text = words.transfer.exported(written, chosen.name)
    session.notices.show({ kind: 'done', key: 'said', text })
  }

  return {
    running,
    cancel: () => setRunning((now) => now && { ...now, cancelled: true }),
    async start(of: ExportOf, format: ExportFormat): Promise<void> {
      if (busy) return
      busy = true
      try {
        await run(of, format)
      } catch {
        session.notices.show({ kind: 'trouble', key: 'said', text: words.transfer.exportFailed })
      } finally {
        busy = false
        setRunning(null)
      }
    },
  }
}

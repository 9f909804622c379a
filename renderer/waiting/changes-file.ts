import type { Desk } from '../desk/desk'
import type { Session } from '../session/session'
import { words } from '../words/words'

/** Writes everything unsent, what is being typed too, into a file that the user chooses. */
export function exportChanges(desk: Desk): void {
  const { session } = desk
  void desk
    .commitAll()
    .then(() => writeFile(session))
    .catch(() => session.notices.show({ kind: 'trouble', key: 'notDone' }))
}

/** Takes in a file of unsent changes that the user chooses. */
export function importChanges({ session }: Desk): void {
  void readFile(session).catch(() => session.notices.show({ kind: 'trouble', key: 'notDone' }))
}

async function writeFile(session: Session): Promise<void> {
  const { text, changes } = await session.call('exportUnsent', null)
  const written = await session.bridge.command['changes:export'](text)
  if (written === 'cancelled') return
  const done = written === 'written'
  const said = done ? words.waiting.exported(changes) : words.waiting.exportFailed
  session.notices.show({ kind: done ? 'done' : 'trouble', key: 'said', text: said })
}

async function readFile(session: Session): Promise<void> {
  const file = await session.bridge.command['changes:import'](null)
  if (file.kind === 'cancelled') return
  const taken = file.kind === 'read' ? await session.call('importUnsent', { text: file.text }) : null
  if (taken?.kind === 'imported') {
    session.notices.show({ kind: 'done', key: 'said', text: words.waiting.imported(taken.taken, taken.skipped) })
    return
  }
  const cause = taken ? taken.cause : file.kind === 'too-large' ? 'too-large' : 'failed'
  session.notices.show({ kind: 'trouble', key: 'said', text: words.waiting.importFailed[cause] })
}

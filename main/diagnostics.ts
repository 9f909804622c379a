import os from 'node:os'
import type { Account, Diagnostics } from '../shared/ipc'
import type { JournalCalls } from '../shared/journal'
import type { Handlers } from '../shared/rpc'
import type { SettingsFile } from './settings'

type Deps = {
  account: Account | null
  journalOf: (account: string) => Handlers<JournalCalls>
  settings: Pick<SettingsFile, 'bad'>
}

/** What this process knows of itself and the laptop. */
export async function readDiagnostics({ account, journalOf, settings }: Deps): Promise<Diagnostics> {
  return {
    electron: process.versions.electron ?? '',
    chromium: process.versions.chrome ?? '',
    system: `${process.platform} ${os.release()} ${process.arch}`,
    journal: account ? await journalState(journalOf(account.id)) : 'none',
    badSettings: settings.bad,
  }
}

async function journalState(journal: Handlers<JournalCalls>): Promise<Diagnostics['journal']> {
  try {
    const mark = await journal.mark(null)
    return mark ? (mark.damaged ? 'damaged' : 'whole') : 'empty'
  } catch {
    return 'unreadable'
  }
}

import type { JournalCalls, Kept } from '../shared/journal'
import type { Handlers } from '../shared/rpc'
import { backUp } from './backups'
import { type Journal, JournalFull, openJournal } from './journal'

export type JournalsDeps = {
  folder: string
  /** What this start's backup is called: the day, or the update it comes before. */
  backupLabel: () => string
  warn: (message: string) => void
}

/** The journals of this profile's accounts, each backed up and opened once, as the store of its account asks for it. */
export function createJournals({
  folder,
  backupLabel,
  warn,
}: JournalsDeps): (account: string) => Handlers<JournalCalls> {
  const journals = new Map<string, Promise<Journal>>()

  async function open(account: string): Promise<Journal> {
    // A disk that has no room for a copy must not keep anybody from saving.
    await backUp(folder, account, backupLabel()).catch((error: unknown) =>
      warn(`journal: no backup: ${messageOf(error)}`),
    )
    return openJournal(folder, account)
  }

  function journalOf(account: string): Promise<Journal> {
    const known = journals.get(account)
    if (known) return known
    const opened = open(account)
    journals.set(account, opened)
    // One that could not be read is tried again when it is asked for again.
    opened.catch(() => journals.delete(account))
    return opened
  }

  return (account) => ({
    async mark() {
      const journal = await journalOf(account)
      const state = journal.state()
      return state && { ...state, damaged: journal.damaged }
    },
    state: async () => (await journalOf(account)).state(),
    append: async (record): Promise<Kept> => {
      try {
        await (await journalOf(account)).append(record)
        return 'kept'
      } catch (error) {
        warn(`journal: a record was not written: ${messageOf(error)}`)
        return error instanceof JournalFull ? 'full' : 'failed'
      }
    },
  })
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

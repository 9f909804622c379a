import { createHash, randomUUID } from 'node:crypto'
import { copyFileSync, existsSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { Account } from '../shared/ipc'
import { readJson, writeFileAtomically } from './atomic-file'

const File = z.object({
  format: z.literal(1),
  accounts: z.array(Account),
  current: z.string().nullable(),
})
type File = z.infer<typeof File>

/**
 * The accounts of this profile. An account is (server, local id): a token is never part of it, since tokens live 30
 * days and edits must outlive them. Accounts are never removed, so that unsent edits keep their home.
 */
export type Accounts = {
  current: () => Account | null
  known: (origin: string) => Account | null
  /** Makes an account the current one; null signs out. */
  choose: (account: Account | null) => void
}

export function openAccounts(userData: string): Accounts {
  const file = path.join(userData, 'accounts.json')
  const parsed = File.safeParse(readJson(file))
  // Damaged, or a newer version's: the next sign-in writes over it, and it names the databases where unsent edits lie.
  if (!parsed.success && existsSync(file)) copyFileSync(file, `${file}.unreadable`)
  let state: File = parsed.success ? parsed.data : { format: 1, accounts: [], current: null }

  return {
    current: () => state.accounts.find((account) => account.id === state.current) ?? null,
    known: (origin) =>
      state.accounts.findLast((account) => account.kind === 'token' && account.origin === origin) ?? null,
    choose(account) {
      const others = state.accounts.filter((other) => other.id !== account?.id)
      state = { ...state, accounts: account ? [...others, account] : others, current: account?.id ?? null }
      writeFileAtomically(file, JSON.stringify(state, null, 2))
    },
  }
}

export function newAccount(origin: string): Account {
  return { id: `token-${randomUUID()}`, kind: 'token', origin }
}

/** `FIELDBOOK_TOKEN` means one account for each server. */
export function envAccount(origin: string): Account {
  return { id: `env-${createHash('sha256').update(origin).digest('hex').slice(0, 16)}`, kind: 'env', origin }
}

/** The account of the sample data; its server listens on another port at each start. */
export const sampleAccount: Account = { id: 'sample', kind: 'sample', origin: 'sample' }

import type { WebContents } from 'electron'
import type { Account, Boot, SignInResult, SyncStatus } from '../shared/ipc'
import { type Accounts, envAccount, newAccount, sampleAccount } from './accounts'
import { apiOrigin, type Environment } from './environment'
import { sendEvent } from './ipc'
import { type SampleServer, startSampleServer } from './sample'
import type { Api } from './sync/api'
import type { Access, SyncHost } from './sync-host'
import type { TokenStore } from './token-store'

export type SessionDeps = {
  environment: Environment
  accounts: Accounts
  tokens: TokenStore
  sync: SyncHost
  userData: string
  /** A client with the given access, to try a token with. */
  apiFor: (access: Access) => Api
  page: () => WebContents | null
  report: (status: SyncStatus) => void
}

export type Session = {
  /** What the window starts with; `about` is what is no account's. */
  boot: (about: Omit<Boot, 'account' | 'problem'>) => Boot
  /** Whose contacts are open. */
  account: () => Account | null
  signIn: (args: { url: string; token: string; who: 'same' | 'other' | null }) => Promise<SignInResult>
  exploreSample: () => Promise<SignInResult>
  signOut: () => void
  /** What the open account's server is asked with; null without a token. */
  access: () => Promise<Access | null>
  /** The window's store is open: give it an engine. */
  storeReady: () => Promise<void>
}

const nothingSynced = { lastSynced: null, pulled: false, firstPull: false, leftMs: null }

/** Which account is open, and with which token it is synced. */
export function createSession(deps: SessionDeps): Session {
  const { environment, accounts, tokens, sync } = deps
  let sample: Promise<SampleServer> | null = null
  // The environment's account is not kept: it is there as long as the variables are.
  let current = environment.signIn ? envAccount(environment.signIn.origin) : accounts.current()

  /** There is one at most: two would write their histories into the same file. */
  function sampleServer(): Promise<SampleServer> {
    sample ??= startSampleServer(deps.userData).catch((error: unknown) => {
      sample = null
      throw error
    })
    return sample
  }

  async function accessTo(account: Account): Promise<Access | null> {
    if (account.kind === 'env') return environment.signIn
    if (account.kind === 'sample') return sampleServer().catch(() => null)
    const token = tokens.get(account.id)
    return token === null ? null : { origin: account.origin, token }
  }

  function open(account: Account | null): void {
    current = account
    if (account?.kind !== 'env') accounts.choose(account)
    sync.disconnect()
    announce()
  }

  function announce(): void {
    const page = deps.page()
    if (page) sendEvent(page, 'account:changed', current)
  }

  async function storeReady(): Promise<void> {
    const account = current
    const granted = account && (await accessTo(account))
    // Another account was opened meanwhile: its store announces itself.
    if (account !== current) return
    const page = deps.page()
    // Without a token nothing is sent, and everything is saved all the same.
    if (page && account) sync.connect(page, { account: account.id, access: granted })
    if (!granted) deps.report({ ...nothingSynced, state: { kind: 'sign-in-needed' } })
  }

  return {
    boot: (about) => ({ ...about, account: current, problem: environment.problem }),
    account: () => current,
    storeReady,
    access: async () => current && accessTo(current),

    async signIn({ url, token, who }) {
      const origin = apiOrigin(url)
      if (!origin) return { kind: 'failed', cause: 'bad-address' }
      const access = { origin, token: token.trim() }
      if (!/^[\x21-\x7e]+$/.test(access.token)) return { kind: 'failed', cause: 'bad-token' }
      const problem = problemOf(await deps.apiFor(access).list({ since: null, cursor: null }))
      if (problem) return { kind: 'failed', cause: problem }
      // A token does not say whose it is, and unsent edits must never go out as somebody else's.
      const known = accounts.known(origin)
      if (known && who === null) return { kind: 'who' }
      const account = known && who === 'same' ? known : newAccount(origin)
      const kept = tokens.put(account.id, access.token)
      const renewed = account.id === current?.id
      open(account)
      // The window's store is open on this account already and won't announce itself again.
      if (renewed) await storeReady()
      return { kind: 'ok', kept }
    },

    async exploreSample() {
      try {
        await sampleServer()
      } catch {
        return { kind: 'failed', cause: 'sample-failed' }
      }
      open(sampleAccount)
      return { kind: 'ok', kept: 'stored' }
    },

    signOut() {
      if (current?.kind === 'token') tokens.remove(current.id)
      sample?.then(({ stop }) => stop()).catch(() => {})
      sample = null
      open(null)
    },
  }
}

function problemOf(
  answer: Awaited<ReturnType<Api['list']>>,
): Extract<SignInResult, { kind: 'failed' }>['cause'] | null {
  switch (answer.kind) {
    case 'ok':
    case 'limited':
      return null
    case 'unauthorized':
      return 'bad-token'
    case 'unanswered':
      return answer.cause === 'unreachable' || answer.cause === 'no-answer' ? 'unreachable' : 'not-the-api'
    case 'missing':
      return 'not-the-api'
    default:
      return 'not-allowed'
  }
}

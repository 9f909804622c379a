import type { Account, SyncStatus } from '../../shared/ipc'
import type { IconName } from '../icon/shapes'
import type { Summary } from '../store/api'
import { words } from '../words/words'

/** What the sync pill says: a title that automation reads, then the cause and the next step. */
export type Pill = {
  title: string
  icon: IconName
  tone: 'quiet' | 'pending' | 'conflict'
  /** The part of the text that stands out. */
  strong: string
  text: string
  action: 'sign-in' | null
}

export type PillInput = {
  status: SyncStatus | null
  summary: Summary
  account: Account
  /** Time since the status was told, for its countdown. */
  elapsedMs: number
}

const said = words.sync

/** The first that applies: sign-in, offline, syncing, review, waiting, up to date. */
export function pillOf(input: PillInput): Pill {
  const { status, summary } = input
  if (!status) return quiet(said.starting, 'sync')
  switch (status.state.kind) {
    case 'signed-out':
    case 'sign-in-needed':
      return signIn(input)
    case 'offline':
      return { ...quiet(said.offline, 'offline'), ...offline(input) }
    case 'limited': {
      const seconds = Math.max(1, Math.ceil((status.state.forMs - input.elapsedMs) / 1000))
      return { ...quiet(said.syncing, 'clock'), tone: 'pending', text: said.limited(seconds) }
    }
    case 'syncing':
      return { ...quiet(said.syncing, 'sync'), text: syncingText(status, summary) }
    case 'idle':
      return idle(status, summary)
  }
}

function quiet(title: string, icon: IconName): Pill {
  return { title, icon, tone: 'quiet', strong: '', text: '', action: null }
}

function signIn({ account, summary }: PillInput): Pill {
  const pill: Pill = { ...quiet(said.signInNeeded, 'lock'), tone: 'pending' }
  // A new token can't be typed in where the environment gives it.
  if (account.kind === 'env') return { ...pill, text: said.tokenRefused(summary.waiting) }
  return { ...pill, text: said.expired(summary.waiting), action: 'sign-in' }
}

function offline({ status, summary, account }: PillInput): Pick<Pill, 'strong' | 'text'> {
  const cause = status?.state.kind === 'offline' ? status.state.cause : 'unreachable'
  const unsent = summary.waiting
  switch (cause) {
    case 'unreachable':
      return unsent > 0
        ? { strong: said.savedHere(unsent), text: said.sentOnReconnect(unsent) }
        : { strong: '', text: said.nothingUnsent }
    case 'no-answer':
      return { strong: '', text: said.noAnswer(unsent) }
    case 'server-error':
      return { strong: '', text: said.serverError(unsent) }
    case 'portal':
      return { strong: '', text: said.portal }
    case 'not-the-api':
      return { strong: '', text: said.notTheApi(account.origin, unsent) }
  }
}

function syncingText(status: SyncStatus, summary: Summary): string {
  if (status.firstPull) return said.fetching(summary.total)
  return summary.waiting > 0 ? said.left(summary.waiting) : ''
}

function idle(status: SyncStatus, { review, waiting }: Summary): Pill {
  if (review > 0) return { ...quiet(said.needsReview, 'warn'), tone: 'conflict', text: said.toReview(review) }
  if (waiting > 0) return { ...quiet(said.waiting, 'upload'), tone: 'pending', text: said.toSend(waiting) }
  return status.pulled ? quiet(said.upToDate, 'check') : quiet(said.starting, 'sync')
}

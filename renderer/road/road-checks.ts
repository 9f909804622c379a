import { words } from '../words/words'

export type RoadInput = {
  /** Wall times in ms. */
  now: number
  lastSynced: number | null
  firstPull: boolean
  /** Null: not known. */
  tokenDaysLeft: number | null
  freeBytes: number | null
  waiting: number
  held: number
  review: number
}

/** `look`: worth doing before leaving. `note`: to know, and as the user wanted it. */
export type Verdict = 'ok' | 'note' | 'look'
export type RoadCheck = {
  kind: 'age' | 'unsent' | 'review' | 'held' | 'room' | 'token'
  verdict: Verdict
  text: string
  act: 'sync' | 'review' | 'waiting' | 'sign-in' | null
}

/** Contacts older than this are worth a sync. */
const FRESH_MS = 3_600_000
/** Below this the next changes may find no room. */
const MIN_FREE = 500_000_000
/** A token that ends sooner than this may end on the road. */
const TOKEN_DAYS = 3

/** What there is to know before leaving the network, each with a verdict and, where something can be done, an act. */
export function roadChecks(input: RoadInput): RoadCheck[] {
  return [age(input), unsent(input), review(input), held(input), room(input), token(input)].filter(
    (check) => check !== null,
  )
}

/** One line over all of them. */
export function overall(checks: readonly RoadCheck[]): { ready: boolean; text: string } {
  const open = checks.filter(({ verdict }) => verdict === 'look').length
  return open === 0 ? { ready: true, text: words.road.ready } : { ready: false, text: words.road.notReady(open) }
}

function age({ now, lastSynced, firstPull }: RoadInput): RoadCheck {
  if (lastSynced === null || firstPull) return { kind: 'age', verdict: 'look', text: words.road.notAll, act: 'sync' }
  if (Math.abs(now - lastSynced) <= FRESH_MS) {
    return { kind: 'age', verdict: 'ok', text: words.road.fresh(lastSynced, now), act: null }
  }
  return { kind: 'age', verdict: 'look', text: words.road.old(lastSynced, now), act: 'sync' }
}

/** What is held back does not wait for the network. */
function unsent({ waiting, held }: RoadInput): RoadCheck {
  const left = Math.max(0, waiting - held)
  if (left === 0) return { kind: 'unsent', verdict: 'ok', text: words.road.allSent, act: null }
  return { kind: 'unsent', verdict: 'look', text: words.road.unsent(left), act: 'sync' }
}

function review({ review: count }: RoadInput): RoadCheck {
  if (count === 0) return { kind: 'review', verdict: 'ok', text: words.road.noReview, act: null }
  return { kind: 'review', verdict: 'look', text: words.road.review(count), act: 'review' }
}

function held({ held: count }: RoadInput): RoadCheck | null {
  return count === 0 ? null : { kind: 'held', verdict: 'note', text: words.road.held(count), act: 'waiting' }
}

function room({ freeBytes }: RoadInput): RoadCheck | null {
  if (freeBytes === null) return null
  const low = freeBytes < MIN_FREE
  return { kind: 'room', verdict: low ? 'look' : 'ok', text: words.road.room(freeBytes, low), act: null }
}

function token({ tokenDaysLeft: days }: RoadInput): RoadCheck | null {
  if (days === null) return null
  const soon = days < TOKEN_DAYS
  return { kind: 'token', verdict: soon ? 'look' : 'ok', text: words.road.token(days), act: soon ? 'sign-in' : null }
}

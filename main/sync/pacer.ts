/** What a server says of its limit: requests left, new ones in `resetMs`, then `limit` for each `windowMs`. */
export type Budget = { remaining: number; resetMs: number; limit: number; windowMs: number }

type Headers = { get: (name: string) => string | null }

/** A window is a minute; a server that names hours is not to be trusted with the whole queue. */
const longestMs = 60 * 60 * 1000
const minuteMs = 60 * 1000
/** Of a personal token (`api-contract.md`). */
const usualLimit = 60

/**
 * The budget in an answer's headers, in seconds there: the three of draft-ietf-httpapi-ratelimit-headers-06, or the one
 * field of later drafts, as `limit=60, remaining=3, reset=20` (07) or `"default";r=3;t=20` (08 on, the limit and its
 * window in `RateLimit-Policy`). Null: none, or nonsense.
 */
export function readBudget(headers: Headers): Budget | null {
  const combined = headers.get('ratelimit')
  const field = (names: string, single: string) =>
    count(combined === null ? headers.get(`ratelimit-${single}`) : part(combined, names))
  const remaining = field('remaining|r', 'remaining')
  const reset = field('reset|t', 'reset')
  if (remaining === null || reset === null) return null
  const policy = headers.get('ratelimit-policy')
  const limit = field('limit', 'limit') ?? count(part(policy, 'q')) ?? Math.max(remaining, usualLimit)
  const windowMs = (count(part(policy, 'w')) ?? 60) * 1000
  return {
    remaining,
    resetMs: Math.min(reset * 1000, longestMs),
    limit: Math.max(limit, 1),
    windowMs: Math.min(windowMs || minuteMs, longestMs),
  }
}

function part(header: string | null, names: string): string | null {
  return new RegExp(`(?:^|[;,\\s])(?:${names})=(\\d+)`).exec(header ?? '')?.[1] ?? null
}

function count(text: string | null): number | null {
  return text !== null && /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : null
}

export type Pacer = {
  /** How long the next request has to wait, in ms; 0 when it may go. */
  waitMs: () => number
  /** What is left now. */
  budget: () => Budget | null
  left: () => void
  /** An answer came, or none will. */
  done: (headers: Headers | null) => void
}

/** Keeps within the budget that the server names, so that a queue meets no 429. `now` is monotonic. */
export function createPacer(now: () => number): Pacer {
  let underway = 0
  let told: (Budget & { at: number }) | null = null

  /** What is under way may not be counted in the last answer yet. */
  function budget(): Budget | null {
    if (!told) return null
    const resetMs = told.at + told.resetMs - now()
    if (resetMs > 0) return { ...told, resetMs, remaining: Math.max(0, told.remaining - underway) }
    return { ...told, resetMs: told.windowMs, remaining: told.limit }
  }

  /** What an answer has left in the window that ends then: they may overtake each other. Resets are whole seconds. */
  function leftIn(end: number): number {
    const isSame = told && now() < told.at + told.resetMs && Math.abs(told.at + told.resetMs - end) < 2_000
    return isSame && told ? told.remaining : Number.POSITIVE_INFINITY
  }

  return {
    budget,
    waitMs() {
      if (!told || now() >= told.at + told.resetMs) return 0
      return told.remaining > underway ? 0 : told.at + told.resetMs - now()
    },
    left() {
      underway++
    },
    done(headers) {
      underway--
      const next = headers && readBudget(headers)
      if (next) told = { ...next, at: now(), remaining: Math.min(next.remaining, leftIn(now() + next.resetMs)) }
      else if (told) told.remaining = Math.max(0, told.remaining - 1)
    },
  }
}

/**
 * How long `requests` take, in ms: as fast as they go (`perRequestMs`) until the budget is used up, then window by window.
 */
export function estimateMs(requests: number, perRequestMs: number, budget: Budget | null): number {
  const pace = requests * perRequestMs
  const over = requests - (budget?.remaining ?? requests)
  if (!budget || over <= 0) return pace
  const windows = Math.ceil(over / budget.limit) - 1
  return budget.resetMs + windows * budget.windowMs + (over - windows * budget.limit) * perRequestMs
}

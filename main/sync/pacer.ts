/** What a server says is left: requests, and when there are new ones, in ms from now. */
export type Budget = { remaining: number; resetMs: number }

type Headers = { get: (name: string) => string | null }

/** A window is a minute; a server that names hours is not to be trusted with the whole queue. */
const longestMs = 60 * 60 * 1000

/**
 * The budget in an answer's headers, in seconds there: the three of draft-ietf-httpapi-ratelimit-headers-06, or the one
 * field of later drafts, as `limit=60, remaining=3, reset=20` (07) or `"default";r=3;t=20` (08 on). Null: none, or nonsense.
 */
export function readBudget(headers: Headers): Budget | null {
  const combined = headers.get('ratelimit')
  const part = (names: string) => new RegExp(`(?:^|[;,\\s])(?:${names})=(\\d+)`).exec(combined ?? '')?.[1] ?? null
  const remaining = count(combined === null ? headers.get('ratelimit-remaining') : part('remaining|r'))
  const reset = count(combined === null ? headers.get('ratelimit-reset') : part('reset|t'))
  return remaining === null || reset === null ? null : { remaining, resetMs: Math.min(reset * 1000, longestMs) }
}

function count(text: string | null): number | null {
  return text !== null && /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : null
}

export type Pacer = {
  /** How long the next request has to wait, in ms; 0 when it may go. */
  waitMs: () => number
  left: () => void
  /** An answer came, or none will. */
  done: (headers: Headers | null) => void
}

/** Keeps within the budget that the server names, so that a queue meets no 429. `now` is monotonic. */
export function createPacer(now: () => number): Pacer {
  let underway = 0
  let budget: { remaining: number; until: number } | null = null

  return {
    waitMs() {
      if (!budget || now() >= budget.until) return 0
      // What is under way may not be counted in the last answer yet.
      return budget.remaining > underway ? 0 : budget.until - now()
    },
    left() {
      underway++
    },
    done(headers) {
      underway--
      const told = headers && readBudget(headers)
      if (told) budget = { remaining: told.remaining, until: now() + told.resetMs }
      else if (budget) budget.remaining = Math.max(0, budget.remaining - 1)
    },
  }
}

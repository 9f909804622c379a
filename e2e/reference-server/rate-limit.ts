/** Requests a minute; null is no limit. A bot user's client credentials have ten times the budget of a personal token. */
export type Limits = { personal: number | null; client: number | null }

export type RateLimit = {
  set(perMinute: number | null): void
  /** Spends one request of this token's minute. */
  spend(token: string, kind: keyof Limits): Spent
  /** What to say where nothing was spent. */
  peek(): Record<string, string>
}
export type Spent = { headers: Record<string, string>; allowed: boolean; resetSeconds: number }

const windowMs = 60_000
const noLimit = 1_000_000

export function createRateLimit(now: () => number, perMinute: number | null): RateLimit {
  const windows = new Map<string, { endsMs: number; used: number }>()
  let limits: Limits = limitsOf(perMinute)
  return {
    set(next) {
      limits = limitsOf(next)
      windows.clear()
    },
    spend(token, kind) {
      const limit = limits[kind] ?? noLimit
      let window = windows.get(token)
      if (!window || window.endsMs <= now()) {
        window = { endsMs: now() + windowMs, used: 0 }
        windows.set(token, window)
      }
      const allowed = window.used < limit
      if (allowed) window.used++
      const resetSeconds = Math.max(1, Math.ceil((window.endsMs - now()) / 1000))
      return { allowed, resetSeconds, headers: headersOf(limit, limit - window.used, resetSeconds) }
    },
    peek: () => headersOf(limits.personal ?? noLimit, limits.personal ?? noLimit, windowMs / 1000),
  }
}

function limitsOf(perMinute: number | null): Limits {
  return { personal: perMinute, client: perMinute === null ? null : perMinute * 10 }
}

function headersOf(limit: number, remaining: number, resetSeconds: number): Record<string, string> {
  return {
    'ratelimit-limit': String(limit),
    'ratelimit-remaining': String(Math.max(0, remaining)),
    'ratelimit-reset': String(resetSeconds),
  }
}

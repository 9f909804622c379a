/** Timestamps of 100 ns, as text: as a number of ticks they don't fit a double, as a Date they lose four digits (trap 4). */

export type Stamps = {
  /** A stamp later than `previous` (the row's own) and, but for `lagMs`, than every stamp given before. */
  next(previous?: string, lagMs?: number): string
  /** Every stamp given inside `work` is the same one, as in a bulk import. */
  share<T>(work: () => T): T
  seen(stamp: string): void
}

export function createStamps(now: () => number, resolution: () => 'tick' | 'millisecond'): Stamps {
  let last = ''
  let shared: string | undefined

  const fresh = (): string => {
    const candidate = stampAt(now())
    if (candidate > last) last = resolution() === 'tick' ? tickAfter(candidate) : candidate
    else if (resolution() === 'tick') last = tickAfter(last)
    return last
  }

  return {
    next(previous = '', lagMs = 0) {
      // A transaction that commits late bears the time of its beginning.
      const stamp = lagMs > 0 ? tickAfter(stampAt(now() - lagMs)) : (shared ?? fresh())
      if (stamp > previous) return stamp
      const later = tickAfter(previous)
      if (later > last) last = later
      return later
    },
    share(work) {
      const outer = shared
      shared ??= fresh()
      try {
        return work()
      } finally {
        shared = outer
      }
    },
    seen(stamp) {
      if (stamp > last) last = stamp
    },
  }
}

/** Milliseconds since the epoch, with 7 decimals. */
export function stampAt(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 23)}0000Z`
}

/** The next moment that 7 decimals can tell. */
export function tickAfter(stamp: string): string {
  const fraction = Number(stamp.slice(20, 27)) + 1
  if (fraction < 10_000_000) return `${stamp.slice(0, 20)}${String(fraction).padStart(7, '0')}Z`
  return `${new Date(Date.parse(`${stamp.slice(0, 19)}Z`) + 1000).toISOString().slice(0, 20)}0000000Z`
}

const iso = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,7}))?(?:Z|\+00:00)$/

/** Pads an ISO 8601 UTC time of up to 7 decimals, so that text order is time order; undefined when it isn't one. */
export function paddedStamp(text: string): string | undefined {
  const parts = iso.exec(text)
  const seconds = parts?.[1]
  if (seconds === undefined || Number.isNaN(Date.parse(`${seconds}Z`))) return undefined
  return `${seconds}.${(parts?.[2] ?? '').padEnd(7, '0')}Z`
}

/** "Up to 7 decimals": the same moment without its trailing zeros. */
export function trimmedStamp(stamp: string): string {
  return stamp.replace(/\.?0+Z$/, 'Z')
}

/** A row version as a weak etag: eight bytes, big end first. */
export function etagOf(version: number): string {
  const high = Math.floor(version / 2 ** 32)
  const bytes = word(high) + word(version)
  return `W/"${btoa(bytes)}"`
}

function word(n: number): string {
  return String.fromCharCode(n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255)
}

const longest = 60 * 60 * 1000

/**
 * How long a `Retry-After` asks to wait, in ms: seconds or an HTTP date (RFC 9110 §10.2.3), capped at an hour. Null
 * when there is none or it makes no sense; then the caller backs off by itself.
 */
export function retryAfterMs(header: string | null, wallTime: number): number | null {
  const text = header?.trim() ?? ''
  if (text === '') return null
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - wallTime
  return Number.isNaN(ms) || ms < 0 ? null : Math.min(ms, longest)
}

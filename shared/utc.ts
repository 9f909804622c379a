/**
 * Propstreet's timestamps have up to 7 decimals (0.1 µs). A JavaScript Date would lose the last four, and a watermark
 * made from it would skip or repeat rows, so they stay text: padded to 7 decimals they compare as strings.
 */
const form = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,7}))?Z$/

/** The timestamp with exactly 7 decimals, or null when it is not one. */
export function padUtc(utc: string): string | null {
  const match = form.exec(utc)
  return match ? `${match[1]}.${(match[2] ?? '').padEnd(7, '0')}Z` : null
}

/** Whether `a` is later than `b`. A stamp that can't be read is never later: such a row proves nothing. */
export function isNewer(a: string, b: string): boolean {
  const [later, earlier] = [padUtc(a), padUtc(b)]
  return later !== null && (earlier === null || later > earlier)
}

/** One tick (0.1 µs) after `utc`, reckoned on the digits; seconds carry through the calendar. */
export function nextTick(utc: string): string {
  const padded = padUtc(utc)
  if (padded === null) return utc
  const ticks = Number(padded.slice(20, 27)) + 1
  const second = padded.slice(0, 19)
  if (ticks < 10_000_000) return `${second}.${String(ticks).padStart(7, '0')}Z`
  const next = Date.parse(`${second}Z`) + 1000
  // Digits in the form of a date, but no date.
  if (Number.isNaN(next)) return utc
  return `${new Date(next).toISOString().slice(0, 19)}.0000000Z`
}

/** The timestamp `ms` (whole seconds) before `utc`, its decimals kept. */
export function utcBefore(utc: string, ms: number): string {
  const padded = padUtc(utc)
  const earlier = padded === null ? Number.NaN : Date.parse(`${padded.slice(0, 19)}Z`) - ms
  return padded === null || Number.isNaN(earlier)
    ? utc
    : new Date(earlier).toISOString().slice(0, 19) + padded.slice(19)
}

import { isNewer, nextTick } from '../../shared/utc'

/** A value for `updated_since`, and when the pull that found it ended, by the monotonic clock. */
export type Mark = { value: string; ended: number }

/** How late a transaction may commit behind its timestamp, in ms. */
const lateCommitMs = 2 * 60 * 1000
const beginningOfTime = '1970-01-01T00:00:00.0000000Z'
/** More than a session of pulls every minute leaves; sessions shorter than two minutes must move on as well. */
const keptOverStart = 5

/** Marks read back after a start. Nobody knows how long before it their pulls ended. */
export function restoredMarks(values: readonly string[], now: number): Mark[] {
  return values.slice(-keptOverStart).map((value) => ({ value, ended: now }))
}

/** Where the next pull asks from: the oldest mark, behind which nothing is missing. Null: from the beginning. */
export function pullFrom(marks: readonly Mark[]): string | null {
  return marks[0]?.value ?? null
}

/**
 * The marks after a pull. Whatever was committing late when a mark was made, a pull that began two minutes after has
 * read: only then is that mark where the next one asks from. Its age alone shows nothing, as nobody may have asked.
 */
export function marksAfter(
  marks: readonly Mark[],
  pull: { since: string | null; newest: string | null; began: number; ended: number },
): Mark[] {
  const known = marks.findLastIndex((mark) => pull.began - mark.ended >= lateCommitMs)
  const kept = marks.slice(Math.max(0, known))
  const value = markOf(pull)
  return kept.at(-1)?.value === value ? kept : [...kept, { value, ended: pull.ended }]
}

/** Rows found, but none newer: the next pull starts a tick later, or it would bring the same rows for ever. */
function markOf({ since, newest }: { since: string | null; newest: string | null }): string {
  if (since === null) return newest ?? beginningOfTime
  if (newest === null) return since
  return isNewer(newest, since) ? newest : nextTick(since)
}

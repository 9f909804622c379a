import { isNewer, nextTick } from '../../shared/utc'

/** A value for `updated_since`, and when the pull that found it began, by the monotonic clock. */
export type Mark = { value: string; began: number }

/** How late a transaction may commit behind its timestamp, in ms. */
const lateCommitMs = 2 * 60 * 1000
const beginningOfTime = '1970-01-01T00:00:00.0000000Z'

/**
 * Marks read back after a start. The last one's pull began before now, nobody knows how long before; the ones before
 * it are old enough.
 */
export function restoredMarks(values: readonly string[], now: number): Mark[] {
  return values.map((value, i) => ({ value, began: i > 0 && i === values.length - 1 ? now : Number.NEGATIVE_INFINITY }))
}

/** Where the next pull asks from: the newest mark old enough to cover late commits. Null: from the beginning. */
export function pullFrom(marks: readonly Mark[], now: number): string | null {
  return (marks[ripeIndex(marks, now)] ?? marks[0])?.value ?? null
}

/** The marks after a pull from `since` that began at `began` and saw `newest`. */
export function marksAfter(
  marks: readonly Mark[],
  pull: { since: string | null; newest: string | null; began: number },
  now: number,
): Mark[] {
  const kept = marks.slice(Math.max(0, ripeIndex(marks, now)))
  const value = markOf(pull)
  return kept.at(-1)?.value === value ? kept : [...kept, { value, began: pull.began }]
}

/** Rows found, but none newer: the next pull starts a tick later, or it would bring the same rows for ever. */
function markOf({ since, newest }: { since: string | null; newest: string | null }): string {
  if (since === null) return newest ?? beginningOfTime
  if (newest === null) return since
  return isNewer(newest, since) ? newest : nextTick(since)
}

function ripeIndex(marks: readonly Mark[], now: number): number {
  return marks.findLastIndex((mark) => now - mark.began >= lateCommitMs)
}

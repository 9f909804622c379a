import { isNewer, nextTick, utcBefore } from '../../shared/utc'

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
  pull: { newest: string | null; began: number; ended: number },
): Mark[] {
  const known = marks.findLastIndex((mark) => pull.began - mark.ended >= lateCommitMs)
  const kept = marks.slice(Math.max(0, known))
  const value = markOf(pull.newest, marks.at(-1)?.value ?? null)
  return kept.at(-1)?.value === value ? kept : [...kept, { value, ended: pull.ended }]
}

/**
 * What a pull has seen to. Of the first one nobody has read past its end, so its mark lies before it, once. Rows found,
 * but none newer than the last mark: the next one is a tick later, or the same rows would be brought for ever.
 */
function markOf(newest: string | null, last: string | null): string {
  if (last === null) return newest === null ? beginningOfTime : utcBefore(newest, lateCommitMs)
  if (newest === null || isNewer(last, newest)) return last
  return isNewer(newest, last) ? newest : nextTick(last)
}

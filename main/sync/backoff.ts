/** Exponential back-off with full jitter, in ms: the `attempt`th wait (from 0) is anywhere up to its bound. */
export function backoffMs(
  attempt: number,
  random: () => number,
  { first = 1_000, longest = 60_000 }: { first?: number; longest?: number } = {},
): number {
  const bound = Math.min(longest, first * 2 ** Math.min(attempt, 30))
  return Math.max(first / 4, random() * bound)
}

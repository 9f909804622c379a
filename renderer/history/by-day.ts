import { words } from '../words/words'

export type Day<T> = { key: string; title: string; entries: T[] }

/** Entries, newest first, under the day they happened on. */
export function byDay<T extends { at: number }>(entries: readonly T[], now = Date.now()): Day<T>[] {
  const days: Day<T>[] = []
  for (const entry of entries) {
    const key = dayOf(entry.at)
    const last = days.at(-1)
    if (last?.key === key) last.entries.push(entry)
    else days.push({ key, title: words.format.day(entry.at, now), entries: [entry] })
  }
  return days
}

function dayOf(at: number): string {
  return new Date(at).toDateString()
}

/** The wall times in ms between which a day lies ("2026-11-23"), by the clock of this laptop; null for no day. */
export function spanOf(day: string): { from: number; to: number } | null {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const from = new Date(year, month - 1, date).getTime()
  const to = new Date(year, month - 1, date + 1).getTime()
  return /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(from) ? { from, to } : null
}

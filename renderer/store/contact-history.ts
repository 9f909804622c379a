import type { HistoryEntry } from './api'
import type { HistoryRow } from './storage'
import type { Store } from './store'

/** The most of a contact's own history that is shown beside its timeline. */
const mostOwn = 300

/** The history by contact: read whole when it is first asked for, then row by row as it grows. Newest first. */
export function createContactHistory({ state, storage }: Store): (id: string) => Promise<HistoryEntry[]> {
  const byContact = new Map<string, HistoryRow[]>()
  let next: number | null = null
  let reading: Promise<void> = Promise.resolve()

  async function read(): Promise<void> {
    const end = state.history.next
    const rows = next === null ? await storage.all('history') : await rowsBetween(next, end)
    for (const row of rows) {
      if (row.no >= end) continue // written meanwhile: read with what comes after
      const list = byContact.get(row.contact)
      if (list) list.push(row)
      else byContact.set(row.contact, [row])
    }
    next = end
  }

  async function rowsBetween(from: number, end: number): Promise<HistoryRow[]> {
    const numbers = Array.from({ length: end - from }, (_, i) => from + i)
    const rows = await Promise.all(numbers.map((no) => storage.get('history', no)))
    return rows.flatMap((row) => row ?? [])
  }

  return async (id) => {
    reading = reading.then(read, read)
    await reading
    // What was done before the server gave the contact its id stands under the one that it had here.
    const former = [...state.aliases].flatMap(([local, server]) => (server === id ? [local] : []))
    const rows = [id, ...former].flatMap((name) => byContact.get(name) ?? [])
    const alive = rows.filter(({ no }) => no >= state.history.first).sort((a, b) => b.no - a.no)
    return alive.slice(0, mostOwn).map(({ no: _, format: __, ...entry }) => entry)
  }
}

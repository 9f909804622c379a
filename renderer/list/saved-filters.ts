import { createEffect, createSignal, on, onCleanup } from 'solid-js'
import type { Session } from '../session/session'
import type { Filter, SavedFilter } from '../store/api'
import { words } from '../words/words'
import { sameFilter } from './filter'
import { createThrottle } from './throttle'

export type SavedFilters = ReturnType<typeof createSavedFilters>

/** Counting them goes through all contacts, so the sidebar follows at leisure. */
const REFRESH_MS = 2000

/** The filters that have a name, in the order they were saved. */
export function createSavedFilters(session: Session) {
  const [all, setAll] = createSignal<readonly (SavedFilter & { count: number })[]>([])
  const ready = () => session.opening().kind === 'open'
  const load = async () => void (ready() && setAll(await session.call('filters', null)))
  const refresh = createThrottle(REFRESH_MS, load)
  createEffect(on(ready, refresh))
  onCleanup(session.onChanged(refresh))

  /** Said to be saved only when it is; else nothing has happened, and that is said. */
  async function put(filters: readonly SavedFilter[]): Promise<boolean> {
    const plain = filters.map(({ id, name, filter }) => ({ id, name, filter }))
    const saved = await session.call('saveFilters', { filters: plain }).catch(() => null)
    if (saved?.kind !== 'saved') session.notices.show({ kind: 'trouble', key: 'notDone' })
    await load().catch(() => undefined)
    return saved?.kind === 'saved'
  }

  return {
    all,
    get: (id: string) => all().find((one) => one.id === id),
    /** The one that selects the same as a filter. */
    like: (filter: Filter) => all().find((one) => sameFilter(one.filter, filter)),
    isTaken: (name: string, but: string | null = null) =>
      all().some((one) => one.id !== but && one.name.toLocaleLowerCase() === name.toLocaleLowerCase()),
    save: (name: string, filter: Filter) => put([...all(), { id: crypto.randomUUID(), name, filter }]),
    rename: (id: string, name: string) => put(all().map((one) => (one.id === id ? { ...one, name } : one))),
    /** Offers it back. */
    async remove(id: string): Promise<void> {
      const [before, gone] = [all(), all().find((one) => one.id === id)]
      if (!gone || !(await put(before.filter((one) => one !== gone)))) return
      const back = () => {
        const at = before.indexOf(gone)
        const now = all().filter((one) => one.id !== id)
        void put([...now.slice(0, at), gone, ...now.slice(at)])
      }
      const act = { label: words.undoing.undo, run: back }
      session.notices.show({ kind: 'done', key: 'said', text: words.filters.removed(gone.name), act })
    },
  }
}

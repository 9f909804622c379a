import { type Accessor, batch, createEffect, createSignal, on, onCleanup } from 'solid-js'
import { createThrottle } from '../list/throttle'
import type { Session } from '../session/session'
import type { Waiting } from '../store/api'

/** What is fetched beyond the rows on the screen, on each side. */
const AHEAD = 60
const REFRESH_MS = 250

export type ChangesInView = ReturnType<typeof createChangesInView>

/** Names a change through every refresh: one for each contact and field, or note. */
export function keyOfChange({ id, field }: Pick<Waiting, 'id' | 'field'>): string {
  return `${id} ${field}`
}

/** The changes of a list near the screen: ten thousand cost no more than a screenful. */
export function createChangesInView(session: Session, show: Accessor<'waiting' | 'review'>) {
  const [part, setPart] = createSignal<{ from: number; rows: readonly Waiting[] }>({ from: 0, rows: [] })
  const [totals, setTotals] = createSignal<{ total: number; held: number } | null>(null)
  let wanted = { first: 0, last: 0 }
  let turn = 0

  /** The latest answer counts; what was shown stays when an answer fails. */
  async function load(): Promise<void> {
    const mine = ++turn
    const from = Math.max(0, wanted.first - AHEAD)
    const count = wanted.last + AHEAD - from
    const found = await session.call('changes', { show: show(), from, count }).catch(() => null)
    if (mine !== turn || !found) return
    batch(() => {
      setTotals({ total: found.total, held: found.held })
      setPart({ from, rows: found.rows })
    })
  }

  createEffect(
    on([() => session.opening().kind === 'open', show], ([open]) => {
      wanted = { first: 0, last: 0 }
      setTotals(null)
      if (open) void load()
    }),
  )
  onCleanup(session.onChanged(createThrottle(REFRESH_MS, load)))

  return {
    /** Null until the first answer. */
    totals,
    row: (index: number): Waiting | undefined => part().rows[index - part().from],
    /** Where a change stands among those that are known, or -1. */
    indexOf(key: string): number {
      const at = part().rows.findIndex((row) => keyOfChange(row) === key)
      return at < 0 ? -1 : at + part().from
    },
    want(first: number, last: number): void {
      const { from, rows } = part()
      wanted = { first, last }
      const total = totals()?.total ?? 0
      const known = first >= from && Math.min(last, total - 1) < from + rows.length
      if (!known && totals()) void load()
    },
    reload: load,
  }
}

import { type Accessor, batch, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import type { Session } from '../session/session'
import type { Filter, Query, Row, Sort } from '../store/api'
import { BLOCK, createBlockCache } from './block-cache'
import { everything, withTag } from './filter'
import type { Popup } from './popup'
import { createSelection } from './selection'
import { createThrottle } from './throttle'

/** While contacts pour in, the list follows this often. */
const REFRESH_MS = 250

/** What the list's element tells of itself: which rows are on the screen, and how to keep one of them in its place. */
export type ListView = {
  range: () => { first: number; last: number }
  /** The row that should not move when others come before it, or -1. */
  anchor: () => number
  shift: (rows: number) => void
  toTop: () => void
}

export type ContactList = ReturnType<typeof createContactList>

/** The list as it is asked for and as it stands: counts, rows, and where the chosen contact is in it. */
export function createContactList(session: Session, chosen: Accessor<string | null>) {
  const [filter, setFilter] = createSignal(everything)
  const [sort, setSort] = createSignal<Sort>('first')
  const query = createMemo((): Query => ({ ...filter(), sort: sort() }))
  const [popup, setPopup] = createSignal<Popup | null>(null)
  const [dragged, setDragged] = createSignal<readonly string[] | null>(null)
  const [failed, setFailed] = createSignal(false)
  const [attempt, setAttempt] = createSignal(0)
  const [counts, setCounts] = createSignal<{ matched: number; total: number } | null>(null)
  const [position, setPosition] = createSignal(-1)
  const [arrivals, setArrivals] = createSignal(0)
  const ready = () => session.opening().kind === 'open'
  let holding = false
  const blocks = createBlockCache(() => {
    if (!holding) setArrivals((n) => n + 1)
  })
  let view: ListView | null = null
  let latest = 0
  let choices = 0
  let loaded: Promise<void> = Promise.resolve()

  const fetchFor = (wanted: Query) => (from: number, count: number) =>
    session.call('rows', { query: wanted, from, count })
  const whereIs = async (wanted: Query, id: string | null | undefined) =>
    id ? await session.call('position', { query: wanted, id }) : -1

  /** Where the chosen contact is, unless another is chosen before the answer is there. */
  async function locate(wanted: Query): Promise<{ at: number; stale: () => boolean }> {
    const [id, choice] = [chosen(), choices]
    return { at: await whereIs(wanted, id), stale: () => id !== chosen() || choice !== choices }
  }

  /** Another list: the one on the screen stays until the first rows of the new one are there. */
  async function load(wanted: Query): Promise<void> {
    const turn = ++latest
    const fetch = fetchFor(wanted)
    const [found, rows, chosenNow] = await Promise.all([session.call('list', wanted), fetch(0, BLOCK), locate(wanted)])
    if (turn !== latest) return
    batch(() => {
      blocks.reset(fetch, rows)
      setFailed(false)
      setCounts(found)
      settle(chosenNow)
      setArrivals((n) => n + 1)
    })
    view?.toTop()
  }

  /** The same list, after a change: the rows that people look at keep their place. */
  async function refresh(): Promise<void> {
    const turn = latest
    const wanted = query()
    blocks.outdate()
    const { first, last } = view?.range() ?? { first: 0, last: 0 }
    const anchor = view?.anchor() ?? -1
    const id = blocks.row(anchor)?.id
    holding = true
    try {
      const [found, chosenNow, kept] = await Promise.all([
        session.call('list', wanted),
        locate(wanted),
        whereIs(wanted, id),
      ])
      const moved = kept >= 0 ? kept - anchor : 0
      await blocks.want(Math.max(0, first + moved), Math.max(0, last + moved))
      if (turn !== latest) return
      batch(() => {
        setCounts(found)
        settle(chosenNow)
        setArrivals((n) => n + 1)
      })
      if (moved !== 0) view?.shift(moved)
    } finally {
      holding = false
    }
  }

  function settle({ at, stale }: { at: number; stale: () => boolean }): void {
    if (stale()) refreshSoon()
    else setPosition(at)
  }

  const refreshSoon = createThrottle(REFRESH_MS, () => (ready() && counts() ? refresh() : Promise.resolve()))
  onCleanup(session.onChanged(refreshSoon))

  createEffect(
    on([ready, query, attempt], ([isReady, wanted]) => {
      if (isReady) loaded = load(wanted).catch(() => void setFailed(true))
    }),
  )
  // The screen as it was left, before the lists are ready.
  createEffect(() => {
    const rows = session.firstRows()
    if (rows.length === 0 || ready()) return
    const { total } = session.summary()
    batch(() => {
      blocks.reset(() => Promise.resolve([]), rows)
      setCounts({ matched: Math.min(total, rows.length), total })
      setArrivals((n) => n + 1)
    })
  })

  const selection = createSelection({
    ids: (from, to) => session.call('ids', { query: query(), from, to }),
    indexOf: (id) => whereIs(query(), id),
  })

  return {
    /** What is asked for: the filter and the order. */
    query,
    filter,
    ask: (change: Partial<Filter>) => setFilter((now) => ({ ...now, ...change })),
    sort,
    setSort,
    /** Narrows the list by one thing more; a company or a language takes the place of another. */
    narrow: (what: 'tag' | 'company' | 'language', value: string) =>
      setFilter((now) => ({ ...now, ...(what === 'tag' ? withTag(now, value, true) : { [what]: value }) })),
    popup,
    setPopup,
    /** What is being dragged out of the list. */
    dragged,
    setDragged,
    /** The list could not be read. */
    failed,
    again: () => setAttempt((n) => n + 1),
    selection,
    counts,
    position,
    setPosition: (index: number): void => {
      choices++
      setPosition(index)
    },
    /** Finds the place of a contact that was opened from elsewhere. */
    locate: async (): Promise<void> => {
      const turn = latest
      const { at, stale } = await locate(query())
      if (turn === latest && !stale()) setPosition(at)
    },
    /** Resolves when the list that was asked for is the one on the screen. */
    loaded: (): Promise<void> => loaded,
    row: (index: number): Row | undefined => {
      arrivals()
      return blocks.row(index)
    },
    want: (first: number, last: number) => {
      if (ready()) void blocks.want(first, last)
    },
    /** The row at an index, fetched when it is not there yet. */
    rowAt: async (index: number): Promise<Row | undefined> => {
      await blocks.want(index, index)
      return blocks.row(index)
    },
    arrivals,
    attach: (next: ListView | null) => {
      view = next
    },
  }
}

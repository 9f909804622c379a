import { createEffect, createMemo, createSignal, For, on, onCleanup, Show } from 'solid-js'
import { useDesk } from '../desk/desk'
import { createThrottle } from '../list/throttle'
import type { HistoryEntry } from '../store/api'
import { Button } from '../ui/button'
import shared from '../ui/shared.module.css'
import { words } from '../words/words'
import { byDay } from './by-day'
import { shownChange } from './happened'
import { filterOf, HistoryFilters, isEmpty, nothingChosen } from './history-filters'
import { HistoryRow } from './history-row'
import styles from './history-tab.module.css'

export type Entry = HistoryEntry & { no: number }
const PAGE = 100
const REFRESH_MS = 500

/** What happened to every change, newest first, day by day; what has been sent can be taken back from here. */
export function HistoryTab() {
  const desk = useDesk()
  const { session } = desk
  const [chosen, setChosen] = createSignal({ ...nothingChosen, kind: desk.historyOf() })
  const [entries, setEntries] = createSignal<Entry[] | null>(null)
  const [more, setMore] = createSignal(false)
  const days = createMemo(() => byDay(entries() ?? []))
  let turn = 0

  /** The newest, or those before an entry. Entries that are shown keep their rows. */
  async function load(before: number | null): Promise<void> {
    const mine = ++turn
    const next = await session.call('history', { before, count: PAGE, only: filterOf(chosen()) })
    if (mine !== turn) return
    const shown = entries() ?? []
    if (before !== null) setEntries([...shown, ...next])
    else {
      const fresh = newerOf(next, shown)
      const joins = shown.length > 0 && fresh.length < next.length
      setEntries(joins ? [...fresh, ...shown] : next)
      if (joins) return
    }
    setMore(next.length === PAGE)
  }
  const failed = () => session.notices.show({ kind: 'trouble', key: 'notDone' })

  createEffect(on(desk.historyOf, (kind) => setChosen((c) => ({ ...c, kind })), { defer: true }))
  createEffect(
    on([() => session.opening().kind === 'open', chosen], ([open]) => {
      setEntries(null)
      if (open) void load(null).catch(failed)
    }),
  )
  onCleanup(session.onChanged(createThrottle(REFRESH_MS, () => load(null))))

  async function undo({ contact: id, path, from, to }: Entry): Promise<void> {
    const result = await session.call('undo', { id, path, from, to }).catch(() => null)
    if (result?.kind === 'moved') {
      const text = words.history.notUndone(shownChange(path, result.now))
      session.notices.show({ kind: 'done', key: 'said', text })
    } else if (result?.kind !== 'saved') session.notices.show({ kind: 'trouble', key: 'undoFailed' })
    else desk.undo.record([{ kind: 'changed', id, path, from: to, to: from }])
  }

  return (
    <>
      <HistoryFilters chosen={chosen()} onChoose={(change) => setChosen((c) => ({ ...c, ...change }))} />
      <div class={styles.scroll}>
        <Show when={entries()?.length === 0}>
          <p class={styles.none} role="status">
            {isEmpty(chosen()) ? words.history.none : words.past.noMatch}
          </p>
        </Show>
        <Show when={days().length > 0}>
          <table class={styles.table} aria-label={words.history.title}>
            <colgroup>
              <col class={styles.whenColumn} />
              <col class={styles.whoseColumn} />
              <col />
              <col class={styles.whatColumn} />
              <col class={styles.actColumn} />
            </colgroup>
            <thead class={shared.spoken}>
              <tr>
                <th>{words.history.when}</th>
                <th>{words.waiting.contact}</th>
                <th>{words.waiting.change}</th>
                <th>{words.history.what}</th>
                <th>{words.waiting.actions}</th>
              </tr>
            </thead>
            <For each={days()}>
              {(day) => (
                <tbody>
                  <tr class={styles.day}>
                    <th colSpan={5} scope="rowgroup">
                      {day.title}
                    </th>
                  </tr>
                  <For each={day.entries}>
                    {(entry) => <HistoryRow entry={entry} onUndo={() => void undo(entry)} />}
                  </For>
                </tbody>
              )}
            </For>
          </table>
        </Show>
        <Show when={more()}>
          <Button label={words.history.more} onClick={() => void load(entries()?.at(-1)?.no ?? null).catch(failed)} />
        </Show>
      </div>
    </>
  )
}

/** Entries that are not shown yet. */
function newerOf(entries: readonly Entry[], shown: readonly Entry[]): Entry[] {
  const newest = shown[0]?.no ?? -1
  return entries.filter(({ no }) => no > newest)
}

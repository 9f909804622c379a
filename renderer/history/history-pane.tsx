import { createSignal, For, onMount, Show } from 'solid-js'
import { unknown } from '../../shared/leaf'
import { useDesk } from '../desk/desk'
import { SidebarButton } from '../sidebar/sidebar-button'
import type { HistoryEntry } from '../store/api'
import { Button } from '../ui/button'
import shared from '../ui/shared.module.css'
import { words } from '../words/words'
import { changedField, shownChange, shownMove, whatHappened } from './happened'
import styles from './history-pane.module.css'

type Entry = HistoryEntry & { no: number }
const PAGE = 100

/** What happened to every change, newest first; what has been sent can be taken back from here. */
export function HistoryPane() {
  const desk = useDesk()
  const { session } = desk
  const [entries, setEntries] = createSignal<Entry[]>([])
  const [more, setMore] = createSignal(false)
  let pane: HTMLElement | undefined

  async function load(before: number | null): Promise<void> {
    const next = await session.call('history', { before, count: PAGE })
    const fresh = before === null ? newerOf(next, entries()) : next
    const joins = before === null && fresh.length < next.length
    setEntries((shown) => (joins ? [...fresh, ...shown] : before === null ? next : [...shown, ...next]))
    if (!joins) setMore(next.length === PAGE)
  }
  const loadAloud = (before: number | null) =>
    void load(before).catch(() => session.notices.show({ kind: 'trouble', key: 'notDone' }))

  async function undo({ contact: id, path, from, to }: Entry): Promise<void> {
    const result = await session.call('undo', { id, path, from, to }).catch(() => null)
    if (result?.kind === 'moved') {
      const text = words.history.notUndone(shownChange(path, result.now))
      session.notices.show({ kind: 'done', key: 'said', text })
    } else if (result?.kind !== 'saved') session.notices.show({ kind: 'trouble', key: 'undoFailed' })
    loadAloud(null)
  }

  onMount(() => {
    loadAloud(null)
    // The focus was in what this pane replaces.
    if (document.activeElement === document.body) pane?.focus()
  })

  return (
    <main ref={pane} class={styles.pane} data-pane data-pane-focus tabindex="-1" aria-labelledby="history-title">
      <header class={styles.header}>
        <SidebarButton />
        <h1 id="history-title">{words.history.title}</h1>
      </header>
      <div class={styles.scroll}>
        <Show when={entries().length > 0} fallback={<p class={styles.none}>{words.history.none}</p>}>
          <table class={styles.table}>
            <thead>
              <tr>
                <th>{words.history.when}</th>
                <th>{words.waiting.contact}</th>
                <th>{words.waiting.change}</th>
                <th>{words.history.what}</th>
                <th>
                  <span class={shared.spoken}>{words.waiting.actions}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              <For each={entries()}>{(entry) => <HistoryRow entry={entry} onUndo={() => void undo(entry)} />}</For>
            </tbody>
          </table>
          <Show when={more()}>
            <Button label={words.history.more} onClick={() => loadAloud(entries().at(-1)?.no ?? null)} />
          </Show>
        </Show>
      </div>
    </main>
  )
}

/** Entries that are not shown yet; those that are keep their rows. */
function newerOf(entries: readonly Entry[], shown: readonly Entry[]): Entry[] {
  const newest = shown[0]?.no ?? -1
  return entries.filter(({ no }) => no > newest)
}

function HistoryRow(props: { entry: Entry; onUndo: () => void }) {
  const desk = useDesk()
  const canUndo = () => {
    const { kind, path, from } = props.entry
    return kind === 'sent' && from !== unknown && !['note', 'created', 'deleted'].includes(path)
  }
  return (
    <tr>
      <td class={styles.when}>{words.format.time(props.entry.at, Date.now())}</td>
      <td>
        <button
          type="button"
          class={styles.contact}
          onClick={() => void desk.openAt(props.entry.contact, props.entry.path)}
        >
          {props.entry.name || words.contact.noName}
        </button>
      </td>
      <td>
        <div class={styles.field}>{changedField(props.entry.path)}</div>
        <div class={shared.cut}>{shownMove(props.entry.path, props.entry.from, props.entry.to)}</div>
      </td>
      <td>{whatHappened(props.entry)}</td>
      <td>
        <Show when={canUndo()}>
          <Button label={words.history.undo} size="small" look="ghost" onClick={props.onUndo} />
        </Show>
      </td>
    </tr>
  )
}

import { Show } from 'solid-js'
import { unknown } from '../../shared/leaf'
import { useDesk } from '../desk/desk'
import { Button } from '../ui/button'
import shared from '../ui/shared.module.css'
import { words } from '../words/words'
import { changedField, shownEntry, whatHappened } from './happened'
import type { Entry } from './history-tab'
import styles from './history-tab.module.css'

/** One event: when, whose, which field, old and new, what happened, and the way back where there is one. */
export function HistoryRow(props: { entry: Entry; onUndo: () => void }) {
  const desk = useDesk()
  const canUndo = () => {
    const { kind, path, from } = props.entry
    return kind === 'sent' && from !== unknown && !['note', 'created', 'deleted'].includes(path)
  }
  const move = () => shownEntry(props.entry)
  return (
    <tr>
      <td class={styles.when} title={words.format.time(props.entry.at, Date.now())}>
        {words.format.clock(props.entry.at)}
      </td>
      <td>
        <button
          type="button"
          class={`${styles.contact} ${shared.cut}`}
          dir="auto"
          onClick={() => void desk.openAt(props.entry.contact, props.entry.path)}
        >
          {props.entry.name || words.contact.noName}
        </button>
      </td>
      <td>
        <div class={`${styles.field} ${shared.cut}`}>{changedField(props.entry.path)}</div>
        <div class={shared.cut} dir="auto" title={move()}>
          {move()}
        </div>
      </td>
      <td class={styles.what}>{whatHappened(props.entry)}</td>
      <td class={styles.act}>
        <Show when={canUndo()}>
          <Button label={words.undoing.undo} size="small" look="ghost" onClick={() => props.onUndo()} />
        </Show>
      </td>
    </tr>
  )
}

import { createUniqueId, Show } from 'solid-js'
import { Avatar } from '../avatar/avatar'
import { shownValue } from '../contact/shown-value'
import { useDesk } from '../desk/desk'
import { Icon } from '../icon/icon'
import type { Waiting } from '../store/api'
import shared from '../ui/shared.module.css'
import { words } from '../words/words'
import { fieldLabel } from './field-label'
import { WaitingActions } from './waiting-actions'
import styles from './waiting-row.module.css'
import { WaitingStatus } from './waiting-status'

/** One change: whose, which field, old and new, how it stands, since when, and what can be done. */
export function WaitingRow(props: { change: Waiting }) {
  const desk = useDesk()
  const id = createUniqueId()
  const label = () => {
    const { change, field } = props.change
    return change.kind === 'note' ? words.contact.noteKinds[change.type] : fieldLabel(field)
  }
  return (
    <tr class={styles.row}>
      <td>
        <button
          type="button"
          id={id}
          class={styles.contact}
          onClick={() => void desk.openAt(props.change.id, props.change.field)}
        >
          <Avatar id={props.change.id} initials={props.change.initials} size={28} />
          <span class={shared.cut}>{props.change.name || words.contact.noName}</span>
        </button>
      </td>
      <td>
        <div class={styles.field}>{label()}</div>
        <ChangeText change={props.change} />
      </td>
      <td>
        <WaitingStatus change={props.change} label={label()} />
      </td>
      <td class={styles.age} title={words.format.time(props.change.savedAt, Date.now())}>
        {words.format.age(props.change.savedAt, Date.now())}
      </td>
      <td>
        <WaitingActions change={props.change} describedBy={id} />
      </td>
    </tr>
  )
}

function ChangeText(props: { change: Waiting }) {
  const text = () => (props.change.change.kind === 'text' ? props.change.change : undefined)
  const note = () => (props.change.change.kind === 'note' ? props.change.change : undefined)
  const set = () => (props.change.change.kind === 'set' ? props.change.change : undefined)
  return (
    <div class={styles.change}>
      <Show when={text()}>
        {(change) => (
          <>
            <span class={`${styles.old} ${shared.cut}`}>{shownValue(props.change.field, change().from)}</span>
            <Icon name="arrow" size={14} />
            <span class={shared.spoken}>{words.waiting.becomes}</span>
            <span class={`${styles.new} ${shared.cut}`}>{shownValue(props.change.field, change().to)}</span>
          </>
        )}
      </Show>
      <Show when={note()}>{(change) => <span class={`${styles.new} ${shared.cut}`}>{change().note}</span>}</Show>
      <Show when={set()?.added.length}>
        <Icon name="plus" size={14} />
        <span class={shared.spoken}>{words.waiting.added}</span>
        <span class={`${styles.new} ${shared.cut}`}>{set()?.added.join(', ')}</span>
      </Show>
      <Show when={set()?.removed.length}>
        <Icon name="x" size={14} />
        <span class={shared.spoken}>{words.waiting.removed}</span>
        <span class={`${styles.removed} ${shared.cut}`}>{set()?.removed.join(', ')}</span>
      </Show>
    </div>
  )
}

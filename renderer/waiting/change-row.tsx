import { createUniqueId, For } from 'solid-js'
import { Avatar } from '../avatar/avatar'
import { useDesk } from '../desk/desk'
import type { Waiting } from '../store/api'
import { Button } from '../ui/button'
import shared from '../ui/shared.module.css'
import { words } from '../words/words'
import { actsOf, type ChangeAct, runAct } from './change-acts'
import styles from './change-row.module.css'
import table from './change-table.module.css'
import { ChangeText } from './change-text'
import { changeLabel } from './field-label'
import { WaitingStatus } from './waiting-status'

/** What moves a change that nothing else will move. */
const stands: readonly ChangeAct[] = ['fix', 'review', 'release']

type Props = {
  change: Waiting
  /** Where it stands in the list, from 0. */
  index: number
  top: number
  id: string
  active: boolean
  onChoose: () => void
}

/** One change: whose, which field, old and new, how it stands, since when, and what can be done. */
export function ChangeRow(props: Props) {
  const desk = useDesk()
  const nameId = createUniqueId()
  const offline = () => desk.session.told()?.status.state.kind === 'offline'
  const acts = () => actsOf(props.change, offline())
  return (
    <div
      class={`${styles.row} ${table.columns}`}
      style={{ top: `${props.top}px` }}
      role="row"
      tabIndex={-1}
      id={props.id}
      aria-rowindex={props.index + 2}
      aria-selected={props.active}
      onPointerDown={() => props.onChoose()}
      onFocusIn={() => props.onChoose()}
    >
      <div role="gridcell" tabIndex={-1} class={styles.cell}>
        <button
          type="button"
          id={nameId}
          class={styles.contact}
          tabIndex={props.active ? 0 : -1}
          onClick={() => void desk.openAt(props.change.id, props.change.field)}
        >
          <Avatar id={props.change.id} initials={props.change.initials} size={28} />
          <span class={shared.cut} dir="auto">
            {props.change.name || words.contact.noName}
          </span>
        </button>
      </div>
      <div role="gridcell" tabIndex={-1} class={styles.cell}>
        <div class={`${styles.field} ${shared.cut}`}>{changeLabel(props.change)}</div>
        <ChangeText change={props.change} />
      </div>
      <div role="gridcell" tabIndex={-1} class={styles.cell}>
        <WaitingStatus change={props.change} label={changeLabel(props.change)} first={props.index === 0} />
      </div>
      <div role="gridcell" tabIndex={-1} class={styles.age} title={words.format.time(props.change.savedAt, Date.now())}>
        {words.format.age(props.change.savedAt, Date.now())}
      </div>
      <div role="gridcell" tabIndex={-1} class={styles.acts}>
        <For each={acts()}>
          {(act) => (
            <Button
              label={words.waiting[act]}
              size="small"
              look={stands.includes(act) ? 'plain' : 'ghost'}
              tabIndex={props.active ? 0 : -1}
              aria-describedby={nameId}
              onClick={() => runAct(desk, props.change, act)}
            />
          )}
        </For>
      </div>
    </div>
  )
}

import { Match, Show, Switch } from 'solid-js'
import { unknown } from '../../shared/leaf'
import { fieldId } from '../desk/desk'
import type { FieldView } from '../store/api'
import { words } from '../words/words'
import styles from './blocked-field.module.css'
import { ConflictNote } from './conflict-note'
import { useEdits } from './contact-edits'
import { LeafMark } from './field-mark'
import { FieldRow } from './field-row'
import { RefusedNote } from './refused-note'
import { shownValue } from './shown-value'

const label = () => words.contact.fields.blocked
const shown = (value: boolean | null) => shownValue('blocked', String(value))
/** In a conflict: what nobody can know is what somebody else has made of it. */
const shownInConflict = (value: boolean | null) => (value === null ? words.contact.blockedChanged : shown(value))

/** Whether the contact is blocked, as far as anybody can know: Propstreet takes the value and never gives it back. */
export function BlockedField(props: { view: FieldView<boolean | null> }) {
  const edits = useEdits()
  const state = () => props.view.state
  async function change(input: HTMLInputElement): Promise<void> {
    const from = props.view.value ?? unknown
    const saved = await edits.set('blocked', { from, to: input.checked })
    if (saved.kind !== 'saved') input.checked = props.view.value === true // it shows what is saved
  }
  const conflict = () => {
    const now = state()
    return now.kind === 'conflict' ? now : undefined
  }
  const refused = () => {
    const now = state()
    return now.kind === 'refused' ? now : undefined
  }
  return (
    <FieldRow label={label()}>
      <div class={styles.line}>
        <input
          id={fieldId('blocked')}
          class={styles.switch}
          type="checkbox"
          aria-label={label()}
          checked={props.view.value === true}
          onChange={(event) => void change(event.currentTarget)}
        />
        <LeafMark
          path="blocked"
          label={label()}
          state={state()}
          mine={props.view.value}
          show={shown}
          raw={(value) => value ?? unknown}
        />
        <Show when={props.view.value === null}>
          <span class={styles.hint}>{words.contact.blockedUnknown}</span>
        </Show>
      </div>
      <Switch>
        <Match when={conflict()}>
          {(now) => (
            <ConflictNote path="blocked" label={label()} conflict={now()} show={shownInConflict} theirs={unknown} />
          )}
        </Match>
        <Match when={refused()}>
          {(now) => (
            <RefusedNote
              label={label()}
              path="blocked"
              message={now().message}
              change={{ mine: props.view.value, was: now().was ?? unknown }}
            />
          )}
        </Match>
      </Switch>
    </FieldRow>
  )
}

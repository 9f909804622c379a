import { createEffect, createUniqueId, Match, Show, Switch } from 'solid-js'
import { unknown } from '../../shared/leaf'
import { fieldId } from '../desk/desk'
import type { FieldView } from '../store/api'
import { Button } from '../ui/button'
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
  const noteId = createUniqueId()
  const state = () => props.view.state
  const isUnknown = () => props.view.value === null
  async function change(input: HTMLInputElement): Promise<void> {
    const from = props.view.value ?? unknown
    const saved = await edits.set('blocked', { from, to: input.checked })
    if (saved.kind === 'saved') return
    input.checked = props.view.value === true // it shows what is saved
    input.indeterminate = isUnknown()
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
          ref={(input) => createEffect(() => showUnknown(input, isUnknown()))}
          id={fieldId('blocked')}
          class={styles.switch}
          type="checkbox"
          aria-label={label()}
          aria-describedby={noteId}
          checked={props.view.value === true}
          onChange={(event) => void change(event.currentTarget)}
        />
        <span id={noteId} class={styles.value} title={isUnknown() ? words.contact.blockedUnknown : undefined}>
          {isUnknown()
            ? words.details.blockedUnknown
            : props.view.value
              ? words.details.blockedOn
              : words.details.blockedOff}
        </span>
        <LeafMark
          path="blocked"
          label={label()}
          state={state()}
          mine={props.view.value}
          show={shown}
          raw={(value) => value ?? unknown}
        />
        <Show when={isUnknown()}>
          <Button
            label={words.details.unblock}
            size="small"
            look="ghost"
            onClick={() => void edits.set('blocked', { from: unknown, to: false })}
          />
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

function showUnknown(input: HTMLInputElement, unknown: boolean): void {
  input.indeterminate = unknown
}

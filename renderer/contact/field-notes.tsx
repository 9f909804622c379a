import { Match, Show, Switch } from 'solid-js'
import { fieldId } from '../desk/desk'
import { Icon } from '../icon/icon'
import { words } from '../words/words'
import { ConflictNote } from './conflict-note'
import type { Trouble } from './field-editor'
import styles from './field-notes.module.css'
import { RefusedNote } from './refused-note'
import { shownValue } from './shown-value'
import type { BoundField } from './text-input'

/** What is said below a field. It comes and goes beside the input, which stays as it is. */
export function FieldNotes(props: { bound: BoundField; hint?: string | null }) {
  const state = () => props.bound.view().state
  const refused = () => {
    const now = state()
    return now.kind === 'refused' ? now : undefined
  }
  const conflict = () => {
    const now = state()
    return now.kind === 'conflict' ? now : undefined
  }
  return (
    <div id={props.bound.noteId}>
      <Show when={props.bound.editor.trouble()}>
        {(trouble) => (
          <p class={styles.note} role="alert">
            <Icon name="warn" size={14} />
            <span>{troubleText(trouble())}</span>
          </p>
        )}
      </Show>
      <Show when={!props.bound.editor.trouble() && !props.bound.editor.dirty() && props.hint}>
        {(hint) => <p class={styles.hint}>{hint()}</p>}
      </Show>
      <Switch>
        <Match when={refused()}>
          {(now) => (
            <RefusedNote
              label={props.bound.label}
              path={props.bound.field}
              message={now().message}
              change={{ mine: props.bound.view().value, was: now().was }}
              onFix={() => document.getElementById(fieldId(props.bound.field))?.focus()}
            />
          )}
        </Match>
        <Match when={conflict()}>
          {(now) => (
            <ConflictNote
              path={props.bound.field}
              label={props.bound.label}
              conflict={now()}
              show={(value) => shownValue(props.bound.field, value)}
              onEdit={() => document.getElementById(fieldId(props.bound.field))?.focus()}
            />
          )}
        </Match>
      </Switch>
    </div>
  )
}

function troubleText(trouble: Trouble): string {
  switch (trouble.kind) {
    case 'invalid':
      return words.field.notSent(words.field.problem(trouble.problem))
    case 'not-saved':
      return words.field.notSaved[trouble.cause]
    case 'restored':
      return words.field.restored
  }
}

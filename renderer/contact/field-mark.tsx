import { createUniqueId, Match, Show, Switch } from 'solid-js'
import type { FieldState } from '../store/api'
import { Button } from '../ui/button'
import { placeBeside } from '../ui/place-beside'
import { PhraseText } from '../words/phrase-text'
import { words } from '../words/words'
import { useEdits } from './contact-edits'
import styles from './field-mark.module.css'
import { shownValue } from './shown-value'
import type { BoundField } from './text-input'

/** The amber dot of an unsent edit, and what it says: since when, what it was, and the way back. */
export function FieldMark(props: { bound: Pick<BoundField, 'field' | 'label' | 'view'> }) {
  const state = () => props.bound.view().state
  return (
    <Show when={state().kind === 'pending' || state().kind === 'checking'}>
      <Dot label={words.field.unsent(props.bound.label)} state={state()} bound={props.bound} />
    </Show>
  )
}

function Dot(props: { label: string; state: FieldState; bound: Pick<BoundField, 'field' | 'view'> }) {
  const edits = useEdits()
  const id = createUniqueId()
  const pending = () => (props.state.kind === 'pending' ? props.state : undefined)
  let button: HTMLButtonElement | undefined
  return (
    <>
      <button
        ref={button}
        type="button"
        class={styles.dot}
        aria-label={props.label}
        title={props.label}
        popovertarget={id}
      />
      <div
        id={id}
        popover="auto"
        class={styles.popover}
        role="dialog"
        aria-label={props.label}
        on:toggle={(e) => placeBeside(e, button)}
      >
        <Switch>
          <Match when={pending()}>
            {(edit) => (
              <>
                <p>
                  {words.field.savedAt(edit().savedAt, Date.now())}
                  <br />
                  <PhraseText of={words.field.was(shownValue(props.bound.field, edit().was))} />
                </p>
                <Button
                  label={words.field.revert}
                  icon="undo"
                  size="small"
                  onClick={() =>
                    void edits.revert(props.bound.field, { mine: props.bound.view().value, was: edit().was })
                  }
                />
              </>
            )}
          </Match>
          <Match when={props.state.kind === 'checking'}>
            <p class={styles.wide}>{words.field.checking}</p>
          </Match>
        </Switch>
      </div>
    </>
  )
}

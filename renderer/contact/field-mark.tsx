import { createUniqueId, Match, Show, Switch } from 'solid-js'
import type { Value } from '../../shared/leaf'
import type { LeafPath } from '../../shared/path'
import type { FieldState } from '../store/api'
import { Button } from '../ui/button'
import { placeBeside } from '../ui/place-beside'
import { PhraseText } from '../words/phrase-text'
import { words } from '../words/words'
import { useEdits } from './contact-edits'
import styles from './field-mark.module.css'
import { shownValue } from './shown-value'
import type { BoundField } from './text-input'

type Marked<T extends Value> = {
  path: LeafPath
  label: string
  state: FieldState<T>
  mine: Value
  /** A value as people read it. */
  show: (value: T) => string
  /** What the store calls a value that people are shown as another. */
  raw?: (value: T) => Value
}

/** The mark of a text field. */
export function FieldMark(props: { bound: Pick<BoundField, 'field' | 'label' | 'view'> }) {
  return (
    <LeafMark
      path={props.bound.field}
      label={props.bound.label}
      state={props.bound.view().state}
      mine={props.bound.view().value}
      show={(value) => shownValue(props.bound.field, value)}
    />
  )
}

/** The amber dot of an unsent edit, and what it says: since when, what it was, and the way back. */
export function LeafMark<T extends Value>(props: Marked<T>) {
  return (
    <Show when={props.state.kind === 'pending' || props.state.kind === 'checking'}>
      <Dot {...props} label={words.field.unsent(props.label)} />
    </Show>
  )
}

function Dot<T extends Value>(props: Marked<T>) {
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
                  <PhraseText of={words.field.was(props.show(edit().was))} />
                </p>
                <Button
                  label={words.field.revert}
                  icon="undo"
                  size="small"
                  onClick={() => {
                    const { was } = edit()
                    void edits.revert(props.path, { mine: props.mine, was: props.raw ? props.raw(was) : was })
                  }}
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

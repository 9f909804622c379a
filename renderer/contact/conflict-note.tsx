import { createSignal, For, Show } from 'solid-js'
import { fieldId } from '../desk/desk'
import { Icon } from '../icon/icon'
import type { FieldState } from '../store/api'
import { Button } from '../ui/button'
import { words } from '../words/words'
import styles from './conflict-note.module.css'
import { useEdits } from './contact-edits'
import { shownValue } from './shown-value'
import type { BoundField } from './text-input'

type Conflict = Extract<FieldState, { kind: 'conflict' }>

/** A field changed on both sides: what it was, mine and theirs, and the choice. Typing on in the field changes mine. */
export function ConflictNote(props: { bound: Pick<BoundField, 'field' | 'label'>; conflict: Conflict }) {
  const edits = useEdits()
  const [moved, setMoved] = createSignal(false)
  const values = () => [
    { name: words.field.before, value: props.conflict.base, kind: 'before' },
    { name: words.field.yours, value: props.conflict.mine, kind: 'yours' },
    { name: words.field.theirs, value: props.conflict.theirs, kind: 'theirs' },
  ]
  async function decide(choice: 'mine' | 'theirs'): Promise<void> {
    const result = await edits.resolve(props.bound.field, props.conflict, choice)
    setMoved(result.kind === 'moved')
  }
  return (
    <div class={styles.note} role="group" aria-label={props.bound.label}>
      <p class={styles.cause} role="status">
        <Icon name="warn" size={14} />
        <span>{moved() ? words.field.moved : words.field.conflict}</span>
      </p>
      <dl class={styles.values}>
        <For each={values()}>
          {(entry) => (
            <div class={styles.value} data-kind={entry.kind}>
              <dt>{entry.name}</dt>
              <dd>
                <Show when={entry.value} fallback={<i>{words.contact.empty}</i>}>
                  {shownValue(props.bound.field, entry.value)}
                </Show>
              </dd>
            </div>
          )}
        </For>
      </dl>
      <div class={styles.acts}>
        <Button label={words.field.keepYours} size="small" onClick={() => void decide('mine')} />
        <Button label={words.field.takeTheirs} size="small" onClick={() => void decide('theirs')} />
        <Button
          label={words.field.edit}
          size="small"
          look="ghost"
          onClick={() => document.getElementById(fieldId(props.bound.field))?.focus()}
        />
      </div>
    </div>
  )
}

import { For, Show } from 'solid-js'
import type { TextField } from '../../shared/fields'
import { shownValue } from '../contact/shown-value'
import type { ContactView } from '../store/api'
import { words } from '../words/words'
import styles from './beside.module.css'
import { type Choosing, chosenOf } from './merge-values'

/** One field of all contacts: the same for all, or a choice. */
export function FieldChoice(props: {
  field: TextField
  views: readonly ContactView[]
  differs: boolean
  choosing: Choosing
  onChoose: (id: string) => void
}) {
  const label = () => words.contact.fields[props.field]
  const chosen = () => chosenOf(props.views, { ...props.choosing, field: props.field })
  const text = (view: ContactView) => shownValue(props.field, view.text[props.field].value)
  return (
    <fieldset class={styles.row}>
      <legend class={styles.spoken}>{label()}</legend>
      <span class={styles.label} aria-hidden="true">
        {label()}
      </span>
      <For each={props.views}>
        {(view) => (
          <Show when={props.differs} fallback={<bdi class={styles.value}>{text(view)}</bdi>}>
            <label
              class={styles.option}
              data-chosen={view.id === chosen() ? '' : undefined}
              data-empty={view.text[props.field].value === null ? '' : undefined}
            >
              <input
                type="radio"
                name={`field-${props.field}`}
                checked={view.id === chosen()}
                onChange={() => props.onChoose(view.id)}
              />
              <bdi>{text(view) || words.duplicates.nothing}</bdi>
            </label>
          </Show>
        )}
      </For>
    </fieldset>
  )
}

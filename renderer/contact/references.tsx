import { For } from 'solid-js'
import type { ContactView } from '../store/api'
import { words } from '../words/words'
import { FieldRow } from './field-row'
import styles from './references.module.css'

/** The contact's identifiers in other systems; to read in this version. */
export function References(props: { refs: ContactView['externalRefs'] }) {
  return (
    <FieldRow label={words.contact.fields.externalRefs}>
      <ul class={styles.refs} aria-label={words.contact.fields.externalRefs}>
        <For each={props.refs}>
          {(ref) => (
            <li class={styles.ref}>
              <span>{ref.namespace}</span>
              {ref.id}
            </li>
          )}
        </For>
      </ul>
    </FieldRow>
  )
}

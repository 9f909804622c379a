import { For, Show } from 'solid-js'
import { Icon } from '../icon/icon'
import type { ContactView } from '../store/api'
import shared from '../ui/shared.module.css'
import { words } from '../words/words'
import styles from './companies.module.css'
import { FieldRow } from './field-row'

/** Where the contact works; to read in this version. */
export function Companies(props: { companies: ContactView['companies'] }) {
  return (
    <FieldRow label={words.contact.fields.companies}>
      <ul class={styles.companies} aria-label={words.contact.fields.companies}>
        <For each={props.companies}>
          {(company) => (
            <li class={styles.company}>
              <span class={styles.star} data-primary={company.primary ? '' : undefined}>
                <Icon name="star" filled={company.primary} />
              </span>
              <b class={shared.cut}>{company.name}</b>
              <span class={shared.cut}>{company.jobTitle}</span>
              <Show when={company.primary}>
                <span class={styles.primary}>{words.contact.primary}</span>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </FieldRow>
  )
}

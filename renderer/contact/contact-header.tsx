import { Show } from 'solid-js'
import { PictureField, PictureNotes } from '../picture/picture-field'
import type { ContactView } from '../store/api'
import styles from './contact-header.module.css'
import { isRightToLeft } from './direction'
import { FieldMark } from './field-mark'
import { FieldNotes } from './field-notes'
import { ReachActions } from './reach-actions'
import { createBoundField, TextInput } from './text-input'

/** Who it is: initials, the name to edit in place, the main company, and the ways to reach them. */
export function ContactHeader(props: { view: ContactView }) {
  const first = createBoundField('firstName', () => props.view.text.firstName)
  const last = createBoundField('lastName', () => props.view.text.lastName)
  const there = () => props.view.companies.filter(({ removed }) => !removed)
  const work = () => {
    const main = there().find((c) => c.primary) ?? there()[0]
    return main ? [main.jobTitle, main.name].filter(Boolean).join(' · ') : ''
  }
  return (
    <header class={styles.header}>
      <PictureField view={props.view} />
      <div class={styles.who}>
        <h1 class={styles.name} data-rtl={isRightToLeft(props.view.name) ? '' : undefined}>
          <TextInput bound={first} look="heading" />
          <FieldMark bound={first} />
          <TextInput bound={last} look="heading" />
          <FieldMark bound={last} />
        </h1>
        <Show when={work()}>
          {(text) => (
            <p class={styles.work} dir="auto" title={text()}>
              {text()}
            </p>
          )}
        </Show>
      </div>
      <ReachActions view={props.view} />
      <div class={styles.notes}>
        <PictureNotes view={props.view} />
        <FieldNotes bound={first} />
        <FieldNotes bound={last} />
      </div>
    </header>
  )
}

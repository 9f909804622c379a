import { createUniqueId, Show } from 'solid-js'
import { useEdits } from '../contact/contact-edits'
import { Icon } from '../icon/icon'
import { Button } from '../ui/button'
import { PhraseText } from '../words/phrase-text'
import { words } from '../words/words'
import type { Happening } from './merge-timeline'
import { detailOf, iconOf, type NameOf, sentenceOf } from './telling'
import styles from './timeline-item.module.css'

/** One thing that happened: who did what, when, and whether it has been sent. */
export function TimelineItem(props: { of: Happening; nameOf: NameOf }) {
  const id = createUniqueId()
  const refused = () => props.of.note?.refused ?? null
  return (
    <li
      class={styles.item}
      data-waits={props.of.waits ? '' : undefined}
      data-refused={refused() === null ? undefined : ''}
    >
      <span class={styles.icon}>
        <Icon name={refused() === null ? iconOf(props.of) : 'warn'} size={14} />
      </span>
      <div class={styles.body} id={id}>
        <p class={styles.line}>
          <span class={styles.sentence} dir="auto">
            <PhraseText of={sentenceOf(props.of, props.nameOf)} />
          </span>
          <Show when={props.of.waits}>
            <span class={styles.state}>
              {refused() === null ? words.activity.waits : words.activity.refused(refused() ?? '')}
            </span>
          </Show>
          <time class={styles.time} dateTime={new Date(props.of.at).toISOString()}>
            {words.format.clock(props.of.at)}
          </time>
        </p>
        <Show when={detailOf(props.of, props.nameOf)}>
          {(text) => (
            <p class={styles.detail} dir="auto">
              {text()}
            </p>
          )}
        </Show>
      </div>
      <Show when={props.of.note}>
        {(note) => <NoteActs noteKey={note().key} refused={refused() !== null} about={id} />}
      </Show>
    </li>
  )
}

/** What can be done about a note that has not been sent. */
function NoteActs(props: { noteKey: string; refused: boolean; about: string }) {
  const edits = useEdits()
  return (
    <div class={styles.acts}>
      <Show when={props.refused}>
        <Button
          label={words.field.retry}
          size="small"
          look="ghost"
          aria-describedby={props.about}
          onClick={() => void edits.retry(props.noteKey)}
        />
      </Show>
      <Button
        label={words.contact.discardNote}
        icon="x"
        look="ghost"
        size="small"
        bare
        aria-describedby={props.about}
        onClick={() => void edits.discardNote(props.noteKey)}
      />
    </div>
  )
}

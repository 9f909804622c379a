import { createSignal, createUniqueId, For, Show } from 'solid-js'
import { useDesk } from '../desk/desk'
import type { NoteType, NoteView } from '../store/api'
import { Button } from '../ui/button'
import { words } from '../words/words'
import { useEdits } from './contact-edits'
import { FieldRow } from './field-row'
import styles from './notes.module.css'

const kinds = ['note', 'call', 'meeting'] as const satisfies NoteType[]

/** Notes and calls: one line to write them in, and those that have not been sent. */
export function Notes(props: { notes: NoteView[] }) {
  return (
    <FieldRow label={words.contact.activity}>
      <Composer />
      <Show when={props.notes.length > 0}>
        <ul class={styles.notes} aria-label={words.contact.noteWaits}>
          <For each={props.notes}>{(note) => <WaitingNote note={note} />}</For>
        </ul>
      </Show>
    </FieldRow>
  )
}

function Composer() {
  const [desk, edits] = [useDesk(), useEdits()]
  const [kind, setKind] = createSignal<NoteType>('note')
  const [text, setText] = createSignal(desk.noteTexts.get(edits.id) ?? '')
  const [busy, setBusy] = createSignal(false)
  /** What is typed and not saved is there again when the contact is. */
  function type(next: string): void {
    setText(next)
    desk.noteTexts.set(edits.id, next)
  }
  async function save(): Promise<void> {
    if (text().trim() === '' || busy()) return
    setBusy(true)
    const saved = await edits.note(kind(), text())
    setBusy(false)
    // What is not saved stays where it was typed.
    if (saved.kind === 'saved') type('')
  }
  return (
    <form
      class={styles.composer}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <select
        aria-label={words.contact.noteKind}
        value={kind()}
        onChange={(event) => setKind(kinds.find((known) => known === event.currentTarget.value) ?? 'note')}
      >
        <For each={kinds}>{(each) => <option value={each}>{words.contact.noteKinds[each]}</option>}</For>
      </select>
      <input
        type="text"
        maxlength={10_000}
        autocomplete="off"
        aria-label={words.contact.addNote}
        placeholder={words.contact.addNote}
        value={text()}
        onInput={(event) => type(event.currentTarget.value)}
      />
      <Button type="submit" label={words.contact.saveNote} size="small" disabled={text().trim() === '' || busy()} />
    </form>
  )
}

function WaitingNote(props: { note: NoteView }) {
  const edits = useEdits()
  const id = createUniqueId()
  return (
    <li class={styles.note} data-refused={props.note.refused === null ? undefined : ''}>
      <p id={id}>
        <b>{words.contact.noteKinds[props.note.type]}</b> {props.note.note}
      </p>
      <p class={styles.state}>{props.note.refused ?? words.contact.noteWaits}</p>
      <Show when={props.note.refused !== null}>
        <Button
          label={words.field.retry}
          size="small"
          look="ghost"
          aria-describedby={id}
          onClick={() => void edits.retry(props.note.key)}
        />
      </Show>
      <Button
        label={words.contact.discardNote}
        icon="x"
        look="ghost"
        size="small"
        bare
        aria-describedby={id}
        onClick={() => void edits.discardNote(props.note.key)}
      />
    </li>
  )
}

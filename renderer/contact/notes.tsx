import { createSignal, createUniqueId, For, onCleanup, Show } from 'solid-js'
import { useDesk } from '../desk/desk'
import type { ContactView, NoteType, NoteView } from '../store/api'
import { Button } from '../ui/button'
import { words } from '../words/words'
import { useEdits } from './contact-edits'
import { FieldRow } from './field-row'
import { createKeptText } from './kept-text'
import styles from './notes.module.css'

const kinds = ['note', 'call', 'meeting'] as const satisfies NoteType[]
const kindOf = (name: string | null): NoteType => kinds.find((known) => known === name) ?? 'note'

/** Notes and calls: one line to write them in, and those that have not been sent. */
export function Notes(props: { notes: NoteView[]; typed: ContactView['typed'] }) {
  return (
    <FieldRow label={words.contact.activity}>
      <Composer typed={props.typed} />
      <Show when={props.notes.length > 0}>
        <ul class={styles.notes} aria-label={words.contact.noteWaits}>
          <For each={props.notes}>{(note) => <WaitingNote note={note} />}</For>
        </ul>
      </Show>
    </FieldRow>
  )
}

function Composer(props: { typed: ContactView['typed'] }) {
  const [desk, edits] = [useDesk(), useEdits()]
  const { note: draft, noteType } = props.typed // as it was when the contact was opened: from then on what is typed counts
  const [kind, setKind] = createSignal<NoteType>(kindOf(noteType))
  const note = createKeptText({ draft, keepDraft: keep })
  const [busy, setBusy] = createSignal(false)
  let tried: { type: NoteType; note: string; key: string } | null = null
  const stop = desk.editing(async () => note.flush())
  onCleanup(() => {
    stop()
    note.flush()
  })

  function keep(text: string | null): void {
    edits.keepDraft('note', text)
    edits.keepDraft('noteType', text === null || kind() === 'note' ? null : kind())
  }

  function choose(next: NoteType): void {
    setKind(next)
    if (note.text() !== '') keep(note.text())
  }

  async function save(): Promise<void> {
    if (note.text().trim() === '' || busy()) return
    setBusy(true)
    // What is said to be not saved yet may be on the disk: tried again as it is, it must not be there twice.
    const [type, text] = [kind(), note.text()]
    if (tried?.type !== type || tried.note !== text) tried = { type, note: text, key: crypto.randomUUID() }
    const saved = await edits.note(tried)
    setBusy(false)
    // What is not saved stays where it was typed.
    if (saved.kind !== 'saved') return
    tried = null
    note.clear()
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
        onChange={(event) => choose(kindOf(event.currentTarget.value))}
      >
        <For each={kinds}>{(each) => <option value={each}>{words.contact.noteKinds[each]}</option>}</For>
      </select>
      <input
        type="text"
        maxlength={10_000}
        autocomplete="off"
        aria-label={words.contact.addNote}
        placeholder={words.contact.addNote}
        value={note.text()}
        onInput={(event) => note.input(event.currentTarget.value)}
      />
      <Button
        type="submit"
        label={words.contact.saveNote}
        size="small"
        disabled={note.text().trim() === '' || busy()}
      />
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

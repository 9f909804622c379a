import { createSignal, createUniqueId, For, onCleanup } from 'solid-js'
import { useEdits } from '../contact/contact-edits'
import { createKeptText } from '../contact/kept-text'
import { useDesk } from '../desk/desk'
import { Icon } from '../icon/icon'
import type { IconName } from '../icon/shapes'
import type { ContactView } from '../store/api'
import { Button } from '../ui/button'
import { words } from '../words/words'
import styles from './composer.module.css'

const kinds = ['note', 'call', 'meeting'] as const
type Kind = (typeof kinds)[number]
const icons: Record<Kind, IconName> = { note: 'note', call: 'phone', meeting: 'calendar' }

/** One line, which grows, for a note, a call or a meeting. What is not saved is there again when the contact is. */
export function Composer(props: { view: ContactView }) {
  const [desk, edits] = [useDesk(), useEdits()]
  const group = createUniqueId()
  const { note: draft, noteType } = props.view.typed // as it was when the contact was opened: from then on what is typed counts
  const [kind, setKind] = createSignal<Kind>(kinds.find((each) => each === noteType) ?? 'note')
  const note = createKeptText({ draft, keepDraft: keep })
  const { text } = note
  const [busy, setBusy] = createSignal(false)
  let tried: { type: Kind; note: string; key: string } | null = null
  let box: HTMLTextAreaElement | undefined

  function startCall(): void {
    choose('call')
    box?.scrollIntoView({ block: 'nearest' })
    box?.focus()
  }
  desk.logCall = startCall
  const stop = desk.editing(async () => note.flush())
  onCleanup(() => {
    if (desk.logCall === startCall) desk.logCall = undefined
    stop()
    note.flush()
  })

  function keep(typed: string | null): void {
    void edits.keepDraft('note', typed)
    void edits.keepDraft('noteType', typed === null || kind() === 'note' ? null : kind())
  }
  function choose(next: Kind): void {
    setKind(next)
    if (text() !== '') keep(text())
  }

  async function save(): Promise<void> {
    if (text().trim() === '' || busy()) return
    setBusy(true)
    // What is said to be not saved yet may be on the disk: tried again as it is, it must not be there twice.
    const [type, written] = [kind(), text()]
    if (tried?.type !== type || tried.note !== written) tried = { type, note: written, key: crypto.randomUUID() }
    const saved = await edits.note(tried)
    setBusy(false)
    // What is not saved stays where it was typed, as does what was typed meanwhile.
    if (saved.kind !== 'saved') return
    tried = null
    if (text() === written) note.clear()
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing || event.key !== 'Enter' || event.shiftKey) return
    event.preventDefault()
    void save()
  }

  return (
    <form
      data-screen-only
      class={styles.composer}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <div class={styles.kinds} role="radiogroup" aria-label={words.contact.noteKind}>
        <For each={kinds}>
          {(each) => (
            <label class={styles.kind}>
              <input
                type="radio"
                name={group}
                checked={kind() === each}
                aria-label={words.contact.noteKinds[each]}
                onChange={() => choose(each)}
              />
              <Icon name={icons[each]} size={14} />
              <span class={styles.name}>{words.contact.noteKinds[each]}</span>
            </label>
          )}
        </For>
      </div>
      <textarea
        ref={box}
        class={styles.text}
        rows={1}
        dir="auto"
        maxlength={10_000}
        data-typing={text() === '' ? undefined : ''}
        aria-label={words.contact.addNote}
        placeholder={words.activity.prompt[kind()](props.view.text.firstName.value ?? props.view.name)}
        value={text()}
        onInput={(event) => note.input(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Button
        type="submit"
        label={words.contact.saveNote}
        icon="enter"
        size="small"
        bare
        disabled={text().trim() === '' || busy()}
      />
    </form>
  )
}

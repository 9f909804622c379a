import { createSignal, onCleanup, Show } from 'solid-js'
import { refPath } from '../../shared/path'
import { fieldId, useDesk } from '../desk/desk'
import { Button } from '../ui/button'
import { words } from '../words/words'
import { useEdits } from './contact-edits'
import styles from './references.module.css'

const nothing = { namespace: '', id: '' }

/** Where a reference is typed: the other system, and what the contact is called there. Both typed, leaving saves it. */
export function AddReference() {
  const [desk, edits] = [useDesk(), useEdits()]
  const [open, setOpen] = createSignal(false)
  const [typed, setTyped] = createSignal(nothing)
  const stop = desk.editing(add)
  onCleanup(() => {
    stop()
    void add()
  })

  async function add(): Promise<void> {
    const [namespace, id] = [typed().namespace.trim(), typed().id.trim()]
    if (!open() || !namespace || !id) return
    const before = typed()
    setTyped(nothing)
    setOpen(false)
    const saved = await edits.set(refPath({ namespace, id }), { from: false, to: true })
    if (saved.kind === 'saved') return
    setTyped(before) // it stays where it was typed
    setOpen(true)
  }

  function close(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    setTyped(nothing)
    setOpen(false)
    queueMicrotask(() => document.getElementById(fieldId('externalRefs'))?.focus())
  }

  return (
    <Show
      when={open()}
      fallback={
        <Button
          id={fieldId('externalRefs')}
          label={words.contact.addReference}
          icon="plus"
          look="ghost"
          size="small"
          bare
          onClick={() => setOpen(true)}
        />
      }
    >
      <form
        class={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
        onKeyDown={close}
      >
        <input
          ref={(input) => queueMicrotask(() => input.focus())}
          maxlength={50}
          autocomplete="off"
          aria-label={words.contact.refNamespace}
          placeholder={words.contact.refNamespace}
          value={typed().namespace}
          onInput={(event) => setTyped({ ...typed(), namespace: event.currentTarget.value })}
        />
        <input
          maxlength={255}
          autocomplete="off"
          aria-label={words.contact.refId}
          placeholder={words.contact.refId}
          value={typed().id}
          onInput={(event) => setTyped({ ...typed(), id: event.currentTarget.value })}
        />
        <Button type="submit" label={words.contact.add} size="small" />
      </form>
    </Show>
  )
}

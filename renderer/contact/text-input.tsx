import { createEffect, createUniqueId, on, onCleanup, Show } from 'solid-js'
import { checkText, type TextField, textRow } from '../../shared/fields'
import { fieldId, useDesk } from '../desk/desk'
import type { FieldView } from '../store/api'
import { words } from '../words/words'
import { useEdits } from './contact-edits'
import { createFieldEditor, type FieldEditor } from './field-editor'
import styles from './text-input.module.css'

/** What a field's parts share: its words, its state and the typing in it. */
export type BoundField = { field: TextField; label: string; view: () => FieldView; editor: FieldEditor; noteId: string }

/** Binds a text field of the open contact: what is typed is saved on blur, on closing and when the contact goes. */
export function createBoundField(field: TextField, view: () => FieldView): BoundField {
  const [desk, edits] = [useDesk(), useEdits()]
  const editor = createFieldEditor({
    value: () => view().value,
    draft: view().draft,
    check: (typed) => checkText(field, typed),
    save: (typed, to) => edits.saveText({ field, typed, from: view().value, to }),
    keepDraft: (text) => void edits.keepDraft(field, text),
  })
  const stop = desk.editing(editor.commit)
  onCleanup(() => {
    stop()
    void editor.commit()
  })
  return { field, label: words.contact.fields[field], view, editor, noteId: createUniqueId() }
}

/** Enter saves what is typed, Escape takes it back. */
export function onFieldKey(event: KeyboardEvent, editor: FieldEditor): void {
  if (event.isComposing) return
  if (event.key === 'Enter') {
    event.preventDefault()
    void editor.commit()
  } else if (event.key === 'Escape' && editor.dirty()) {
    event.stopPropagation()
    editor.escape()
  }
}

type Props = {
  bound: BoundField
  look?: 'heading'
  /** How the value looks while nobody types; null: as it is. The value itself is never another. */
  atRest?: string | null
}

/** Bare text that can be typed in: always an input, so that the keyboard and assistive technology find it. */
export function TextInput(props: Props) {
  const editor = () => props.bound.editor
  const multiline = () => textRow(props.bound.field).multiline === true

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !multiline() || event.ctrlKey || event.metaKey) onFieldKey(event, editor())
  }

  const common = () => ({
    id: fieldId(props.bound.field),
    class: styles.input,
    dir: 'auto' as const,
    'data-look': props.look,
    // The window's undo leaves a field alone whose text is being changed.
    'data-typing': editor().dirty() ? '' : undefined,
    'aria-label': props.bound.label,
    'aria-invalid': editor().trouble()?.kind === 'invalid' ? ('true' as const) : undefined,
    'aria-describedby': props.bound.noteId,
    placeholder: props.look ? props.bound.label : words.contact.add,
    spellcheck: multiline(),
    onKeyDown,
    onBlur: () => void editor().commit(),
  })

  if (multiline()) {
    return (
      <textarea {...common()} rows={1} value={editor().text()} onInput={(e) => editor().input(e.currentTarget.value)} />
    )
  }
  const atRest = () => (editor().dirty() || editor().trouble() ? null : (props.atRest ?? null))
  return (
    <span class={styles.stack} data-look={props.look} data-at-rest={atRest() === null ? undefined : ''}>
      <input
        {...common()}
        // A new one shows its start already, and to say so again would lay out the page once for each field.
        ref={(input) =>
          createEffect(
            on(
              () => editor().dirty(),
              (dirty) => keepStart(input, dirty),
              { defer: true },
            ),
          )
        }
        type="text"
        autocomplete="off"
        value={editor().text()}
        onInput={(e) => editor().input(e.currentTarget.value)}
      />
      <Show when={atRest()}>
        {(text) => (
          <span class={styles.rest} aria-hidden="true">
            {text()}
          </span>
        )}
      </Show>
    </span>
  )
}

/** A long value at rest shows its beginning. */
function keepStart(input: HTMLInputElement, dirty: boolean): void {
  if (!dirty && document.activeElement !== input) input.scrollLeft = 0
}

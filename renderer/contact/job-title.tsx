import { onCleanup } from 'solid-js'
import type { LeafPath } from '../../shared/path'
import { fieldId, useDesk } from '../desk/desk'
import { words } from '../words/words'
import styles from './companies.module.css'
import { useEdits } from './contact-edits'
import { createFieldEditor } from './field-editor'
import { onFieldKey } from './text-input'

type Props = { path: LeafPath; label: string; value: string | null; off: boolean; isThere: () => boolean }

/** What the contact does at one company, typed in place as any field. */
export function JobTitle(props: Props) {
  const [desk, edits] = [useDesk(), useEdits()]
  const { path } = props // the row is the company's own
  const editor = createFieldEditor({
    value: () => props.value,
    draft: null,
    check: (typed) => ({ kind: 'ok', value: typed.replace(/\s+/g, ' ').trim() || null }),
    save: async (_typed, to) => {
      const saved = await edits.set(path, { from: props.value, to })
      return saved.kind === 'moved' ? { kind: 'saved' } : saved
    },
    keepDraft: () => undefined,
  })
  const stop = desk.editing(editor.commit)
  onCleanup(() => {
    stop()
    // A link that somebody has taken off meanwhile is not made again by what was half typed.
    if (props.isThere()) void editor.commit()
  })
  return (
    <input
      id={fieldId(path)}
      class={styles.title}
      type="text"
      dir="auto"
      maxlength={255}
      autocomplete="off"
      data-typing={editor.dirty() ? '' : undefined}
      aria-label={props.label}
      placeholder={words.contact.add}
      disabled={props.off}
      value={editor.text()}
      onInput={(event) => editor.input(event.currentTarget.value)}
      onKeyDown={(event) => onFieldKey(event, editor)}
      onBlur={() => void editor.commit()}
    />
  )
}

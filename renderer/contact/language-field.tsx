import { createMemo, For } from 'solid-js'
import { fieldId } from '../desk/desk'
import { Icon } from '../icon/icon'
import type { FieldView } from '../store/api'
import { languageCodes } from '../words/language-codes'
import { words } from '../words/words'
import { FieldMark } from './field-mark'
import { FieldNotes } from './field-notes'
import { FieldRow } from './field-row'
import styles from './language-field.module.css'
import { createBoundField, onFieldKey } from './text-input'

const languages = () =>
  languageCodes
    .map((code) => ({ code, name: words.format.language(code) }))
    .sort((a, b) => a.name.localeCompare(b.name, words.lang))

/** The contact's language, chosen from ISO 639-1; a code that isn't in it is shown as it is. */
export function LanguageField(props: { view: FieldView }) {
  const bound = createBoundField('primaryLanguage', () => props.view)
  const options = createMemo(() => {
    const value = bound.editor.text()
    const known = languages()
    return value === '' || known.some((l) => l.code === value)
      ? known
      : [{ code: value, name: words.format.language(value) }, ...known]
  })
  return (
    <FieldRow label={bound.label} for={bound.field}>
      <div class={styles.line}>
        <span class={styles.box}>
          <select
            id={fieldId(bound.field)}
            class={styles.select}
            aria-label={bound.label}
            aria-describedby={bound.noteId}
            onKeyDown={(event) => bound.editor.dirty() && onFieldKey(event, bound.editor)}
            onBlur={() => void bound.editor.commit()}
            onChange={(event) => {
              bound.editor.input(event.currentTarget.value)
              void bound.editor.commit()
            }}
          >
            <option value="" selected={bound.editor.text() === ''}>
              {words.contact.noLanguage}
            </option>
            <For each={options()}>
              {(language) => (
                <option value={language.code} selected={bound.editor.text() === language.code}>
                  {language.name}
                </option>
              )}
            </For>
          </select>
          <Icon name="down" size={14} />
        </span>
        <FieldMark bound={bound} />
      </div>
      <FieldNotes bound={bound} />
    </FieldRow>
  )
}

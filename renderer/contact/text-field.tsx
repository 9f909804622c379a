import type { TextField as FieldName } from '../../shared/fields'
import type { FieldView } from '../store/api'
import { FieldMark } from './field-mark'
import { FieldNotes } from './field-notes'
import { FieldRow } from './field-row'
import styles from './text-field.module.css'
import { createBoundField, TextInput } from './text-input'
import { createValueLook } from './value-look'

/** A text field of the contact: label, text, its unsent mark, and what there is to say about it. */
export function TextField(props: { field: FieldName; view: FieldView }) {
  const bound = createBoundField(props.field, () => props.view)
  const look = createValueLook(props.field, () => props.view.value)
  return (
    <FieldRow label={bound.label} for={bound.field}>
      <div class={styles.line}>
        <TextInput bound={bound} atRest={look().shown} />
        <FieldMark bound={bound} />
      </div>
      <FieldNotes bound={bound} hint={look().hint} />
    </FieldRow>
  )
}

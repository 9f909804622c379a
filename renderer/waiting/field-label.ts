import { type FieldName, fields } from '../../shared/fields'
import { words } from '../words/words'

/** A field's label; one of a later version by its own name. */
export function fieldLabel(field: string): string {
  return Object.hasOwn(fields, field) ? words.contact.fields[field as FieldName] : field
}

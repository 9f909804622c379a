import { type FieldName, fields } from '../../shared/fields'
import { words } from '../words/words'

/** A field's label; what happens to the contact as a whole; one of a later version by its own name. */
export function fieldLabel(field: string): string {
  if (field === 'created') return words.waiting.created
  if (field === 'deleted') return words.waiting.deletedHere
  return Object.hasOwn(fields, field) ? words.contact.fields[field as FieldName] : field
}

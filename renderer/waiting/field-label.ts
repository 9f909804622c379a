import { type FieldName, fields } from '../../shared/fields'
import type { Waiting } from '../store/api'
import { words } from '../words/words'

/** A field's label; what happens to the contact as a whole; one of a later version by its own name. */
export function fieldLabel(field: string): string {
  if (field === 'created') return words.waiting.created
  if (field === 'deleted') return words.waiting.deletedHere
  return Object.hasOwn(fields, field) ? words.contact.fields[field as FieldName] : field
}

/** What a listed change is of, as people call it. */
export function changeLabel({ change, field }: Pick<Waiting, 'change' | 'field'>): string {
  return change.kind === 'note' ? words.contact.noteKinds[change.type] : fieldLabel(field)
}

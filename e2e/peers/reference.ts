import type { Contact, ContactFields } from '../reference-server/contact'
import type { Model } from '../reference-server/model'
import type { Change, Fields } from './cases'
import { changed } from './contender'
import { textNames } from './verdict'

/** A contact of the reference server as this comparison knows it. */
export function fieldsOf(contact: Contact): Fields {
  const text = Object.fromEntries(textNames.map((field) => [field, contact[field] ?? '']))
  return { ...(text as Omit<Fields, 'tags'>), tags: contact.tags }
}

/** Its fields as a request carries them. */
export function inputOf(fields: Fields): ContactFields {
  const text = Object.fromEntries(textNames.map((field) => [field, fields[field] || null]))
  return { ...text, tags: fields.tags }
}

/** The contacts that a reader of the server gets. */
export function live(model: Model): Contact[] {
  return model.contacts().filter((contact) => contact.deletedUtc === null)
}

/** B, at work on the one contact of the reference server. Gives its id. */
export function colleagueAt(model: Model, change: Change): string {
  if ('create' in change) return model.colleague.create(inputOf(change.create)).id
  const [contact] = live(model)
  if (!contact) throw new Error('B has nothing to change')
  const fields = changed(fieldsOf(contact), change)
  return (fields ? model.colleague.patch(contact.id, inputOf(fields)) : model.colleague.delete(contact.id)).id
}

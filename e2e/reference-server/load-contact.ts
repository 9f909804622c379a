import { applyFields } from './apply-fields'
import type { Action, ContactInput } from './contact'
import { contactUri, emptyContact, shown, store } from './contact-rows'
import { paddedStamp } from './stamps'
import type { ServerState } from './state'
import { timelineOf } from './timeline'

/** A contact that was there before the first request: its own times and notes, no audit entry but its creation. */
export function loadContact(state: ServerState, input: ContactInput): void {
  const id = input.id ?? state.nextId()
  const { contact, hidden } = applyFields(
    state,
    { contact: { ...emptyContact, id, uri: contactUri(id) }, hidden: { blocked: null, profilePictureId: null } },
    input,
  )
  const updated = paddedStamp(input.updatedUtc ?? '') ?? state.stamps.next()
  const created = paddedStamp(input.createdUtc ?? '') ?? updated
  state.stamps.seen(updated)
  const row = store(state, undefined, updated, {
    hidden,
    contact: {
      ...contact,
      emails: [...contact.emails, ...(input.otherEmails ?? []).map((entry) => ({ ...entry, isPrimary: false }))],
      phones: [...contact.phones, ...(input.otherPhones ?? []).map((entry) => ({ ...entry, isPrimary: false }))],
      createdUtc: shown(state, created),
      deletedUtc: input.deletedUtc ?? null,
      changeType: updated === created ? 'create' : 'update',
      changeOrigin: 'import',
    },
  })
  if (!input.notes) return
  timelineOf(state, row).push(
    ...input.notes.map(({ note, type, timestampUtc, user }): Action => {
      return { id: state.nextActionId(), type: 'note', timestampUtc, user, details: { note, type, fileId: null } }
    }),
  )
}

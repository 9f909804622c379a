import type { Action, FieldName, Operation, User } from './contact'
import { type ContactRow, importer, type ServerState } from './state'

/** Oldest first. Loaded contacts get their creation entry at the first look: most are never looked at. */
export function timelineOf(state: ServerState, row: ContactRow): Action[] {
  const present = state.timelines.get(row.id)
  if (present) return present
  const { createdUtc } = row.contact
  const details = { operation: 'create', changedFields: [] } as const
  const timeline: Action[] = [
    { id: state.nextActionId(), type: 'audit', timestampUtc: createdUtc, user: importer, details },
  ]
  state.timelines.set(row.id, timeline)
  return timeline
}

export function audit(
  state: ServerState,
  row: ContactRow,
  operation: Operation,
  changedFields: FieldName[],
  user: User,
): void {
  const entry = (): Action => ({
    id: state.nextActionId(),
    type: 'audit',
    timestampUtc: row.contact.updatedUtc,
    user,
    details: { operation, changedFields },
  })
  if (operation === 'create') state.timelines.set(row.id, [entry()])
  else timelineOf(state, row).push(entry())
}

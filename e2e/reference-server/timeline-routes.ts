import { type ApiAnswer, type FieldErrors, noContent, problem } from './answer'
import type { Action, NoteType, User } from './contact'
import { type Body, gone, notFound } from './contact-routes'
import { invalidQuery, pageAnswer, pageSizeOf, type Query } from './lists'
import type { ServerState } from './state'
import { timelineOf } from './timeline'

const noteTypes: readonly NoteType[] = ['note', 'call', 'meeting', 'email', 'news']
const noteLimit = 10_000

export function postNote(state: ServerState, id: string, { body, user }: { body: Body; user: User }): ApiAnswer {
  const row = state.contacts.get(id)
  if (!row) return notFound()
  if (row.contact.deletedUtc) return gone(state.settings)
  const { note, type: rawType = 'note', fileId = null } = body
  const errors: FieldErrors = {}
  const text = typeof note === 'string' ? note : ''
  if (text.length < 1 || text.length > noteLimit) errors.note = [`Must be 1 to ${noteLimit} characters.`]
  const type = noteTypes.find((known) => known === rawType)
  if (!type) errors.type = [`Must be one of ${noteTypes.join(', ')}.`]
  const file = fileId === null || (typeof fileId === 'number' && state.files.has(fileId)) ? fileId : undefined
  if (file === undefined) errors.fileId = ['No such file.']
  if (!type || file === undefined || Object.keys(errors).length > 0)
    return problem(400, 'validation', 'The note was not saved.', { errors })

  timelineOf(state, row).push({
    id: state.nextActionId(),
    type: 'note',
    timestampUtc: state.stamps.next(),
    user,
    details: { note: text, type, fileId: file },
  })
  return noContent()
}

/** The cursor is the id of the last entry shown, so that entries made meanwhile move nothing. */
export function listActions(state: ServerState, id: string, query: Query): ApiAnswer {
  const row = state.contacts.get(id)
  if (!row) return notFound()
  const { type = 'all', cursor } = query
  const errors: FieldErrors = {}
  const size = pageSizeOf(query, 50, errors)
  if (!['all', 'audit', 'notes'].includes(type)) errors.type = ['Must be all, audit or notes.']
  const all = newestFirst(timelineOf(state, row))
  const shownLast = cursor === undefined ? -1 : all.findIndex((action) => btoa(action.id) === cursor)
  if (cursor !== undefined && shownLast === -1) errors.cursor = ['Not a cursor of this list.']
  if (Object.keys(errors).length > 0) return invalidQuery(errors)

  const wanted = type === 'notes' ? 'note' : type
  const rest = all.slice(shownLast + 1).filter((action) => wanted === 'all' || action.type === wanted)
  const data = rest.slice(0, size)
  const last = data.at(-1)
  const nextCursor = rest.length > size && last ? btoa(last.id) : null
  return pageAnswer(data, { size, settings: state.settings, nextCursor })
}

function newestFirst(timeline: readonly Action[]): Action[] {
  return timeline
    .toReversed()
    .sort((a, b) => (a.timestampUtc < b.timestampUtc ? 1 : a.timestampUtc > b.timestampUtc ? -1 : 0))
}

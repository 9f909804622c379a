import { beginCreate, isLocal } from '../../shared/create'
import { isSendable, isUncertain } from '../../shared/edits'
import { created, deleted } from '../../shared/path'
import type { Due } from '../../shared/store-port'
import { freeEdits, type Held, isHeld, type Note, type State } from './state'

/** Contacts with work for the engine: something to send, oldest edit first; to fetch; to ask the timeline of. */
export function dueOf(state: State): Due {
  const send = new Map<string, number>()
  const fetch = new Set([...state.stale.keys()].filter((id) => !state.inFlight.has(id)))
  const ask = new Set<string>()
  const again = new Set<string>()
  for (const id of state.edits.keys()) {
    const entry = state.directory.get(id)
    if (!entry || entry.server.deleted || state.inFlight.has(id)) continue
    const edits = freeEdits(state, id)
    const first = edits[0]
    // What a page brought is looked at before anything goes out onto it.
    if (fetch.has(id)) continue
    if (first && goesOut(id, edits)) send.set(id, Math.min(...edits.map(({ seq }) => seq)))
    else if (edits.some(isUncertain) && !isLocal(id)) fetch.add(id)
    if (edits.some((edit) => edit.ask) && !isLocal(id)) ask.add(id)
    if (edits.some(({ path, leaf }) => path === created && leaf.sent.length > 0)) again.add(id)
  }
  for (const id of state.notes.keys()) {
    const note = nextNote(state, id)
    if (!note || isLocal(id) || state.inFlight.has(id) || fetch.has(id)) continue
    send.set(id, Math.min(send.get(id) ?? note.seq, note.seq))
    if (note.sent) again.add(id)
  }
  const order = [...send].sort(([, a], [, b]) => a - b).map(([id]) => id)
  return { send: order, fetch: [...fetch], ask: [...ask], again: order.filter((id) => again.has(id)) }
}

function goesOut(id: string, edits: readonly Held[]): boolean {
  if (isLocal(id)) return beginCreate(id, edits) !== null
  const deletion = edits.find(({ path }) => path === deleted)
  // While a deletion waits for the user, nothing else of the contact is sent.
  if (deletion?.leaf.mine === true && deletion.refused === null) return isSendable(deletion)
  return edits.some((edit) => isSendable(edit) && edit.path !== deleted)
}

/** The note of a contact that goes out next. A refused one or one held back doesn't hold up the others (S8). */
export function nextNote(state: State, id: string): Note | undefined {
  return state.notes.get(id)?.find(({ key, refused }) => refused === null && !isHeld(state, id, key))
}

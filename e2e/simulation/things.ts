import type { Model } from '../reference-server/model'
import { Violation } from './violation'
import type { Outcome } from './wishes'

/**
 * What the users made: contacts and notes. `unknown`: nobody knows whether it was kept. `given up`: the user took it
 * back, but it may have left.
 */
type Standing = 'asked' | 'unknown' | 'saved' | 'given up'
type Note = { client: number; id: string; standing: Standing; order: number; loose: boolean; moved: boolean }

/** S7: what was made is there once, or stands open. */
export type Things = {
  /** A contact was asked for. Its id comes with the answer. */
  creates: (client: number) => (outcome: Outcome, local?: string) => void
  notes: (client: number, id: string, text: string) => (outcome: Outcome) => void
  /** How many notes have been written so far: what makes their texts unique. */
  count: () => number
  /** Whether the window has said that a contact made here is saved. */
  isKnown: (local: string) => boolean
  landed: (local: string) => void
  /** The user gives a contact up that was made here, or everything made for a contact. Gives what to call if it stays. */
  givesUp: (client: number, id: string) => () => void
  givesUpNote: (text: string) => void
  /** A note was refused or held back: those after it need not wait. */
  loosens: (text: string) => void
  /** What was made for one contact is to be made for another: whether it is, the answer says, which gives the other's id. */
  moves: (client: number, from: string) => (outcome: Outcome, to?: string) => void
  check: (open: {
    contact: (client: number, local: string) => boolean
    note: (client: number, text: string) => boolean
    isGone: (client: number, id: string) => boolean
  }) => void
}

type Deps = { model: Model; idOf: (id: string) => string; log: (line: string) => void }

export function createThings({ model, idOf, log }: Deps): Things {
  const contacts = new Map<string, { client: number; standing: Standing; landed: boolean }>()
  const notes = new Map<string, Note>()
  /** Moves not answered yet, with the notes that were written for the first contact since: they come after the move. */
  const moving = new Set<{ client: number; from: string; since: Note[] }>()
  let order = 0

  return {
    creates(client) {
      return (outcome, local) => {
        log(`${client} ${outcome} create ${local}`)
        if (outcome === 'saved' && local) contacts.set(local, { client, standing: 'saved', landed: false })
      }
    },
    notes(client, id, text) {
      const note: Note = { client, id, standing: 'asked', order: order++, loose: false, moved: false }
      notes.set(text, note)
      for (const move of moving) if (move.client === client && idOf(move.from) === idOf(id)) move.since.push(note)
      return (outcome) => {
        log(`${client} ${outcome} note ${text} of ${id}`)
        if (note.standing === 'asked') note.standing = outcome === 'saved' ? 'saved' : 'unknown'
        note.order = order++
      }
    },
    isKnown: (local) => contacts.has(local),
    count: () => notes.size,
    landed(local) {
      const contact = contacts.get(local)
      if (contact) contact.landed = true
    },
    givesUp(client, id) {
      const contact = contacts.get(id)
      const its = [...notes.values()].filter((note) => note.client === client && idOf(note.id) === idOf(id))
      const given = [...(contact ? [contact] : []), ...its]
      const before = given.map(({ standing }) => standing)
      for (const thing of given) thing.standing = 'given up'
      return () => {
        for (const [i, thing] of given.entries()) thing.standing = before[i] ?? thing.standing
      }
    },
    givesUpNote(text) {
      const note = notes.get(text)
      if (note) note.standing = 'given up'
    },
    loosens(text) {
      const note = notes.get(text)
      if (note) note.loose = true
    },
    moves(client, from) {
      const moved = [...notes.values()].filter((note) => note.client === client && idOf(note.id) === idOf(from))
      const before = moved.map(({ standing }) => standing)
      for (const note of moved) if (note.standing === 'saved') note.standing = 'unknown'
      const contact = contacts.get(from)
      const was = contact?.standing
      if (contact) contact.standing = 'given up'
      const move = { client, from, since: [] as Note[] }
      moving.add(move)
      return (outcome, to) => {
        moving.delete(move)
        if (outcome === 'saved' && to !== undefined) for (const note of move.since) note.id = to
        // Moved or not, nobody can say: then neither can anybody where those are made.
        if (outcome === 'unknown') for (const note of move.since) note.moved = true
        if (contact && was && outcome === 'not-saved') contact.standing = was
        for (const [i, note] of moved.entries()) {
          if (outcome !== 'unknown') note.standing = before[i] ?? note.standing
          if (outcome !== 'saved' || to === undefined) continue
          note.id = to
          // They come after those that were there.
          note.loose = true
          // What had left for the first one may have been made of it, and of the other as well.
          note.moved = true
        }
      }
    },

    check(open) {
      for (const [local, { client, standing, landed }] of contacts) {
        if (standing !== 'saved' || landed || open.contact(client, local)) continue
        throw new Violation(`S7: the contact ${local} that client ${client} saved was never made`)
      }
      const found = new Map<string, string>()
      for (const { id } of model.contacts()) {
        const last = new Map<number, number>()
        for (const action of model.timeline(id)) {
          if (action.type !== 'note') continue
          const text = action.details.note
          const note = notes.get(text)
          if (found.has(text) && (!note?.moved || found.get(text) === id))
            throw new Violation(`S7: the note ${text} was made twice, of ${found.get(text)} and ${id}`)
          found.set(text, id)
          // The order is that in which they were said to be saved. One that was discarded after it had left may land
          // whenever a late copy of it arrives (seed 11002); of one whose answer was cut off nobody knows (seed 15331).
          if (!note || note.loose || note.standing !== 'saved') continue
          if ((last.get(note.client) ?? -1) > note.order)
            throw new Violation(`S7: the note ${text} of ${id} came too late`)
          last.set(note.client, note.order)
        }
      }
      for (const [text, { client, id, standing, moved }] of notes) {
        const at = found.get(text)
        if (at !== undefined && standing === 'saved' && at !== idOf(id) && !moved) {
          throw new Violation(`S7: the note ${text} of ${id} was made of ${at}`)
        }
        if (standing !== 'saved' || at !== undefined || open.note(client, text) || open.isGone(client, id)) continue
        throw new Violation(`S1: the note ${text} that client ${client} saved of ${id} was lost`)
      }
    },
  }
}

import type { Change, Fields } from './cases'
import type { Wire } from './wire'

/** One way to keep a client and a server together. */
export type Contender = {
  name: string
  open: (start: { contact: Fields | null; normalises: boolean; wire: Wire }) => Promise<Running>
}

/** A client with its user A, and a server with B at work on it. */
export type Running = {
  /** A changes the one contact, or makes it. A client that is up goes on to push by itself. Throws `NotBuilt`. */
  change: (change: Change) => Promise<void>
  pull: () => void
  colleague: (change: Change) => Promise<void>
  /** Lets a little time pass. */
  pass: () => Promise<void>
  /** Syncs until nothing moves any more. */
  quiet: () => Promise<void>
  look: () => Promise<Look>
  close: () => Promise<void>
}

export type Look = {
  /** The contacts that a reader of the server gets. */
  server: readonly Fields[]
  /** The contacts that A's client shows. */
  screen: readonly Fields[]
  /** What A's client asks its user to decide, unasked. */
  asked: readonly { path: string; mine: string; theirs: string }[]
  /** What is still stored, and given only to somebody who asks for it; null is a deletion. */
  hidden: readonly (Fields | null)[]
}

/** The contender has no such thing as yet. */
export class NotBuilt extends Error {}

/** A contact with a change made to it; null once deleted. */
export function changed(contact: Fields, change: Change): Fields | null {
  if ('delete' in change) return null
  if ('create' in change) return change.create
  if ('addTag' in change) return { ...contact, tags: [...contact.tags, change.addTag] }
  return { ...contact, ...change.set }
}

/** What a server that normalises makes of a contact: as the reference server does it. */
export function normal(contact: Fields): Fields {
  return { ...contact, email: contact.email.toLowerCase(), phone: contact.phone.replaceAll(/[^\d+]/g, '') }
}

export function only(contacts: readonly Fields[]): Fields {
  const [contact] = contacts
  if (!contact) throw new Error('the contact is gone')
  return contact
}

import { createContext, createSignal, useContext } from 'solid-js'
import { createOpenContact } from '../contact/open-contact'
import { createContactList } from '../list/contact-list'
import type { Session } from '../session/session'
import { createUndoHistory } from '../undo/undo-history'

/** What fills the window beside the sidebar. */
export type Place = 'contacts' | 'waiting' | 'review'

export type Desk = ReturnType<typeof createDesk>

/** One account at work: the list, the open contact, undo, and what is on the screen. */
export function createDesk(session: Session) {
  const [place, setPlace] = createSignal<Place>('contacts')
  const [sidebarShown, setSidebarShown] = createSignal(false)
  const [keysShown, setKeysShown] = createSignal(false)
  const contact = createOpenContact(session)
  const list = createContactList(session, contact.id)
  const undo = createUndoHistory(session)
  const commits = new Set<() => Promise<void>>()

  /** Shows a contact; a later one wins. */
  async function open(id: string, index?: number): Promise<void> {
    if (index !== undefined) list.setPosition(index)
    await contact.open(id).catch(() => session.notices.show({ kind: 'trouble', key: 'notDone' }))
    if (index === undefined) await list.locate().catch(() => undefined)
  }

  return {
    session,
    list,
    contact,
    undo,
    place,
    sidebarShown,
    setSidebarShown,
    keysShown,
    setKeysShown,
    go(next: Place): void {
      setSidebarShown(false) // first: the focus goes back to what opened it, while that is still there
      setPlace(next)
    },
    open,
    /** Opens a contact from elsewhere, at one of its fields. */
    async openAt(id: string, field: string): Promise<void> {
      setPlace('contacts')
      await open(id)
      if (contact.id() === id) document.getElementById(fieldId(field))?.focus()
    },
    /** Moves along the list and shows what is there. */
    async move(by: 1 | -1): Promise<void> {
      const last = (list.counts()?.matched ?? 0) - 1
      const index = Math.min(last, Math.max(0, list.position() + by))
      if (last < 0 || index === list.position()) return
      list.setPosition(index)
      const row = await list.rowAt(index)
      if (row && list.position() === index) await open(row.id, index)
    },
    /** A field that may hold unsaved text. Returns the way to take it off. */
    editing(commit: () => Promise<void>): () => void {
      commits.add(commit)
      return () => commits.delete(commit)
    },
    /** Saves whatever is being typed. */
    commitAll: () => Promise.all([...commits].map((commit) => commit())),
    showPending: async (moved: Promise<string | null>) => {
      const id = await moved
      if (id === null) return
      if (id === contact.id()) await contact.reload().catch(() => undefined)
      else await open(id)
    },
  }
}

/** The element id of a field's control; one contact is open at a time. */
export function fieldId(field: string): string {
  return `field-${field}`
}

const DeskContext = createContext<Desk>()
export const DeskProvider = DeskContext.Provider

export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('a part of the desk outside it')
  return desk
}

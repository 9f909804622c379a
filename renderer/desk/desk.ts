import { createContext, createSignal, useContext } from 'solid-js'
import { deleted } from '../../shared/path'
import { createDigest } from '../away/create-digest'
import { createOpenContact } from '../contact/open-contact'
import { createBulkEdits } from '../list/bulk-edits'
import { createContactList } from '../list/contact-list'
import { createSavedFilters } from '../list/saved-filters'
import { createRecents } from '../palette/recents'
import type { Session } from '../session/session'
import type { ContactView, HistoryEntry } from '../store/api'
import { createProgress } from '../sync/progress'
import { createTransfer } from '../transfer/transfer'
import { createUndoHistory } from '../undo/undo-history'
import { words } from '../words/words'
import { cameBackTo } from './come-back'

/** What a new contact starts with. */
export type NewValues = Partial<Record<'firstName' | 'lastName' | 'email' | 'phone', string>>

/** What fills the window beside the sidebar. */
export type Place = 'contacts' | 'waiting' | 'review' | 'history' | 'decide' | 'settings' | 'import' | 'duplicates'

/** An act of a part that is not always on the screen: the part sets it while it is there. */
type Hook = (() => void) | undefined

/** One thing that needs the user: a leaf of a contact, or what `ReviewItem` calls its path. */
export type Undecided = { id: string; path: string }

export type Desk = ReturnType<typeof createDesk>

/** One account at work: the list, the open contact, undo, and what is on the screen. */
export function createDesk(session: Session) {
  const [place, setPlace] = createSignal<Place>(cameBackTo() ?? 'contacts')
  const [sidebarShown, setSidebarShown] = createSignal(false)
  const [keysShown, setKeysShown] = createSignal(false)
  const [paletteShown, setPaletteShown] = createSignal(false)
  const [creating, setCreating] = createSignal(false)
  const [deciding, setDeciding] = createSignal<Undecided | null>(null)
  const [historyOf, setHistoryOf] = createSignal<HistoryEntry['kind'] | null>(null)
  const [roadShown, setRoadShown] = createSignal(false)
  const [newValues, setNewValues] = createSignal<NewValues>({})
  const contact = createOpenContact(session)
  const list = createContactList(session, contact.id)
  const undo = createUndoHistory(session)
  const transfer = createTransfer(session, undo)
  const filters = createSavedFilters(session)
  const commits = new Set<() => Promise<void>>()
  const commitAll = () => Promise.all([...commits].map((commit) => commit()))
  const bulk = createBulkEdits({ session, undo, commit: commitAll })

  /** Shows a contact; a later one wins. */
  async function open(id: string, index?: number): Promise<void> {
    if (index !== undefined) list.setPosition(index)
    await contact.open(id).catch(() => session.notices.show({ kind: 'trouble', key: 'notDone' }))
    if (index === undefined) await list.locate().catch(() => undefined)
  }

  /** What is shown when the open contact goes: the next in the list, or the one before. */
  async function neighbour(): Promise<string | null> {
    const at = list.position()
    const row = at < 0 ? undefined : ((await list.rowAt(at + 1)) ?? (at > 0 ? await list.rowAt(at - 1) : undefined))
    return row?.id ?? null
  }

  /** Shows the contact that a step of undo has changed, if it was one. */
  async function showPending(moved: Promise<string | null>): Promise<void> {
    const id = await moved
    if (id === null) return
    if (id === contact.id()) await contact.reload().catch(() => undefined)
    else await open(id)
  }

  return {
    session,
    list,
    filters,
    bulk,
    contact,
    undo,
    transfer,
    place,
    sidebarShown,
    setSidebarShown,
    keysShown,
    setKeysShown,
    /** What was chosen in the palette. */
    recents: createRecents(),
    paletteShown,
    setPaletteShown,
    creating,
    /** Opens the dialog for a new contact, with what is known of it. */
    setCreating(on: boolean, values: NewValues = {}): void {
      setNewValues(values)
      setCreating(on)
    },
    newValues,
    /** Begins a tag of the open contact. */
    addTag: undefined as Hook,
    /** Begins a note of a call with the open contact. */
    logCall: undefined as Hook,
    roadShown,
    setRoadShown,
    /** How much of the queue has gone out since it last began to empty. */
    progress: createProgress(session),
    /** What happened while the user was away. */
    away: createDigest(session),
    /** Where the review begins; null: with the first. */
    deciding,
    decide(at: Undecided | null): void {
      setDeciding(at)
      setSidebarShown(false)
      setPlace('decide')
    },
    /** What kind of event the history begins with showing; null: all. */
    historyOf,
    showHistory(kind: HistoryEntry['kind'] | null): void {
      setHistoryOf(kind)
      setSidebarShown(false)
      setPlace('history')
    },
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
    /** Opens a contact that a link named, if it is here. */
    async openLinked(id: string): Promise<void> {
      const found = await session.call('contact', { id }).catch(() => null)
      if (!found) return session.notices.show({ kind: 'done', key: 'notHere' })
      setPlace('contacts')
      await open(id)
      document.getElementById(CONTACT_PANE_ID)?.focus()
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
    /** Deletes a contact, shows its neighbour in the list, and offers it back. */
    async remove({ id, etag }: Pick<ContactView, 'id' | 'etag'>): Promise<void> {
      await commitAll() // what is being typed comes back with it
      const notDone = () => session.notices.show({ kind: 'trouble', key: 'notDone' })
      const next = id === contact.id() ? await neighbour().catch(() => null) : null
      const before = await session.call('contact', { id }).catch(() => null)
      const edits = [{ id, path: deleted, value: true, etag }]
      const result = before && (await session.call('editMany', { edits }).catch(() => null))
      if (result && result.moved.length > 0)
        return session.notices.show({ kind: 'done', key: 'said', text: words.contact.notRemoved })
      const done = result && undo.record(result.changes)
      if (!before || !done) return notDone()
      const text = words.contact.removed(before.name || words.contact.noName)
      const act = { label: words.undoing.undo, run: () => void showPending(undo.takeBack(done)) }
      session.notices.show({ kind: 'done', key: 'said', text, act })
      if (contact.id() !== before.id && contact.id() !== id) return
      await (next ? open(next) : contact.open(null))
    },
    /** A field that may hold unsaved text. Returns the way to take it off. */
    editing(commit: () => Promise<void>): () => void {
      commits.add(commit)
      return () => commits.delete(commit)
    },
    /** Saves whatever is being typed. */
    commitAll,
    /** Deletes several contacts, and offers them back. */
    async removeMany(ids: readonly string[]): Promise<void> {
      const now = contact.id()
      if (!(await bulk.remove(ids))) return
      list.selection.clear()
      if (now !== null && now === contact.id() && ids.includes(now)) await contact.open(null)
    },
    showPending,
  }
}

/** Where the focus goes when what had it is gone. */
export const CONTACT_PANE_ID = 'contact-pane'

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

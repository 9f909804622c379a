import type { Contact } from '../../shared/contact'
import { emptyContact } from '../../shared/create'
import type { JournalRecord } from '../../shared/journal'
import type { StoreEvent } from '../../shared/store-port'
import type { StoreNotice, Summary } from './api'
import { nowhere } from './directory'
import { loadState, snapshotOf } from './load'
import { maxBytes, readPage } from './pages'
import { plan, type Update } from './plan'
import { type PageUse, type State, summarize } from './state'
import { format, type Storage } from './storage'
import { toRow } from './views'

export type StoreDeps = {
  /** Id of the account whose contacts these are. */
  account: string
  storage: Storage
  locale: string
  /** Wall time in ms, for display only. */
  now: () => number
  newId: () => string
  /** To the window. */
  notify: (notice: StoreNotice) => void
  /** To the engine. */
  tell: (event: StoreEvent) => void
  /** Writes user state to its second home. Resolves once it is there, for a durable record past a power cut. */
  keep: (record: JournalRecord) => Promise<void>
}

type Made<T> = { update: Update | null; value: T; stored?: () => void }

/** The contacts and edits of one account. Whatever changes them goes through `change`, one after the other. */
export type Store = StoreDeps & {
  state: State
  /**
   * Runs `make` alone, writes its update in one strict transaction, and only then takes it into memory: an update
   * that fails has not happened. Null changes nothing. `durable`: resolves only when user state is in both homes (S12).
   * `stored` runs as memory follows: before any later change, and before the second home has it.
   */
  change: <T>(make: () => Promise<Made<T>>, durable?: boolean) => Promise<T>
  /** Runs `work` after all changes and takes no more: another store is opened over the same storage in it. */
  retire: <T>(work: () => Promise<T>) => Promise<T>
  /** The id a contact has now: one made here gets another from the server. */
  idOf: (id: string) => string
  /** The server's row of a contact, as stored. */
  contact: (id: string) => Promise<Contact | undefined>
  summary: () => Summary
  /** Writes what makes the next start quick. For quiet moments. */
  rest: () => Promise<void>
  close: () => void
}

/** Pages kept parsed: those of the contacts that are looked at. */
const cachedPages = 24
/** How many pages after the snapshot make a new one worth it. */
const snapshotAfter = 16
const firstScreen = 40
/** Pages written for single answers hold little; beyond this many they are folded together. */
const manySmallPages = 32
const smallBytes = maxBytes / 4
/** Of a page that has not been read since the start only its contacts are counted. */
const smallCount = 16
/** How many pages are read at most to be folded into a write. */
const foldedAtOnce = 64

export async function openStore(deps: StoreDeps): Promise<Store> {
  const { storage } = deps
  const state = await loadState(storage, deps.locale, deps.newId)
  const pages = new Map<number, readonly Contact[]>()
  let version = 1
  let queue: Promise<unknown> = Promise.resolve()
  let screen = ''
  let retired = false

  async function page(no: number): Promise<readonly Contact[]> {
    const known = pages.get(no)
    if (known) {
      pages.delete(no)
      pages.set(no, known)
      return known
    }
    const row = await storage.get('pages', no)
    const use = state.pageUse.get(no)
    if (row && use) use.bytes = row.body.byteLength
    const contacts = (row && readPage(row)) ?? []
    pages.set(no, contacts)
    for (const oldest of pages.keys()) {
      if (pages.size <= cachedPages) break
      pages.delete(oldest)
    }
    return contacts
  }

  /** While the page was read the contact may have been given another place, and the page be gone. */
  async function contact(id: string): Promise<Contact | undefined> {
    const entry = state.directory.get(id)
    if (!entry) return undefined
    if (entry.place === nowhere) return emptyContact(id)
    const found = (await page(entry.place.page))[entry.place.slot]
    if (state.directory.get(id) !== entry) return contact(id)
    return found?.id === id ? found : undefined
  }

  /** The contacts still alive in sparse pages, to be written anew with the next page. */
  async function fold(update: Update): Promise<Update> {
    if (!update.contacts?.length) return update
    const moving = new Set(update.contacts.map((contact) => contact.id))
    const small = [...state.pageUse].filter(([, use]) => isSmall(use)).slice(0, foldedAtOnce)
    const sparse = [...state.pageUse].filter(([, use]) => isSparse(use)).slice(0, 4)
    const chosen = new Map(small.length > manySmallPages ? [...small, ...sparse] : sparse)
    if (chosen.size === 0) return update
    const folded: Contact[] = []
    for (const [no, use] of chosen) {
      const contacts = await page(no)
      // A few contacts with much text fill a page as well, and would be written anew with every write.
      if (!isSmall(use) && !isSparse(use)) continue
      for (const [slot, contact] of contacts.entries()) {
        const place = state.directory.get(contact.id)?.place
        if (place?.page === no && place.slot === slot && !moving.has(contact.id)) folded.push(contact)
      }
    }
    return { ...update, folded }
  }

  function change<T>(make: () => Promise<Made<T>>, durable = false): Promise<T> {
    const turn = queue.then(async () => {
      if (retired) throw new Error('another store has taken over')
      const { update, value, stored } = await make()
      const done = update && (await commit(update, durable))
      stored?.()
      // What changes nothing may be what the second home has not taken before: it has to have it now (S12).
      return { value, kept: durable ? (done?.second ?? deps.keep(recordOf({}))) : null }
    })
    queue = turn.catch(() => {})
    // The next change need not wait for the second home of this one: records arrive there in order.
    return turn.then(async ({ value, kept }) => {
      await kept
      return value
    })
  }

  /** Resolves once the update is on disk; gives what its second home makes of it, or null where that is not touched. */
  async function commit(update: Update, durable: boolean): Promise<{ second: Promise<void> | null }> {
    const { change, rows, lastPage, apply } = plan(state, await fold(update))
    await storage.commit(change)
    const moved = rows !== null || lastPage !== state.lastPage
    const changed = apply()
    version++
    deps.notify({ kind: 'changed', summary: summary(), contacts: changed.length > 50 ? 'many' : changed })
    if (!moved) return { second: null }
    const second = deps.keep(recordOf(rows ?? {}, durable))
    // What nobody waits for is made good by the next record.
    if (!durable) second.catch(() => {})
    return { second }
  }

  function recordOf(rows: JournalRecord['rows'], durable = true): JournalRecord {
    const { generation, seq, lastPage } = state
    return { generation, seq, lastPage, whole: false, durable, rows }
  }

  const summary = () => summarize(state, version)

  async function rest(): Promise<void> {
    const first = state.directory.shown().slice(0, firstScreen)
    const value = { rows: first.map((entry) => toRow(state, entry)), summary: { ...summary(), version: 0 } }
    const text = JSON.stringify(value)
    const covers = state.lastPage
    if (text !== screen) await storage.commit({ meta: { put: [{ key: 'first', format, value }] } })
    screen = text
    if (covers - state.snapshot < snapshotAfter) return
    await storage.commit(snapshotOf(state))
    state.snapshot = covers
  }

  return {
    ...deps,
    state,
    change,
    retire(work) {
      const turn = queue.then(async () => {
        const result = await work()
        retired = true
        return result
      })
      queue = turn.catch(() => {})
      return turn
    },
    idOf: (id) => state.aliases.get(id) ?? id,
    contact,
    summary,
    // In the queue, so that a snapshot never mixes two states.
    rest: () => {
      const turn = queue.then(rest)
      queue = turn.catch(() => {})
      return turn
    },
    close: () => storage.close(),
  }
}

function isSparse({ live, count }: PageUse): boolean {
  return live * 2 < count
}

function isSmall({ live, count, bytes }: PageUse): boolean {
  return bytes === null ? live < smallCount : (bytes * live) / count < smallBytes
}

import type { ApiAnswer } from './answer'
import type { Action, Company, Contact, User, WriteOnly } from './contact'
import { createDeltaIndex, type DeltaIndex } from './delta-index'
import { defaultSettings, type Settings } from './settings'
import { createStamps, etagOf, type Stamps } from './stamps'

/** A contact as stored; `stamp` is its `updatedUtc` padded to 7 decimals, whatever the wire shows. */
export type ContactRow = { id: string; stamp: string; contact: Contact; hidden: WriteOnly }
export type CompanyRow = { id: string; stamp: string; company: Company }
export type StoredFile = {
  id: number
  fileName: string
  contentType: string
  contentLength: number
  url: string
  bytes: Buffer
}

/** All that one server knows. Nothing lives outside it: a simulation makes thousands of them. */
export type ServerState = {
  settings: Settings
  now: () => number
  stamps: Stamps
  nextEtag: () => string
  nextId: () => string
  nextActionId: () => string
  contacts: Map<string, ContactRow>
  contactOrder: DeltaIndex<ContactRow>
  companies: Map<string, CompanyRow>
  companyOrder: DeltaIndex<CompanyRow>
  /** Who holds an email (lower case) or an external reference; soft-deleted contacts hold nothing. */
  emails: Map<string, string>
  refs: Map<string, string>
  timelines: Map<string, Action[]>
  firstAnswers: Map<string, { atMs: number; answer: ApiAnswer }>
  files: Map<number, StoredFile>
}

export function createState(now: () => number, settings: Partial<Settings>): ServerState {
  const own: Settings = { ...defaultSettings, ...settings }
  let version = 11_000
  let id = 1_000
  let action = 0
  const contacts = new Map<string, ContactRow>()
  return {
    settings: own,
    now,
    stamps: createStamps(now, () => own.resolution),
    nextEtag: () => etagOf(++version),
    nextId: () => {
      do id++
      while (contacts.has(String(id)))
      return String(id)
    },
    nextActionId: () => String(++action),
    contacts,
    contactOrder: createDeltaIndex(),
    companies: new Map(),
    companyOrder: createDeltaIndex(),
    emails: new Map(),
    refs: new Map(),
    timelines: new Map(),
    firstAnswers: new Map(),
    files: new Map(),
  }
}

export function refKey(ref: { namespace: string; id: string }): string {
  return `${ref.namespace.toLowerCase()}\n${ref.id}`
}

export const importer: User = { id: 'import', name: 'Import' }

import type { AlikeKind } from './alike'
import type { Contact } from './contact'
import { linkedInProfile } from './linkedin'

/** Why a typed value can't be sent. The window turns it into words. */
export type Problem =
  | { kind: 'too-long'; limit: number }
  | { kind: 'not-an-email' }
  | { kind: 'not-a-linkedin-profile' }
  | { kind: 'not-a-language' }

export type Checked = { kind: 'ok'; value: string | null } | { kind: 'problem'; problem: Problem }

type TextRow = {
  kind: 'text'
  /** How many characters the server takes; null: the contract names no limit. */
  limit: number | null
  /** May the value span lines? */
  multiline?: true
  /** How values compare. A name: the window reads this table too, and must not carry the telephone number rules. */
  alike: AlikeKind
  /** Refines a trimmed, non-empty text of allowed length: the value to store, or why not. */
  check?: (text: string) => Checked
}

/** Elements in or out; the wire carries the whole array. */
type SetRow = { kind: 'set'; limit: number | null }
/** Read as `companies`, written as `connections`. */
type LinksRow = { kind: 'links'; wire: 'connections' }
/** Never returned by the server, so there is nothing to compare with. */
type WriteOnlyRow = { kind: 'write-only' }

/**
 * Every field of a contact, described once. Form, rebase and request bodies are read from here; adding a field is one
 * row. Limits are `api-contract.md`'s.
 */
export const fields = {
  firstName: { kind: 'text', limit: 255, alike: 'text' },
  lastName: { kind: 'text', limit: 255, alike: 'text' },
  email: { kind: 'text', limit: 255, alike: 'email', check: checkEmail },
  phone: { kind: 'text', limit: null, alike: 'phone' },
  linkedInUrl: { kind: 'text', limit: null, alike: 'url', check: checkLinkedIn },
  strategy: { kind: 'text', limit: null, multiline: true, alike: 'text' },
  primaryLanguage: { kind: 'text', limit: null, alike: 'text', check: checkLanguage },
  tags: { kind: 'set', limit: null },
  externalRefs: { kind: 'set', limit: null },
  companies: { kind: 'links', wire: 'connections' },
  blocked: { kind: 'write-only' },
  profilePictureId: { kind: 'write-only' },
} as const satisfies Record<string, TextRow | SetRow | LinksRow | WriteOnlyRow>

export type FieldName = keyof typeof fields
type OfKind<K extends string> = { [F in FieldName]: (typeof fields)[F]['kind'] extends K ? F : never }[FieldName]
export type TextField = OfKind<'text'>
export type SetField = OfKind<'set'>
export type WriteOnlyField = OfKind<'write-only'>

export const textFields = (Object.keys(fields) as FieldName[]).filter(isTextField)

export function isTextField(name: string): name is TextField {
  return Object.hasOwn(fields, name) && fields[name as FieldName].kind === 'text'
}

export function isWriteOnly(name: string): name is WriteOnlyField {
  return Object.hasOwn(fields, name) && fields[name as FieldName].kind === 'write-only'
}

/** What a field is called in a request: companies go out as `connections`. */
export function wireName(name: FieldName): string {
  const row = fields[name]
  return 'wire' in row ? row.wire : name
}

/** The row of a text field, with its optional parts. */
export function textRow(name: TextField): TextRow {
  return fields[name]
}

/** The server's value of a text field; missing and empty are null. */
export function readText(contact: Contact, name: TextField): string | null {
  return contact[name] || null
}

/** What the user typed, made into a value: trimmed, empty is null, checked by the field's row. */
export function checkText(name: TextField, typed: string): Checked {
  const row = textRow(name)
  const text = (row.multiline ? typed.replace(/\r\n?/g, '\n') : typed.replace(/\s+/g, ' ')).trim()
  if (text === '') return ok(null)
  if (row.limit !== null && text.length > row.limit) {
    return { kind: 'problem', problem: { kind: 'too-long', limit: row.limit } }
  }
  return row.check ? row.check(text) : ok(text)
}

function ok(value: string | null): Checked {
  return { kind: 'ok', value }
}

/** A plausible address, so that a slip is seen at once; the server has the last word. */
function checkEmail(text: string): Checked {
  return /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(text) ? ok(text) : { kind: 'problem', problem: { kind: 'not-an-email' } }
}

/** Anything that contains a profile's slug is taken, in the one form the server accepts. */
function checkLinkedIn(text: string): Checked {
  const profile = linkedInProfile(text)
  return profile ? ok(profile) : { kind: 'problem', problem: { kind: 'not-a-linkedin-profile' } }
}

function checkLanguage(text: string): Checked {
  return /^[a-z]{2}$/.test(text) ? ok(text) : { kind: 'problem', problem: { kind: 'not-a-language' } }
}

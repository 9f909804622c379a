import { padUtc } from '../../../shared/utc'
import type { Asked, Call, Fuzzed } from './answers'

/**
 * What `api-contract.md` promises, written a second time and without the parser, so that the parser can be held to it.
 */
type Json = Record<string, unknown>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown) => typeof value === 'string'
const isSomeText = (value: unknown) => typeof value === 'string' && value !== ''
const isNone = (value: unknown) => value === undefined || value === null
const isStamp = (value: unknown) => typeof value === 'string' && padUtc(value) !== null
const isTextOrNone = (value: unknown) => isNone(value) || isText(value)
const isListOf = (value: unknown, isItem: (item: unknown) => boolean) => Array.isArray(value) && value.every(isItem)

/** Own entries only: what an object inherits from a `__proto__` of the server's making is not there. */
const own = (object: Json, key: string) => (Object.hasOwn(object, key) ? object[key] : undefined)

const contactTexts = ['firstName', 'lastName', 'email', 'phone', 'linkedInUrl', 'primaryLanguage', 'strategy']
const moreTexts = ['primaryCompanyId', 'profilePictureUrl', 'deletedUtc']
const localId = /^local-[0-9a-f-]{36}$/
/** Far more than any contact has, far less than makes `JSON.stringify` or a `MessagePort` run out of stack. */
const deepest = 64

function isFlat(value: unknown): boolean {
  let level = [value]
  for (let depth = 0; depth <= deepest && level.length > 0; depth++) {
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []))
  }
  return level.length === 0
}

export function isContact(value: unknown): value is Json {
  if (!isObject(value) || !isFlat(value)) return false
  const { id, etag, updatedUtc } = value
  const isRef = (ref: unknown) => isObject(ref) && isText(own(ref, 'namespace')) && isText(own(ref, 'id'))
  const isLink = (link: unknown) =>
    isObject(link) &&
    isText(own(link, 'id')) &&
    isTextOrNone(own(link, 'name')) &&
    isTextOrNone(own(link, 'jobTitle')) &&
    (isNone(own(link, 'isPrimary')) || typeof own(link, 'isPrimary') === 'boolean')
  const lists: [string, (item: unknown) => boolean][] = [
    ['tags', isText],
    ['externalRefs', isRef],
    ['companies', isLink],
  ]
  return (
    [id, etag, updatedUtc].every(isSomeText) &&
    !localId.test(String(id)) &&
    [...contactTexts, ...moreTexts].every((key) => isTextOrNone(own(value, key))) &&
    lists.every(([key, isItem]) => isNone(own(value, key)) || isListOf(own(value, key), isItem))
  )
}

function isCompany(value: unknown): boolean {
  if (!isObject(value) || !isFlat(value)) return false
  const texts = ['name', 'domain', 'deletedUtc'].map((key) => own(value, key))
  return isSomeText(own(value, 'id')) && isSomeText(own(value, 'updatedUtc')) && texts.every(isTextOrNone)
}

function bears(contact: Json, local: string): boolean {
  const refs = (own(contact, 'externalRefs') ?? []) as { namespace: string; id: string }[]
  return refs.some(({ namespace, id }) => namespace.toLowerCase() === 'fieldbook' && id === local)
}

/** The rows of a list page as far as they are rows; null: not a page. */
function rowsOf(body: unknown, isRow: (row: unknown) => boolean): unknown[] | null {
  if (!isObject(body)) return null
  const page = own(body, 'page') === undefined ? body : own(body, 'page')
  const data = own(body, 'data')
  if (!isObject(page) || !Array.isArray(data)) return null
  const isPaged = (part: Json) => isTextOrNone(own(part, 'nextCursor'))
  const more = own(page, 'hasMore')
  if (!isPaged(page) || !isPaged(body) || !['boolean', 'undefined'].includes(typeof own(body, 'hasMore'))) return null
  if (typeof more !== 'boolean' || (more && !isSomeText(own(page, 'nextCursor')))) return null
  const rows = data.filter(isRow)
  return rows.length === 0 && data.length > 0 ? null : rows
}

/** Of every entry it can be said whether it may be a change, and of when: else nobody can say that nothing changed. */
function isTimeline(body: unknown): boolean {
  const isEntry = (entry: unknown) =>
    isObject(entry) &&
    isText(own(entry, 'type')) &&
    (own(entry, 'type') !== 'audit' || isStamp(own(entry, 'timestampUtc')))
  if (!isObject(body)) return false
  const { page, ...rest } = body
  const isPaged = isObject(page) && typeof own(page, 'hasMore') === 'boolean' && isTextOrNone(own(page, 'nextCursor'))
  const isList = ['boolean', 'undefined'].includes(typeof own(rest, 'hasMore')) && isTextOrNone(own(rest, 'nextCursor'))
  return isList && (isPaged || page === undefined) && isListOf(own(rest, 'data'), isEntry)
}

/** The JSON of a body; undefined for none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Whether an answer arrived whole, from the API and without an error. */
export function isSuccess({ status, headers, text, breaks }: Fuzzed): boolean {
  const isJson = /[/+]json\b/i.test(headers['content-type'] ?? '') && jsonOf(text) !== undefined
  return breaks === 'never' && status >= 200 && status < 300 && (isJson || status === 204 || /^\s*$/.test(text))
}

/** Whether the API says no: whatever was asked has not been done, and the user may have to know. */
export function isRefusal({ status, headers, text, breaks }: Fuzzed): boolean {
  const isJson = /[/+]json\b/i.test(headers['content-type'] ?? '') && jsonOf(text) !== undefined
  return breaks === 'never' && isJson && status >= 400 && status < 500 && status !== 401 && status !== 429
}

/** The rows that an answer truly brings; null when it is not what the call was promised. */
export function promised(call: Call, answer: Fuzzed, { id, local }: Asked): unknown[] | null {
  if (!isSuccess(answer)) return null
  const body = jsonOf(answer.text)
  switch (call) {
    case 'list':
      return rowsOf(body, isContact)
    case 'companies':
      return rowsOf(body, isCompany)
    case 'get':
    case 'patch':
      return isContact(body) && body.id === id ? [body] : null
    case 'create':
      return isContact(body) && bears(body, local) ? [body] : null
    case 'delete':
      return isObject(body) && !isNone(own(body, 'id')) && own(body, 'id') !== id ? null : []
    case 'note':
      return []
    case 'audit':
      return isTimeline(body) ? [] : null
  }
}

import type { Contact } from '../../../shared/contact'
import type { Send } from '../../../shared/store-port'

export const moment = '2026-06-01T12:00:00.0000000Z'

export function contactRow(etag: string, more: Partial<Contact> = {}): Contact {
  return { id: 'c1', updatedUtc: moment, etag, ...more }
}

export function sendOf(kind: Send['kind'], more: Partial<Send> = {}): Send {
  return { kind, id: 'c1', ifMatch: 'e1', key: null, body: {}, values: {}, ...more }
}

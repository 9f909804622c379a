import { z } from 'zod'
import { Contact } from '../../shared/contact'
import { format, type PageRow } from './storage'

/** IndexedDB moves values over 64 KiB that don't compress into blob files, twice as slow; encryption adds a little. */
export const maxBytes = 48 * 1024

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Packs contacts into pages numbered from `first`. A contact larger than a page gets one of its own. */
export function packPages(
  contacts: readonly Contact[],
  first: number,
): { rows: PageRow[]; places: Map<string, Place> } {
  const rows: PageRow[] = []
  const places = new Map<string, Place>()
  let texts: string[] = []
  let size = 2
  const flush = () => {
    if (texts.length === 0) return
    const body = encoder.encode(`[${texts.join(',')}]`)
    rows.push({ no: first + rows.length, format, count: texts.length, body })
    texts = []
    size = 2
  }
  for (const contact of contacts) {
    const text = JSON.stringify(contact)
    const bytes = utf8Length(text) + 1
    if (size + bytes > maxBytes) flush()
    places.set(contact.id, { page: first + rows.length, slot: texts.length })
    texts.push(text)
    size += bytes
  }
  flush()
  return { rows, places }
}

/** Where a contact's newest copy lies. */
export type Place = { page: number; slot: number }

const Contacts = z.array(Contact)

/** The contacts of a page, or null when this version can't read it: then they are pulled again. */
export function readPage(row: PageRow): Contact[] | null {
  if (row.format !== format) return null
  try {
    const parsed = Contacts.safeParse(JSON.parse(decoder.decode(row.body)))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

function utf8Length(text: string): number {
  let length = text.length
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code > 0x7ff && (code < 0xd800 || code > 0xdfff)) length += 2
    else if (code > 0x7f) length += 1
  }
  return length
}

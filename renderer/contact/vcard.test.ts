import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textFields } from '../../shared/fields'
import type { CompanyView, ContactView } from '../store/api'
import { vcardOf } from './vcard'

const clean = { kind: 'clean' } as const

function viewOf(
  values: Partial<Record<(typeof textFields)[number], string>>,
  companies: CompanyView[] = [],
): ContactView {
  const text = Object.fromEntries(
    textFields.map((field) => [field, { value: values[field] ?? null, state: clean, draft: null, held: false }]),
  ) as ContactView['text']
  return {
    ...{ id: '1', name: `${values.firstName ?? ''} ${values.lastName ?? ''}`.trim(), initials: 'A', deleted: false },
    ...{ deletion: clean, created: null, held: false, text, companies, primaryCompany: clean, tags: [] },
    ...{ picture: { sources: [], state: clean, held: false }, externalRefs: [], notes: [], etag: '' },
    typed: { note: null, noteType: null, tag: null },
    blocked: { value: null, state: clean, draft: null, held: false },
  }
}
const acme = { id: 'c', name: 'Acme; Söner', jobTitle: 'CFO', primary: true, removed: false, state: clean }
/** What a reader makes of the card: lines joined again, and taken apart. */
const lines = (card: string) => card.replaceAll('\r\n ', '').split('\r\n').slice(0, -1)

test('a card has the name, the ways to reach and the primary company', () => {
  const view = viewOf(
    { firstName: 'Anna', lastName: 'Berg', email: 'a@x.example', phone: '+46 70', strategy: 'Ours' },
    [acme],
  )
  expect(lines(vcardOf(view))).toEqual([
    ...['BEGIN:VCARD', 'VERSION:3.0', 'N:Berg;Anna;;;', 'FN:Anna Berg', 'EMAIL;TYPE=INTERNET,WORK:a@x.example'],
    ...['TEL;TYPE=WORK,VOICE:+46 70', 'ORG:Acme\\; Söner', 'TITLE:CFO', 'END:VCARD'],
  ])
})

test('whatever a name holds, it is one line of the card, and no line is longer than 75 octets', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 255 }), (name) => {
      const card = vcardOf(viewOf({ firstName: name, lastName: 'END:VCARD\r\nBEGIN:VCARD' }))
      for (const line of card.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
      expect(lines(card)).toHaveLength(5)
      expect(lines(card).at(-1)).toBe('END:VCARD')
    }),
  )
})

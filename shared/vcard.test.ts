import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withPlainLines } from './csv'
import { type Card, readCards, splitName } from './vcard'
import type { Decode } from './vcard-lines'
import { writeCard } from './vcard-write'

const decode: Decode = (bytes, charset) =>
  charset.toLowerCase() === 'utf-8'
    ? Buffer.from(bytes).toString('utf8')
    : [...bytes].map((byte) => String.fromCharCode(byte)).join('')

function readAll(text: string, size = 32): Card[] {
  const plain = withPlainLines(text)
  const cards: Card[] = []
  for (let from = 0; from < plain.length; ) {
    const slice = readCards(plain, { from, size, decode })
    cards.push(...slice.cards)
    from = slice.next
  }
  return cards
}

const value = fc
  .oneof(fc.string(), fc.string({ unit: fc.constantFrom('a', 'å', '😀', '\\', ';', ',', '\n', ':', '"', '=', ' ') }))
  .map((text) => text.trim())
const card: fc.Arbitrary<Card> = fc.record({
  ...{ firstName: value, lastName: value, email: value, phone: value.map((text) => text.replace(/^tel:/i, '')) },
  linkedInUrl: fc.constantFrom('', 'https://www.linkedin.com/in/anna-berg'),
  ...{ company: value, jobTitle: value, strategy: value, language: value, uid: value },
  tags: fc.array(value.filter((text) => text !== '')),
  refs: fc.array(value.filter((text) => text !== '')),
})

test.each(['3.0', '4.0'] as const)('what is written as %s is read back, however it is sliced', (version) =>
  fc.assert(
    fc.property(fc.array(card), fc.nat(500), (cards, size) => {
      const named = cards.filter(({ firstName, lastName, email, phone }) => firstName || lastName || !(email || phone))
      const text = named.map((each) => writeCard(each, version)).join('')
      expect(readAll(text, size + 1)).toEqual(named)
    }),
  ),
)

test('lines are at most 75 octets long, and no character is torn', () =>
  fc.assert(
    fc.property(card, (each) => {
      for (const line of writeCard(each, '3.0').split('\r\n')) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      }
    }),
  ))

test('any text is read without an error, and to its end', () => {
  const part = fc.constantFrom(
    ...[
      'BEGIN:VCARD\n',
      'END:VCARD\n',
      'TEL;CELL:',
      ';ENCODING=QUOTED-PRINTABLE',
      '=\n',
      '=C3',
      ' ',
      '"',
      ':',
      ';',
      '\n',
    ],
    ...['N', 'item1.', 'a', '\\', '=', ',', 'å', '\u0000'],
  )
  fc.assert(fc.property(fc.array(part, { maxLength: 60 }), (parts) => void readAll(parts.join(''), 1)))
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readAll(text, 1)))
})

test('a quote or a fold without end costs no more than its length', () => {
  const long = 'x'.repeat(500_000)
  expect(readAll(`BEGIN:VCARD\nTEL;"${long}\n${' y\n'.repeat(200_000)}END:VCARD\n`)).toHaveLength(1)
})

describe('cards as others write them', () => {
  test('2.1: bare types, quoted-printable over lines, a charset', () => {
    const [anna] = readAll(
      [
        'BEGIN:VCARD',
        'VERSION:2.1',
        'N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:=D6berg;=C5sa',
        'TEL;WORK;FAX:08-1',
        'TEL;CELL:070-174 06 18',
        'EMAIL;INTERNET:asa@ek.example',
        'NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Ring f=C3=B6re=',
        ' lunch=0Aoch fika',
        'PHOTO;BASE64:abcd',
        'END:VCARD',
      ].join('\r\n'),
    )
    expect(anna).toMatchObject({ firstName: 'Åsa', lastName: 'Öberg', phone: '070-174 06 18', email: 'asa@ek.example' })
    expect(anna?.strategy).toBe('Ring förelunch\noch fika')
  })

  test('3.0: groups, folds, escapes, several addresses', () => {
    const [anna] = readAll(
      [
        'begin:vcard',
        'VERSION:3.0',
        'N:Berg;Anna;Maria;;',
        'item1.EMAIL;type=INTERNET;type=HOME:home@ek.example',
        'item2.EMAIL;type=INTERNET;type=WORK;type=pref:work@ek.example',
        'ORG:Ek\\, Alm \\; Co;Sales',
        'TITLE:Head of',
        '  Sales',
        'CATEGORIES:VIP,A\\,B',
        'URL:https://linkedin.com/in/anna',
        'end:vcard',
      ].join('\n'),
    )
    expect(anna).toMatchObject({
      firstName: 'Anna Maria',
      lastName: 'Berg',
      email: 'work@ek.example',
      tags: ['VIP', 'A,B'],
    })
    expect(anna).toMatchObject({ company: 'Ek, Alm ; Co', jobTitle: 'Head of Sales' })
  })

  test('4.0: quoted parameters, tel URIs, preferences, a name from FN', () => {
    const [anna] = readAll(
      [
        'BEGIN:VCARD',
        'VERSION:4.0',
        'FN:Anna Berg',
        'TEL;VALUE=uri;PREF=2;TYPE="voice,work":tel:+46-8-465',
        'TEL;VALUE=uri;PREF=1;TYPE="voice;cell":tel:+46-70-174',
        'LANG:sv',
        'END:VCARD',
      ].join('\n'),
    )
    expect(anna).toMatchObject({ firstName: 'Anna', lastName: 'Berg', phone: '+46-70-174', language: 'sv' })
  })

  test('a card that is never ended is none, and a card within another ends it', () => {
    expect(readAll('BEGIN:VCARD\nFN:Half')).toEqual([])
  })
})

test.each([
  ['Anna Berg', 'Anna', 'Berg'],
  ['Berg, Anna', 'Anna', 'Berg'],
  ['Anna Maria Berg', 'Anna Maria', 'Berg'],
  ['Cher', 'Cher', ''],
  ['  ', '', ''],
])('the name %j', (full, given, family) => expect(splitName(full)).toEqual({ given, family }))

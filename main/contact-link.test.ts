import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contactIn, contactOf } from './contact-link'

test.each([
  ['fieldbook://contact/789', '789'],
  ['FIELDBOOK://contact/789/', null],
  ['fieldbook://contact/local-1b2c', 'local-1b2c'],
  ['fieldbook://contact/789?x=1#y', '789'],
])('%s names %s', (link, id) => expect(contactOf(link)).toBe(id))

test.each([
  'fieldbook://contact/',
  'fieldbook://contact/a%2Fb',
  'fieldbook://contact/%E0%A4%A',
  'fieldbook://contact/<img>',
  'fieldbook://delete/789',
  'fieldbook:789',
  'https://contact/789',
  'app://fieldbook/index.html',
  '--fieldbook://contact/789',
  '',
])('%j names no contact', (link) => expect(contactOf(link)).toBeNull())

test('of the arguments of a start the first link counts, and nothing else', () => {
  expect(contactIn(['/opt/Fieldbook/fieldbook', '--no-sandbox', 'fieldbook://contact/7'])).toBe('7')
  expect(contactIn(['/opt/Fieldbook/fieldbook', 'a.vcf'])).toBeNull()
})

test('whatever a link says, what comes of it is a plain id or nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const id = contactOf(`fieldbook://contact/${text}`)
      if (id !== null) expect(id).toMatch(/^[\w-]{1,64}$/)
    }),
  )
})

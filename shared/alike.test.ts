import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alikeBy, alikeEmail, alikePhone, alikeText, alikeUrl } from './alike'

const values = fc.oneof(
  fc.constant(null),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('+', '0', '4', '6', ' ', '-', '\r', '\n', 'é', 'é', 'A', 'a', '/', '@') }),
)

describe.each(Object.entries(alikeBy))('%s', (_kind, alike) => {
  test('a value is alike itself, and the order does not matter', () =>
    fc.assert(
      fc.property(values, values, (a, b) => {
        expect(alike(a, a)).toBe(true)
        expect(alike(a, b)).toBe(alike(b, a))
      }),
    ))

  test('none, missing and empty are one, and blanks around make no difference', () =>
    fc.assert(
      fc.property(values, (a) => {
        expect(alike(null, '')).toBe(true)
        expect(alike(a, `  ${a ?? ''}\r\n`)).toBe(true)
      }),
    ))

  test('what is alike as text is alike', () =>
    fc.assert(fc.property(values, values, (a, b) => !alikeText(a, b) || alike(a, b))))

  test('something is not alike nothing', () => {
    expect(alike('46705550102', null)).toBe(false)
    expect(alike('', 'a@b.example')).toBe(false)
  })
})

test.each([
  ['é', 'é', true],
  ['a\r\nb', 'a\nb', true],
  ['a\rb', 'a\nb', true],
  ['Anna', 'anna', false],
  ['a b', 'a  b', false],
])('texts %j and %j: alike %s', (a, b, alike) => expect(alikeText(a, b)).toBe(alike))

test.each([
  ['Ada@Example.com', 'ada@example.COM', true],
  ['ada@example.com', 'adam@example.com', false],
])('emails %j and %j: alike %s', (a, b, alike) => expect(alikeEmail(a, b)).toBe(alike))

test.each([
  ['https://www.linkedin.com/in/ada/', 'https://www.linkedin.com/in/ada', true],
  ['https://www.linkedin.com/in/ada', 'https://www.linkedin.com/in/Ada', false],
])('URLs %j and %j: alike %s', (a, b, alike) => expect(alikeUrl(a, b)).toBe(alike))

test.each([
  ['070-555 01 02', '+46705550102', true],
  ['+46 (0)70-555 01 02', '+46705550102', true],
  ['0046 70 555 01 02', '+46705550102', true],
  ['555 01 02', '+46 8 555 01 02', true],
  ['01 02', '+46 8 555 01 02', false],
  ['+46 70 555 01 02', '+46 70 555 01 03', false],
  ['+33 6 39 98 04 63', '+46 70 555 01 02', false],
  ['call the desk', 'call the desk ', true],
  ['ext. 12', 'ext. 13', false],
])('phones %j and %j: alike %s', (a, b, alike) => expect(alikePhone(a, b)).toBe(alike))

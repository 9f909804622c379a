import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alikeBy } from './alike'
import { checkText, isTextField, readText, type TextField, textFields, textRow } from './fields'

const typed = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(' ', '\t', '\n', '\r\n', 'a', 'B', '@', '.', 'é') }),
  fc.emailAddress(),
  fc.webUrl(),
  fc.stringMatching(/^(https?:\/\/)?([a-z]{2,3}\.)?linkedin\.com\/in\/[a-z-]{1,9}\/?$/),
  fc.constantFrom('sv', 'en', 'SV', 'swe'),
  fc.string({ minLength: 250, maxLength: 260 }),
)
const field = fc.constantFrom(...textFields)

test('what is checked once is taken again as it is, so that a saved value can always be sent', () =>
  fc.assert(
    fc.property(field, typed, (name, text) => {
      const checked = checkText(name, text)
      if (checked.kind === 'ok') expect(checkText(name, checked.value ?? '')).toEqual(checked)
    }),
    { numRuns: 2_000 },
  ))

test('a value is null or something: trimmed, never empty, within its limit', () =>
  fc.assert(
    fc.property(field, typed, (name, text) => {
      const checked = checkText(name, text)
      if (checked.kind !== 'ok' || checked.value === null) return
      expect(checked.value).toBe(checked.value.trim())
      expect(checked.value).not.toBe('')
      expect(checked.value.length).toBeLessThanOrEqual(textRow(name).limit ?? Number.POSITIVE_INFINITY)
      if (!textRow(name).multiline) expect(checked.value).not.toMatch(/[\r\n\t]/)
    }),
    { numRuns: 2_000 },
  ))

test('only blanks are nothing, in every field', () => {
  for (const name of textFields) expect(checkText(name, ' \r\n\t ')).toEqual({ kind: 'ok', value: null })
})

test('a value that was only tidied is alike what was typed', () =>
  fc.assert(
    fc.property(
      fc.constantFrom<TextField>('firstName', 'email', 'strategy'),
      fc.string().filter((s) => !/\s/.test(s.trim())),
      (name, text) => {
        const checked = checkText(name, text)
        if (checked.kind === 'ok') expect(alikeBy[textRow(name).alike](checked.value, text)).toBe(true)
      },
    ),
  ))

const ok = (value: string | null) => ({ kind: 'ok', value })
const problem = (kind: string, more = {}) => ({ kind: 'problem', problem: { kind, ...more } })

describe('what is typed', () => {
  test.each<[TextField, string, object]>([
    ['firstName', '  Anna   Maria ', ok('Anna Maria')],
    ['firstName', 'x'.repeat(255), ok('x'.repeat(255))],
    ['firstName', 'x'.repeat(256), problem('too-long', { limit: 255 })],
    ['strategy', ' two\r\nlines\rand  blanks ', ok('two\nlines\nand  blanks')],
    ['strategy', 'x'.repeat(20_000), ok('x'.repeat(20_000))],
    ['email', ' Anna@Example.com ', ok('Anna@Example.com')],
    ['email', 'anna', problem('not-an-email')],
    ['email', 'anna@example', problem('not-an-email')],
    ['email', 'anna@ex ample.com', problem('not-an-email')],
    ['email', 'anna@@example.com', problem('not-an-email')],
    ['phone', ' 070 - 1 ', ok('070 - 1')],
    ['linkedInUrl', 'linkedin.com/in/anna-berg', ok('https://www.linkedin.com/in/anna-berg')],
    ['linkedInUrl', 'http://se.LinkedIn.com/in/anna-berg/?x=1#y', ok('https://www.linkedin.com/in/anna-berg')],
    ['linkedInUrl', 'https://www.linkedin.com/company/acme', problem('not-a-linkedin-profile')],
    ['linkedInUrl', 'https://notlinkedin.com/in/anna', problem('not-a-linkedin-profile')],
    ['linkedInUrl', 'anna-berg', problem('not-a-linkedin-profile')],
    ['primaryLanguage', 'sv', ok('sv')],
    ['primaryLanguage', 'SV', problem('not-a-language')],
    ['primaryLanguage', 'swe', problem('not-a-language')],
  ])('%s: %j', (name, text, checked) => expect(checkText(name, text)).toEqual(checked))
})

test('text fields are those of the table, and no property of every object', () => {
  expect(textFields).toEqual(['firstName', 'lastName', 'email', 'phone', 'linkedInUrl', 'strategy', 'primaryLanguage'])
  for (const name of ['tags', 'companies', 'toString', '__proto__', 'constructor', ''])
    expect(isTextField(name)).toBe(false)
})

test('missing, null and empty on the server are null', () => {
  const contact = { id: '1', updatedUtc: '2026-06-01T12:00:00Z', etag: 'W/"1"' }
  expect(readText(contact, 'email')).toBeNull()
  expect(readText({ ...contact, email: null }, 'email')).toBeNull()
  expect(readText({ ...contact, email: '' }, 'email')).toBeNull()
  expect(readText({ ...contact, email: ' a ' }, 'email')).toBe(' a ')
})

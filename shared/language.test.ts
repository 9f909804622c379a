import { expect, test } from 'vitest'
import { languageOf } from './language'

test.each([
  ['system', 'sv', 'sv'],
  ['system', 'sv-FI', 'sv'],
  ['system', 'de-DE', 'en'],
  ['system', '', 'en'],
  ['en', 'sv', 'en'],
  ['sv', 'en-GB', 'sv'],
] as const)('with %s chosen on a system in %j the language is %s', (chosen, system, language) => {
  expect(languageOf(chosen, system)).toBe(language)
})

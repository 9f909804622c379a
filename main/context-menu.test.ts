import { expect, test, vi } from 'vitest'

vi.mock('electron', () => ({ Menu: {} }))
const { contextMenu, spellingLanguages } = await import('./context-menu')
const { en } = await import('./words/en')

const nothing = { canUndo: false, canRedo: false, canDelete: false, canEditRichly: false }
const flags = { ...nothing, canCut: true, canCopy: true, canPaste: true, canSelectAll: true }
const plain = { isEditable: true, selectionText: '', misspelledWord: '', dictionarySuggestions: [], editFlags: flags }
const target = (given: object = {}) => ({ ...plain, ...given }) as never
const spelling = { replace: vi.fn(), learn: vi.fn() }
const labels = (given: object) => contextMenu(target(given), en, spelling).flatMap(({ label }) => label ?? [])

test('a field offers the clipboard', () => {
  expect(labels({})).toEqual(['Cut', 'Copy', 'Paste', 'Select All'])
})

test('selected text outside a field can be copied, and nothing else', () => {
  expect(labels({ isEditable: false, selectionText: 'Anna' })).toEqual(['Copy'])
})

test('where there is nothing to do there is no menu', () => {
  expect(labels({ isEditable: false })).toEqual([])
})

test('a misspelled word can be replaced or learnt', () => {
  const at = target({ misspelledWord: 'helo', dictionarySuggestions: ['hello', 'helot'] })
  const [hello, , learn] = contextMenu(at, en, spelling)
  hello?.click?.({} as never, undefined, {} as never)
  learn?.click?.({} as never, undefined, {} as never)
  expect(spelling.replace).toHaveBeenCalledWith('hello')
  expect(spelling.learn).toHaveBeenCalledWith('helo')
})

test('a word that nobody can improve says so', () => {
  expect(labels({ misspelledWord: 'xyzzy' }).slice(0, 2)).toEqual(['No suggestions', 'Add to Dictionary'])
})

test.each([
  ['sv', ['sv', 'en-US']],
  ['sv-FI', ['sv', 'en-US']],
  ['en-GB', ['en-GB', 'en-US']],
  ['pt-BR', ['en-US']],
])('spelling of a text is checked as for %s', (locale, languages) => {
  expect(spellingLanguages(['de', 'en-GB', 'en-US', 'sv'], locale)).toEqual(languages)
})

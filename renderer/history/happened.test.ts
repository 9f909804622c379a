import { expect, test } from 'vitest'
import { changedField, shownChange, shownEntry, shownMove, whatHappened } from './happened'

test('a leaf is called by its field, an element by its name', () => {
  expect(changedField('email')).toBe('Email')
  expect(changedField('tags/vip')).toBe('Tags: vip')
  expect(changedField('externalRefs/crm/17')).toBe('References: 17')
  expect(changedField('companies/c1')).toBe('Companies')
  expect(changedField('deleted')).toBe('Deletion')
  expect(changedField('of a later version')).toBe('of a later version')
})

test('values are shown as people read them', () => {
  expect(shownChange('primaryLanguage', 'sv')).toBe('Swedish')
  expect(shownChange('blocked', true)).toBe('on')
  expect(shownChange('email', null)).toBe('empty')
})

test('what a change made of what is told without ids and switches that people know nothing of', () => {
  expect(shownMove('email', null, 'a@b.se')).toBe('empty → a@b.se')
  expect(shownMove('companies/c1', 'CFO', false)).toBe('CFO → no longer linked')
  expect(shownMove('tags/vip', false, true)).toBe('added')
  expect(shownMove('primaryCompany', 'c1', 'c2')).toBe('')
  expect(shownMove('deleted', false, true)).toBe('')
})

test('a decision says which, and a refusal why', () => {
  expect(whatHappened({ kind: 'resolved', by: 'theirs' })).toBe('Took theirs')
  expect(whatHappened({ kind: 'refused', by: 'Not valid.' })).toBe('Refused by Propstreet: Not valid.')
  expect(whatHappened({ kind: 'sent' })).toBe('Sent to Propstreet')
})

test('two values that met are told as such, and one that was given up as given up', () => {
  const email = { path: 'email', from: 'theirs@b.se', to: 'mine@b.se' }
  expect(shownEntry({ ...email, kind: 'conflict' })).toBe('On Propstreet: theirs@b.se. Yours: mine@b.se')
  expect(shownEntry({ ...email, kind: 'resolved', by: 'theirs' })).toBe('Given up: mine@b.se')
  expect(shownEntry({ ...email, kind: 'resolved', by: 'mine' })).toBe('theirs@b.se → mine@b.se')
  expect(shownEntry({ path: 'tags/vip', from: false, to: true, kind: 'discarded' })).toBe('added')
})

test('where a change came from or why it went is said in words', () => {
  expect(whatHappened({ kind: 'discarded', by: 'theirs' })).toBe('Discarded: the contact was deleted on Propstreet')
  expect(whatHappened({ kind: 'saved', by: 'file' })).toBe('Taken in from a file')
})

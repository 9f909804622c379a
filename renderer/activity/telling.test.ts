import { expect, test } from 'vitest'
import type { Happening, What } from './merge-timeline'
import { detailOf, sentenceOf } from './telling'

const happened = (what: What, by: string | null = null): Happening => ({ key: 'k', at: 0, by, what, waits: false })
const nameOf = (id: string) => (id === 'c1' ? 'Acme' : null)
const said = (what: What, by: string | null = null) =>
  sentenceOf(happened(what, by), nameOf)
    .map((part) => (typeof part === 'string' ? part : part.em))
    .join('')

test('what a colleague changed is said with name and fields', () => {
  expect(said({ kind: 'changed', fields: ['email', 'phone'], moves: [] }, 'Maria Lind')).toBe(
    'Maria Lind changed Email and Phone',
  )
  expect(said({ kind: 'changed', fields: [], moves: [] }, '')).toBe('Somebody changed this contact')
  expect(said({ kind: 'created' }, 'Import')).toBe('Import created this contact')
})

test('what we did is said as ours, a tag by its name', () => {
  expect(said({ kind: 'note', type: 'call', text: 'x' })).toBe('You logged a call')
  const move = { path: 'tags/Pilot', from: false, to: true }
  expect(said({ kind: 'changed', fields: ['tags'], moves: [move] })).toBe('You added tag Pilot')
  expect(said({ kind: 'decided', choice: 'theirs', field: 'phone' })).toBe('You took theirs for Phone')
})

test('what was made of what is shown below, by field where there are several', () => {
  const [phone, email] = [
    { path: 'phone', from: '1', to: '2' },
    { path: 'email', from: null, to: 'a@b.se' },
  ]
  expect(detailOf(happened({ kind: 'changed', fields: ['phone'], moves: [phone] }), nameOf)).toBe('1 → 2')
  expect(detailOf(happened({ kind: 'changed', fields: ['phone', 'email'], moves: [phone, email] }), nameOf)).toBe(
    'Phone: 1 → 2\nEmail: empty → a@b.se',
  )
  expect(detailOf(happened({ kind: 'note', type: 'note', text: 'Rang' }), nameOf)).toBe('Rang')
})

test('several tags at once are told by their names, as the sentence has said what they are', () => {
  const moves = [
    { path: 'tags/Pilot', from: false, to: true },
    { path: 'tags/Solna', from: true, to: false },
  ]
  expect(detailOf(happened({ kind: 'changed', fields: ['tags'], moves }), nameOf)).toBe('Pilot: added\nSolna: removed')
})

test('a link is told by the company’s name: joined, left, or another job title', () => {
  const changed = (from: string | null | false, to: string | null | false, id = 'c1'): What => {
    return { kind: 'changed', fields: ['companies'], moves: [{ path: `companies/${id}`, from, to }] }
  }
  const detail = (what: What) => detailOf(happened(what), nameOf)
  expect([said(changed(false, null)), detail(changed(false, null))]).toEqual(['You added Acme', ''])
  expect([said(changed('CFO', false)), detail(changed('CFO', false))]).toEqual(['You removed Acme', ''])
  expect(said(changed('CFO', 'CEO'))).toBe('You changed Companies')
  expect(detail(changed('CFO', 'CEO'))).toBe('Acme: CFO → CEO')
  expect(said(changed('CFO', false, 'c9'))).toBe('You changed Companies')
})

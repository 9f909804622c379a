import { expect, test } from 'vitest'
import { textFields } from '../../shared/fields'
import type { ContactView } from '../store/api'
import { chosenOf, differs, mergeValues } from './merge-values'

function view(id: string, values: Record<string, string>, more: Partial<ContactView> = {}): ContactView {
  const clean = { state: { kind: 'clean' as const }, draft: null, held: false }
  const text = Object.fromEntries(textFields.map((field) => [field, { ...clean, value: values[field] ?? null }]))
  return {
    ...{ id, name: id, text, tags: [], companies: [], externalRefs: [], blocked: { ...clean, value: null } },
    ...more,
  } as unknown as ContactView
}
const tag = (name: string, state = 'clean') => ({ tag: name, was: true, state })
const link = (id: string, primary: boolean) => ({ id, name: id, jobTitle: 'CFO', primary, removed: false })
const ref = (namespace: string, id: string) => ({
  namespace,
  id,
  path: `externalRefs/${namespace}/${id}`,
  state: 'clean',
})

const a = view('a', { firstName: 'Anna', phone: '1' }, { tags: [tag('x')] as ContactView['tags'] })
const b = view('b', { firstName: 'Ann', phone: '1', strategy: 'Renew' }, {
  tags: [tag('x'), tag('y'), tag('z', 'removed')],
  companies: [link('k1', true)],
  externalRefs: [ref('crm', '17'), ref('fieldbook', 'local-1')],
} as unknown as Partial<ContactView>)

test('the kept contact says what it says; where it is silent, the others do', () => {
  const choosing = { kept: 'a', choices: {} }
  expect(chosenOf([a, b], { ...choosing, field: 'firstName' })).toBe('a')
  expect(chosenOf([a, b], { ...choosing, field: 'strategy' })).toBe('b')
  expect([differs([a, b], 'firstName'), differs([a, b], 'phone')]).toEqual([true, false])
})

test('sets are united, what was taken off stays off, and our own references stay with their contact', () => {
  expect(mergeValues([a, b], { kept: 'a', choices: { firstName: 'b' } })).toEqual({
    firstName: 'Ann',
    strategy: 'Renew',
    'tags/y': true,
    'externalRefs/crm/17': true,
    'companies/k1': 'CFO',
    primaryCompany: 'k1',
  })
})

test('an empty value that was chosen empties the field', () => {
  expect(mergeValues([b, a], { kept: 'b', choices: { strategy: 'a' } })).toMatchObject({ strategy: null })
})

test('who must not be contacted is not forgotten', () => {
  const blocked = { value: true, state: { kind: 'clean' as const }, draft: null, held: false }
  const c = view('c', { firstName: 'Anna' }, { blocked })
  expect(mergeValues([a, c], { kept: 'a', choices: {} })).toMatchObject({ blocked: true })
  expect(mergeValues([a, c], { kept: 'c', choices: {} }).blocked).toBeUndefined()
})

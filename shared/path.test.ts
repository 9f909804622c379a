import { describe, expect, test } from 'vitest'
import { fieldOf, linkPath, parsePath, refOf, refPath, tagPath } from './path'

test.each(['vip', 'a/b', '/', '__proto__', 'two\nlines', 'tags/vip'])('the tag %j keeps its name on the way', (tag) => {
  expect(parsePath(tagPath(tag))).toEqual({ kind: 'element', field: 'tags', element: tag })
  expect(fieldOf(tagPath(tag))).toBe('tags')
})

test.each(['', 'tags', 'tags/', 'tagsx', 'externalRefs/a', '__proto__', 'constructor', '/tags/vip'])(
  '%j is nothing that can be edited',
  (path) => expect(parsePath(path)).toBeNull(),
)

test.each([
  ['email', { kind: 'text', field: 'email' }],
  ['blocked', { kind: 'write-only', field: 'blocked' }],
  ['created', { kind: 'whole', field: 'created' }],
  ['deleted', { kind: 'whole', field: 'deleted' }],
  ['primaryCompany', { kind: 'primary', field: 'companies' }],
  ['companies/k1', { kind: 'link', field: 'companies', company: 'k1' }],
  ['externalRefs/crm/17', { kind: 'element', field: 'externalRefs', element: 'crm/17' }],
])('%j says what it is of', (path, parts) => {
  expect(parsePath(path)).toEqual(parts)
  expect(fieldOf(path)).toBe(parts.field)
})

test('a path that nobody knows belongs to no field', () => expect(fieldOf('future')).toBeNull())

test('a link is named by its company', () => expect(linkPath('k1')).toBe('companies/k1'))

describe('a reference', () => {
  test('is named by its namespace in lower case, encoded, and by its id as it is', () => {
    expect(refPath({ namespace: 'CRM/x y', id: 'A/b c' })).toBe('externalRefs/crm%2Fx%20y/A/b c')
    expect(refOf('crm%2Fx%20y/A/b c')).toEqual({ namespace: 'crm/x y', id: 'A/b c' })
  })

  test('with half surrogate pairs has a name nevertheless', () => {
    expect(refPath({ namespace: 'a\ud800b\udc00', id: '1' })).toBe(refPath({ namespace: 'a\ufffdb\ufffd', id: '1' }))
  })

  test.each([
    'externalRefs//17',
    'externalRefs/crm/',
    'externalRefs/%/17',
    'externalRefs/CRM/17',
    'externalRefs/a b/17',
  ])('%j is none: no reference has that name', (path) => expect(parsePath(path)).toBeNull())
})

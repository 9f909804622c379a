import { describe, expect, test } from 'vitest'
import type { Contact } from './contact'
import { alikeAt, bodyOf, onTop, pathsOf, readLeaf, tagsWith } from './wire'

const bare: Contact = { id: '7', updatedUtc: '2026-06-01T12:00:00Z', etag: 'W/"1"' }
const k1 = { id: 'k1', name: 'One', jobTitle: 'CEO', isPrimary: false }
const k2 = { id: 'k2', name: 'Two', jobTitle: '', isPrimary: true }
const full: Contact = {
  ...bare,
  firstName: 'Ada',
  lastName: '',
  tags: ['b', 'a'],
  externalRefs: [{ namespace: 'CRM', id: '17', uri: 'u:1' }],
  companies: [k1, k2],
}
const wish = (path: string, mine: string | boolean | null) => ({ path, mine })

describe('alike', () => {
  test.each([
    ['email', 'A@x', 'a@x', true],
    ['firstName', 'Ada', 'ada', false],
    ['firstName', ' Ada', 'Ada', true],
    ['firstName', null, '', true],
    ['companies/k1', 'CEO ', 'CEO', true],
    ['companies/k1', null, '', true],
    ['companies/k1', false, null, false],
    ['companies/k1', null, false, false],
    ['companies/k1', false, false, true],
    ['tags/a', true, true, true],
    ['tags/a', true, false, false],
    ['primaryCompany', 'k1', 'k1 ', false],
    ['blocked', '?', '? ', false],
    ['future', 'a', 'a ', false],
  ])('as values of %s, %j and %j: %j', (path, a, b, alike) => expect(alikeAt(path)(a, b)).toBe(alike))
})

describe('the server’s value', () => {
  test.each([
    ['firstName', 'Ada'],
    ['lastName', null],
    ['email', null],
    ['tags/a', true],
    ['tags/c', false],
    ['externalRefs/crm/17', true],
    ['externalRefs/crm/18', false],
    ['companies/k1', 'CEO'],
    ['companies/k2', null],
    ['companies/k3', false],
    ['primaryCompany', 'k2'],
    ['blocked', '?'],
    ['deleted', false],
    ['created', false],
    ['future', false],
  ])('of %s is %j', (path, value) => expect(readLeaf(full, path)).toBe(value))

  test.each([
    ['tags/a', false],
    ['externalRefs/crm/17', false],
    ['companies/k1', false],
    ['primaryCompany', null],
  ])('of %s is %j where the row has none', (path, value) => expect(readLeaf(bare, path)).toBe(value))

  test('of the primary company is none where no link is', () => {
    expect(readLeaf({ ...bare, companies: [k1] }, 'primaryCompany')).toBeNull()
  })

  test('of a deleted contact says so, and says nothing else of the whole', () => {
    const gone = { ...bare, deletedUtc: '2026-06-01T12:00:00Z' }
    expect([readLeaf(gone, 'deleted'), readLeaf(gone, 'created')]).toEqual([true, false])
  })

  test('is named for every leaf that says something, and for no other', () => {
    const links = ['companies/k1', 'companies/k2', 'primaryCompany']
    expect(pathsOf(full)).toEqual(['firstName', 'tags/b', 'tags/a', 'externalRefs/crm/17', ...links])
    expect(pathsOf(bare)).toEqual([])
  })
})

describe('a contact with wishes on top', () => {
  test('without wishes is the contact, its order and its missing fields too', () => {
    expect(onTop(full, [])).toEqual(full)
    expect(onTop(bare, [])).toEqual(bare)
  })

  test('leaves the contact itself as it was', () => {
    const before = JSON.stringify(full)
    onTop(full, [wish('firstName', 'Bo'), wish('tags/a', false), wish('companies/k1', 'CTO')])
    expect(JSON.stringify(full)).toBe(before)
  })

  test('has the texts that are wanted; none where none is', () => {
    const top = onTop(full, [wish('firstName', null), wish('email', 'a@x'), wish('phone', false), wish('future', '1')])
    expect(top).toEqual({ ...full, firstName: null, email: 'a@x', phone: null })
  })

  test('changes no set and no link for a wish of another field', () => {
    expect(onTop(bare, [wish('firstName', 'Bo'), wish('blocked', true)])).toEqual({ ...bare, firstName: 'Bo' })
    expect(onTop(bare, [wish('tags/a', true)])).toEqual({ ...bare, tags: ['a'] })
    expect(onTop(bare, [wish('externalRefs/crm/1', true)])).toEqual({
      ...bare,
      externalRefs: [{ namespace: 'crm', id: '1' }],
    })
  })

  test('keeps the server’s elements in its order, ours out, and ours in last, each once', () => {
    const list = [wish('tags/b', true), wish('tags/c', true), wish('tags/a', false), wish('tags/d', false)]
    expect(tagsWith(full, list)).toEqual(['b', 'c'])
    expect(tagsWith({ tags: null }, list)).toEqual(['b', 'c'])
  })

  test('takes elements of one set for no other’s', () => {
    const list = [wish('tags/x/1', true), wish('externalRefs/y/2', true), wish('firstName', 'Bo'), wish('future', true)]
    expect(tagsWith(bare, list)).toEqual(['x/1'])
    expect(onTop(bare, list).externalRefs).toEqual([{ namespace: 'y', id: '2' }])
  })

  test('keeps references as the server has them', () => {
    const list = [wish('externalRefs/crm/17', true), wish('externalRefs/erp/1', true)]
    expect(onTop(full, list).externalRefs).toEqual([
      { namespace: 'CRM', id: '17', uri: 'u:1' },
      { namespace: 'erp', id: '1' },
    ])
    expect(onTop(full, [wish('externalRefs/crm/17', false)]).externalRefs).toEqual([])
  })

  test('has links added, changed and removed, with what else the server says of them', () => {
    const list = [wish('companies/k1', 'CTO'), wish('companies/k3', null), wish('companies/k2', false)]
    expect(onTop(full, list).companies).toEqual([
      { ...k1, jobTitle: 'CTO', isPrimary: false },
      { id: 'k3', jobTitle: null, isPrimary: false },
    ])
    const others = [wish('companies/k1', true), wish('future', 'x'), wish('firstName', 'Bo')]
    expect(onTop(full, others).companies).toEqual([{ ...k1, jobTitle: null }, k2])
    expect(onTop(bare, [wish('companies/k1', 'CEO')]).companies).toEqual([
      { id: 'k1', jobTitle: 'CEO', isPrimary: false },
    ])
  })

  test('has the primary company that is wanted, else the server’s', () => {
    const primary = (...list: Parameters<typeof onTop>[1]) =>
      onTop(full, list).companies?.flatMap(({ id, isPrimary }) => (isPrimary ? [id] : []))
    expect(primary(wish('companies/k1', 'CTO'))).toEqual(['k2'])
    expect(primary(wish('primaryCompany', 'k1'))).toEqual(['k1'])
    expect(primary(wish('companies/k1', 'CTO'), wish('primaryCompany', null))).toEqual([])
  })
})

describe('a body', () => {
  test('has the wanted fields and no others (S6)', () => {
    const list = [wish('firstName', null), wish('blocked', true), wish('created', 'key'), wish('future', 'x')]
    expect(bodyOf(full, list)).toEqual({ firstName: null, blocked: true })
  })

  test('has sets whole', () => {
    expect(bodyOf(full, [wish('tags/c', true)])).toEqual({ tags: ['b', 'a', 'c'] })
    expect(bodyOf(full, [wish('externalRefs/erp/1', true)])).toEqual({
      externalRefs: [
        { namespace: 'CRM', id: '17' },
        { namespace: 'erp', id: '1' },
      ],
    })
  })

  test('has links whole, as connections with their titles and which is primary', () => {
    expect(bodyOf(full, [wish('companies/k1', 'CTO')])).toEqual({
      connections: [
        { company: { kind: 'existing', id: 'k1' }, jobTitle: 'CTO', primary: false },
        { company: { kind: 'existing', id: 'k2' }, jobTitle: '', primary: true },
      ],
    })
    expect(bodyOf({ ...full, companies: [{ id: 'k1' }] }, [wish('primaryCompany', 'k1')])).toEqual({
      connections: [{ company: { kind: 'existing', id: 'k1' }, jobTitle: null, primary: true }],
    })
  })
})

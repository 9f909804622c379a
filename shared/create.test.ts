import { describe, expect, test } from 'vitest'
import type { Contact } from './contact'
import { adoptEdit, beginCreate, emptyContact, isLocal, localIdsOf, mergeEdit, thaw } from './create'
import type { Edit } from './edits'
import type { Sent, Value } from './leaf'

const id = 'local-00000000-0000-4000-8000-00000000000f'
const other = 'local-00000000-0000-4000-8000-00000000000e'
const edit = (path: string, mine: Value, more: Partial<Edit> = {}): Edit => ({
  ...{ path, conflict: null, refused: null, ask: false, seen: { etag: '', updatedUtc: '' } },
  leaf: { base: null, sent: [], mine },
  ...more,
})
const copy = (value: Value, ifMatch = ''): Sent<Value> => ({ value, ifMatch })
const sent = (path: string, mine: Value, ...copies: Sent<Value>[]) =>
  edit(path, mine, { leaf: { base: null, sent: copies, mine } })
const mark = edit('created', 'key')
const row: Contact = { id: '7', updatedUtc: '2026-06-01T12:00:00Z', etag: 'W/"1"', firstName: 'Ada' }
const seen = { etag: row.etag, updatedUtc: row.updatedUtc }

describe('a local id', () => {
  test('is told from every other', () => {
    expect(isLocal(id)).toBe(true)
    expect(['7', `x${id}`, `${id}0`, id.slice(0, -1), id.replace('f', 'g'), id.toUpperCase()].map(isLocal)).toEqual(
      Array(6).fill(false),
    )
  })

  test('has an empty row, which no server gave', () => {
    expect(emptyContact(id)).toEqual({ id, etag: '', updatedUtc: '' })
  })

  test('is found on the server’s row by its reference, whatever the case of the namespace', () => {
    const externalRefs = [
      { namespace: 'Fieldbook', id },
      { namespace: 'fieldbook', id: other },
      { namespace: 'crm', id },
      { namespace: 'fieldbook', id: '17' },
    ]
    expect(localIdsOf({ ...row, externalRefs })).toEqual([id, other])
    expect(localIdsOf(row)).toEqual([])
  })
})

describe('a create', () => {
  test('carries what is wanted, its key, and the reference of the contact (S7)', () => {
    const [tag, first] = [edit('tags/a', true), edit('firstName', 'Ada')]
    expect(beginCreate(id, [tag, mark, first])).toEqual({
      send: {
        ...{ kind: 'create', id, ifMatch: '', key: 'key' },
        body: { firstName: 'Ada', tags: ['a'], externalRefs: [{ namespace: 'fieldbook', id }] },
        values: { created: 'key', firstName: 'Ada', 'tags/a': true },
      },
      edits: [
        sent('created', 'key', copy('key')),
        sent('firstName', 'Ada', copy('Ada')),
        sent('tags/a', true, copy(true)),
      ],
    })
  })

  test('goes out in an order of its own, so that the body stays the same byte for byte', () => {
    const edits = [edit('phone', '1'), edit('firstName', 'Ada'), mark, edit('email', 'a@x')]
    expect(beginCreate(id, edits)?.edits.map(({ path }) => path)).toEqual(['created', 'email', 'firstName', 'phone'])
  })

  test('carries the reference after those that the user gave', () => {
    const body = beginCreate(id, [mark, edit('email', 'a@x'), edit('externalRefs/crm/17', true)])?.send.body
    expect(body?.externalRefs).toEqual([
      { namespace: 'crm', id: '17' },
      { namespace: 'fieldbook', id },
    ])
  })

  test('carries at a retry what it carried first, and leaves later wishes as they are (S7)', () => {
    const edits = [sent('created', 'key', copy('key')), sent('firstName', 'Bo', copy('Ada')), edit('email', 'a@x')]
    const again = beginCreate(id, edits)
    expect(again?.send.values).toEqual({ created: 'key', firstName: 'Ada' })
    expect(again?.edits).toEqual([
      sent('created', 'key', copy('key'), copy('key')),
      sent('firstName', 'Bo', copy('Ada'), copy('Ada')),
    ])
  })

  test('carries afresh what was refused: only a body that is out is frozen', () => {
    const edits = [mark, sent('firstName', 'Bo', copy('Ada', 'refused'))]
    expect(beginCreate(id, edits)?.send.values).toEqual({ created: 'key', firstName: 'Bo' })
  })

  test.each(['firstName', 'lastName', 'email', 'phone'])('needs no more than %s', (path) => {
    expect(beginCreate(id, [mark, edit(path, 'x')])?.send.values).toEqual({ created: 'key', [path]: 'x' })
  })

  test('waits for a name, an email or a phone', () => {
    expect(beginCreate(id, [mark])).toBeNull()
    expect(beginCreate(id, [mark, edit('strategy', 'x'), edit('tags/a', true), edit('firstName', null)])).toBeNull()
  })

  test('waits for its mark, and for the user where it was refused', () => {
    const first = edit('firstName', 'Ada')
    expect(beginCreate(id, [first])).toBeNull()
    expect(beginCreate(id, [{ ...mark, refused: 'no' }, first])).toBeNull()
  })

  test('leaves out what waits for the user, and a deletion', () => {
    const edits = [mark, edit('firstName', 'Ada'), edit('email', 'x', { refused: 'no' }), edit('deleted', true)]
    expect(beginCreate(id, edits)?.send.values).toEqual({ created: 'key', firstName: 'Ada' })
  })

  test('keeps what is sent as nothing: none is a value', () => {
    const edits = [sent('created', 'key', copy('key')), sent('email', 'a@x', copy(null)), sent('phone', '1', copy('1'))]
    expect(beginCreate(id, edits)?.edits[1]).toEqual(sent('email', 'a@x', copy(null), copy(null)))
  })
})

describe('a refused create', () => {
  test('goes out again under another key', () => {
    const thawed = thaw(sent('created', 'key', copy('key')), 'key 2')
    expect(thawed).toEqual(sent('created', 'key 2'))
  })

  test('leaves what it carried known as ours, but no more as what goes out', () => {
    const edited = sent('firstName', 'Bo', copy('Ada'), copy('Al', 'W/"1"'))
    expect(thaw(edited, 'key 2')).toEqual(sent('firstName', 'Bo', copy('Ada', 'refused'), copy('Al', 'W/"1"')))
  })
})

describe('a create that was refused again and again', () => {
  test('remembers each value once', () => {
    const edited = sent('firstName', 'Bo', copy('Ada', 'refused'), copy('Al'), copy('Ada'), copy('Al', 'W/"1"'))
    const copies = [copy('Ada', 'refused'), copy('Al', 'refused'), copy('Al', 'W/"1"')]
    expect(thaw(edited, 'key 2')).toEqual(sent('firstName', 'Bo', ...copies))
  })
})

describe('a contact that the create has made', () => {
  const adopt = (edited: Edit, contact = row) =>
    adoptEdit(edited, { contact, before: undefined, edits: [edited], quiet: false })

  test('needs its mark no more', () => {
    expect([mark, sent('created', 'key', copy('key'))].map((one) => adopt(one))).toEqual([null, null])
  })

  test('has what was carried, whatever the server made of it', () => {
    expect(adopt(sent('firstName', 'ADA ', copy('ADA ')))).toBeNull()
  })

  test('asks of what no row tells whether others have set it since it was made (S2)', () => {
    const made = { etag: '', updatedUtc: '2026-06-01T11:00:00Z' }
    const blocked = edit('blocked', true, { leaf: { base: '?', sent: [], mine: true } })
    expect(adopt(blocked, { ...row, createdUtc: made.updatedUtc })).toEqual({ ...blocked, ask: true, seen: made })
    expect(adopt(blocked, { ...row, createdUtc: row.updatedUtc })).toEqual({ ...blocked, seen })
    expect(adopt(blocked)).toEqual({ ...blocked, ask: true, seen: { etag: '', updatedUtc: '' } })
  })

  test('asks whether the server has named its primary company (S4)', () => {
    const companies = [{ id: 'k1', isPrimary: true }, { id: 'k2' }]
    const [link, chosen] = [sent('companies/k1', null, copy(null)), edit('primaryCompany', 'k2')]
    const onto = { contact: { ...row, companies }, before: undefined, quiet: false }
    expect(adoptEdit(chosen, { ...onto, edits: [link, chosen] })).toEqual({ ...chosen, ask: true })
    expect(adoptEdit(chosen, { ...onto, edits: [chosen] })).toMatchObject({ conflict: { theirs: 'k1' } })
  })

  test('is gone on from where the user has wished more since', () => {
    const after = { ...edit('firstName', 'Bo'), seen, leaf: { base: 'Ada', sent: [], mine: 'Bo' } }
    expect(adopt(sent('firstName', 'Bo', copy('Ada')))).toEqual(after)
    expect(adopt({ ...sent('firstName', 'Bo', copy('Ada')), refused: 'no' })).toEqual(after)
  })

  test('has a value that somebody has changed since: a conflict', () => {
    const after = { ...edit('firstName', 'Bo'), seen, leaf: { base: 'Al', sent: [], mine: 'Bo' } }
    const conflict = { theirs: 'Ada', who: null }
    expect(adopt(sent('firstName', 'Bo', copy('Al')))).toEqual({ ...after, conflict, ask: true })
  })

  test('does not have what was not carried', () => {
    expect(adopt(edit('email', 'a@x'))).toEqual({ ...edit('email', 'a@x'), seen })
    expect(adopt(edit('firstName', 'Bo'))?.conflict).toEqual({ theirs: 'Ada', who: null })
    expect(adopt(edit('phone', null))).toBeNull()
  })

  test('may have been made by a body that was refused: what it has of that is ours (S4)', () => {
    const edited = sent('firstName', 'Bo', copy(' Ada', 'refused'), copy('Al', 'refused'), copy('Bo'))
    const adopted = { ...edit('firstName', 'Bo'), seen, leaf: { base: 'Ada', sent: [], mine: 'Bo' } }
    expect(adopt(edited)).toEqual(adopted)
  })

  test('takes nothing else for a refused body', () => {
    expect(adopt(sent('firstName', 'Bo', copy('Ada', 'W/"0"'), copy('Bo')))).toBeNull()
    expect(adopt(sent('firstName', 'Bo', copy('Al', 'refused')))?.conflict).toEqual({ theirs: 'Ada', who: null })
  })

  test('is deleted as the user wanted where nobody has changed it since, and else asked about (S2)', () => {
    const gone: Edit = { ...edit('deleted', true), leaf: { base: false, sent: [], mine: true } }
    const edits = [gone, sent('firstName', 'ada ', copy('ada ')), sent('email', 'a@x', copy('a@x')), edit('phone', '1')]
    const asked = (contact: Contact) =>
      adoptEdit(gone, { contact, before: undefined, edits, quiet: false })?.conflict ?? null
    const externalRefs = [{ namespace: 'Fieldbook', id }]
    const made = { ...row, firstName: 'ada', email: 'a@x', externalRefs }
    expect(asked(made)).toBeNull()
    for (const change of [{ email: null }, { phone: '1' }, { tags: ['vip'] }, { firstName: 'Al' }])
      expect(asked({ ...made, ...change })).toEqual({ theirs: row.etag, who: null })
    // What the server made of it by itself: nobody has written since it was created.
    expect(asked({ ...made, primaryLanguage: 'sv', createdUtc: row.updatedUtc })).toBeNull()
  })
})

describe('a contact made here that is merged into another', () => {
  test('takes along no field that was cleared after it had been refused', () => {
    expect(mergeEdit(sent('firstName', null, copy('Bo', 'refused')), row)).toBeNull()
  })

  test('gives up its mark and its deletion', () => {
    expect([mark, edit('deleted', true)].map((one) => mergeEdit(one, row))).toEqual([null, null])
  })

  test('leaves nothing to do where the other has the wish', () => {
    expect(mergeEdit(edit('firstName', 'Ada '), row)).toBeNull()
  })

  test('sends on what the other has not, as if nobody had refused it', () => {
    const held = edit('email', 'a@x', { refused: 'no', ask: true, conflict: { theirs: 'x', who: null } })
    const copies = sent('email', 'a@x', copy('a@x', row.etag))
    expect(mergeEdit({ ...held, leaf: copies.leaf }, row)).toEqual({ ...edit('email', 'a@x'), seen })
  })

  test('asks the user about what the other has of its own', () => {
    const asked = { ...edit('firstName', 'Bo'), seen, conflict: { theirs: 'Ada', who: null }, ask: true }
    expect(mergeEdit(edit('firstName', 'Bo'), row)).toEqual(asked)
    expect(mergeEdit(sent('firstName', 'Bo', copy('Ada')), row)).toEqual(asked)
  })
})

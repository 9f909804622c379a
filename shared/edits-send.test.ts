import { describe, expect, test } from 'vitest'
import type { Contact } from './contact'
import { beginSend, discard, type Edit, isGivenUp, type Onto, refuseEdit, settleEdit } from './edits'
import type { Sent, Value } from './leaf'
import type { Refusal, Send } from './store-port'

const row = (version: number, more: Partial<Contact> = {}): Contact => ({
  ...{ id: '7', updatedUtc: `2026-06-01T12:00:0${version}Z`, etag: `W/"${version}"` },
  ...more,
})
const seen = (version: number) => ({ etag: row(version).etag, updatedUtc: row(version).updatedUtc })
const copy = (value: Value, version = 1): Sent<Value> => ({ value, ifMatch: `W/"${version}"` })
const edit = (path: string, [base, mine]: readonly [Value, Value], ...sent: Sent<Value>[]): Edit => ({
  ...{ path, conflict: null, refused: null, ask: false, seen: seen(1) },
  leaf: { base, sent, mine },
})
const onto = (contact: Contact): Onto => ({ contact, before: undefined, edits: [], quiet: false })
const patch = (values: Send['values']): Send => ({
  ...{ kind: 'patch', id: '7', ifMatch: 'W/"1"', key: null, body: {} },
  values,
})

describe('what goes out now', () => {
  const email = edit('email', [null, 'a'])
  const deletion = edit('deleted', [false, true])
  const sent = { ...email, leaf: { ...email.leaf, sent: [copy('a')] } }
  const begun = { send: { ...patch({ email: 'a' }), body: { email: 'a' } }, edits: [sent] }

  test('is a PATCH of what can go, marked as sent', () => {
    const held = { ...edit('phone', [null, '1']), refused: 'no' }
    expect(beginSend(row(1), [held, email, edit('future', [false, true])])).toEqual(begun)
  })

  test('is nothing where nothing can go', () => {
    expect(beginSend(row(1), [edit('future', [false, true])])).toBeNull()
    expect(beginSend(row(1), [])).toBeNull()
  })

  test('is the deletion alone where there is one', () => {
    const values = { deleted: true }
    expect(beginSend(row(1), [email, deletion])).toEqual({
      send: { ...patch(values), kind: 'delete', body: {} },
      edits: [edit('deleted', [false, true], copy(true))],
    })
  })

  test('is nothing while the user has to decide about the deletion', () => {
    expect(beginSend(row(1), [email, { ...deletion, conflict: { theirs: 'x', who: null } }])).toBeNull()
  })

  test('is the rest where the deletion was refused or taken back', () => {
    expect(beginSend(row(1), [{ ...deletion, refused: 'no' }, email])).toEqual(begun)
    expect(beginSend(row(1), [edit('deleted', [false, false], copy(true)), email])).toEqual(begun)
    expect(beginSend(row(1), [edit('deleted', [true, false]), email])).toEqual(begun)
  })
})

describe('the answer to a send', () => {
  test('settles what it carried', () => {
    const sent = edit('email', [null, 'A@x'], copy('A@x'))
    expect(settleEdit(sent, patch({ email: 'A@x' }), onto(row(2, { email: 'a@x' })))).toBeNull()
  })

  test('is where a later edit goes on from', () => {
    const sent = edit('email', ['a', 'c'], copy('b'))
    const after = { ...edit('email', ['B', 'c']), seen: seen(2) }
    expect(settleEdit(sent, patch({ email: 'b' }), onto(row(2, { email: 'B' })))).toEqual(after)
  })

  test('that it should have none is one too', () => {
    expect(settleEdit(edit('email', ['a', null], copy(null)), patch({ email: null }), onto(row(2)))).toBeNull()
  })

  test('has what was sent of what can’t be read', () => {
    const send = patch({ blocked: true })
    expect(settleEdit(edit('blocked', [false, true], copy(true)), send, onto(row(2)))).toBeNull()
    const after = { ...edit('blocked', [true, false]), seen: seen(2) }
    expect(settleEdit(edit('blocked', ['?', false], copy(true)), send, onto(row(2)))).toEqual(after)
  })

  test('settles what this version can’t name', () => {
    expect(settleEdit(edit('future', [false, true], copy(true)), patch({ future: true }), onto(row(2)))).toBeNull()
  })

  test('is a fresh row for all that it did not carry', () => {
    const after = { ...edit('email', [null, 'a']), seen: seen(2) }
    expect(settleEdit(edit('email', [null, 'a']), patch({ phone: '1' }), onto(row(2)))).toEqual(after)
    expect(settleEdit(edit('email', [null, 'a']), patch({}), onto(row(2, { email: 'x' })))?.conflict?.theirs).toBe('x')
  })

  test('shows that nobody else has written since the row it went with, and nothing of before', () => {
    const blocked = edit('blocked', [false, true])
    expect(settleEdit(blocked, patch({}), onto(row(2)))).toEqual({ ...blocked, seen: seen(2) })
    const older = { ...blocked, seen: seen(0) }
    expect(settleEdit(older, patch({}), onto(row(2)))).toEqual({ ...older, ask: true })
  })
})

describe('a refusal', () => {
  const values = { email: 'a', phone: '1', 'companies/k1': 'CEO' }
  const refused = (edited: Edit, ...refusals: Refusal[]) => refuseEdit(edited, patch(values), refusals)
  const email = edit('email', [null, 'a'], copy('a'))
  const link = edit('companies/k1', [false, 'CEO'], copy('CEO'))

  test('is of what was sent and of nothing else', () => {
    const other = edit('firstName', [null, 'a'], copy('a'))
    expect(refused(other, { field: null, message: 'no' })).toBe(other)
  })

  test('takes the value off the wire, and says why', () => {
    expect(refused(email, { field: 'email', message: 'no' })).toEqual({ ...edit('email', [null, 'a']), refused: 'no' })
  })

  test('of another field takes the value off the wire all the same, and leaves what was said before', () => {
    expect(refused(email, { field: 'phone', message: 'no' })).toEqual(edit('email', [null, 'a']))
    const before = { ...email, refused: 'before' }
    expect(refused(before, { field: 'phone', message: 'no' })?.refused).toBe('before')
  })

  test('says of each field what is said of it', () => {
    const both = [
      { field: 'lastName', message: 'other' },
      { field: 'Phone', message: 'long' },
      { field: '$.email[0]', message: 'no' },
    ]
    expect(refused(email, ...both)?.refused).toBe('no')
    expect(refused(edit('phone', [null, '1'], copy('1')), ...both)?.refused).toBe('long')
    expect(refused(link, ...both)?.refused).toBeNull()
  })

  test('of nothing that was sent holds back all, with the first reason', () => {
    const none = [
      { field: null, message: 'first' },
      { field: 'lastName', message: 'second' },
    ]
    expect([email, link].map((edited) => refused(edited, ...none)?.refused)).toEqual(['first', 'first'])
    expect(refused(email)?.refused).toBeNull()
  })

  test('names links as connections', () => {
    const no = { field: 'Connections[0].jobTitle', message: 'no' }
    expect([email, link].map((edited) => refused(edited, no)?.refused)).toEqual([null, 'no'])
  })

  test.each(['created', 'deleted', 'Future'])('may name %s as it stands', (path) => {
    const [named, other] = [edit(path, [false, true], copy(true)), email]
    const send = patch({ [path]: true, email: 'a' })
    const refusal = { field: path, message: 'no' }
    expect([named, other].map((edited) => refuseEdit(edited, send, [refusal])?.refused)).toEqual(['no', null])
  })

  test('for what somebody else has leaves the value on the wire: it may be free when a late copy arrives', () => {
    const refusals = [{ field: 'email', message: 'taken' }]
    const clashed = refuseEdit(email, patch(values), refusals, true)
    expect(clashed).toEqual({ ...edit('email', [null, 'a'], { ...copy('a'), clashed: true }), refused: 'taken' })
    const givenUp = clashed && discard(clashed)
    expect(givenUp && isGivenUp(givenUp)).toBe(true)
    expect(clashed && isGivenUp(clashed)).toBe(false)
  })

  test('of what nobody wants any more leaves nothing', () => {
    expect(refused(edit('email', ['b', 'b'], copy('a')), { field: 'email', message: 'no' })).toBeNull()
  })

  test('of a value that was edited since says nothing of the new one', () => {
    const edited = { ...edit('email', [null, 'b'], copy('a')), refused: 'before' }
    expect(refused(edited, { field: 'email', message: 'no' })).toEqual({
      ...edit('email', [null, 'b']),
      refused: 'before',
    })
  })
})

import { describe, expect, test } from 'vitest'
import { type AuditEntry, auditEdit } from './audit'
import type { Contact } from './contact'
import type { Edit } from './edits'
import type { Sent, Value } from './leaf'
import { primaryCompany } from './path'

const at = (second: number) => `2026-06-01T12:00:0${second}Z`
const row: Contact = { id: '7', updatedUtc: at(5), etag: 'W/"5"' }
const by = (who: string, second: number, ...changedFields: string[]): AuditEntry => ({
  timestampUtc: at(second),
  user: { id: who, name: who.toUpperCase() },
  changedFields,
})
const edit = (path: string, more: Partial<Edit> = {}): Edit => ({
  ...{ path, conflict: null, refused: null, ask: true, seen: { etag: 'W/"1"', updatedUtc: at(1) } },
  leaf: { base: '?', sent: [], mine: true },
  ...more,
})
const audit = (...entries: AuditEntry[]) => ({ entries, me: 'me' })

describe('a conflict', () => {
  const conflict = { theirs: 'x', who: null }
  const whoOf = (path: string, ...entries: AuditEntry[]) =>
    auditEdit(edit(path, { conflict }), row, audit(...entries))?.conflict?.who

  test('is with whoever changed the field last, and is asked about no more', () => {
    const asked = edit('email', { conflict })
    const told = { ...asked, ask: false, conflict: { theirs: 'x', who: { name: 'BO', at: at(4) } } }
    expect(auditEdit(asked, row, audit(by('al', 5, 'phone'), by('bo', 4, 'email'), by('cy', 3, 'email')))).toEqual(told)
  })

  test.each([
    ['email', 'EMAIL'],
    ['companies/k1', 'companies'],
    ['companies/k1', 'Connections'],
    ['tags/a', 'Tags'],
    ['blocked', 'blocked'],
  ])('of %s is told by a change of %s, among others', (path, field) => {
    expect(whoOf(path, by('bo', 4, 'phone', field))).toEqual({ name: 'BO', at: at(4) })
    expect(whoOf(path, by('bo', 4, 'phone'))).toBeNull()
  })

  test.each(['deleted', 'created', 'future'])('of %s is told by any change', (path) => {
    expect(whoOf(path, by('bo', 4, 'phone'))).toEqual({ name: 'BO', at: at(4) })
  })

  test('is nobody’s where the server says no name, or nothing at all', () => {
    const nameless = { ...by('bo', 4, 'email'), user: { id: 'bo', name: '' } }
    expect(whoOf('email', nameless)).toBeNull()
    const asked = edit('email', { conflict })
    expect(auditEdit(asked, row, { entries: null, me: 'me' })).toEqual({ ...asked, ask: false })
  })

  test('that is none needs no name', () => {
    expect(auditEdit(edit('email'), row, audit(by('bo', 4, 'email')))).toEqual(edit('email', { ask: false }))
  })
})

describe('a deletion of a row that a send of ours may have moved', () => {
  const deletion = edit('deleted', { leaf: { base: false, sent: [], mine: true } })
  const theirs = (who: string | null) => {
    return {
      ...deletion,
      ask: false,
      conflict: { theirs: row.etag, who: who === null ? null : { name: who, at: at(3) } },
    }
  }

  test('goes on where all changes since are ours', () => {
    const seen = { etag: row.etag, updatedUtc: row.updatedUtc }
    const ours = audit(by('me', 5, 'connections'), by('me', 3, 'email'), by('bo', 1, 'connections'))
    expect(auditEdit(deletion, row, ours)).toEqual({ ...deletion, ask: false, seen })
  })

  test('is the user’s to decide where one is not, or nobody can tell', () => {
    expect(auditEdit(deletion, row, audit(by('me', 5, 'connections'), by('bo', 3, 'connections')))).toEqual(
      theirs('BO'),
    )
    expect(auditEdit(deletion, row, { entries: [by('me', 3, 'connections')], me: null })).toEqual(theirs('ME'))
    expect(auditEdit(deletion, row, audit(by('me', 1, 'connections')))).toEqual(theirs(null))
    expect(auditEdit(deletion, row, { entries: null, me: 'me' })).toEqual(theirs(null))
  })
})

describe('a primary company that the server may have named', () => {
  const on: Contact = { ...row, updatedUtc: at(5), companies: [{ id: 'k1', isPrimary: true }] }
  const wanting = (base: Value, mine: Value, ...sent: Sent<Value>[]) =>
    edit(primaryCompany, { leaf: { base, sent, mine } })
  const seen = { etag: on.etag, updatedUtc: on.updatedUtc }
  const ours = audit(
    by('bo', 6, 'connections'),
    by('me', 5, 'connections'),
    by('bo', 4, 'email'),
    by('bo', 1, 'connections'),
  )

  test('was named for our links where nobody else has changed any since', () => {
    const sent = [{ value: 'k2', ifMatch: on.etag }]
    const leaf = { base: 'k1', sent, mine: 'k2' }
    const asking = wanting(null, 'k2', { value: 'k3', ifMatch: 'W/"1"' }, ...sent)
    expect(auditEdit(asking, on, ours)).toEqual({ ...asking, ask: false, seen, leaf })
  })

  test('was chosen by whoever has, or by nobody knows whom', () => {
    const told = (who: string | null, second = 4) => ({
      ...wanting(null, 'k2'),
      ask: false,
      conflict: { theirs: 'k1', who: who === null ? null : { name: who, at: at(second) } },
    })
    const ask = (given: Parameters<typeof auditEdit>[2]) => auditEdit(wanting(null, 'k2'), on, given)
    expect(ask(audit(by('me', 5, 'connections'), by('bo', 4, 'connections')))).toEqual(told('BO'))
    expect(ask({ entries: [by('me', 4, 'connections')], me: null })).toEqual(told('ME'))
    expect(ask(audit(by('me', 5, 'email')))).toEqual(told(null))
    expect(ask({ entries: null, me: 'me' })).toEqual(told(null))
  })

  test('of a contact made here was there from the first, where the timeline can be read', () => {
    const made = edit(primaryCompany, {
      seen: { etag: '', updatedUtc: '' },
      leaf: { base: null, sent: [], mine: 'k2' },
    })
    expect(auditEdit(made, on, audit())).toMatchObject({ ask: false, conflict: null, leaf: { base: 'k1', mine: 'k2' } })
    expect(auditEdit(made, on, audit(by('bo', 4, 'connections')))).toMatchObject({ conflict: { theirs: 'k1' } })
    expect(auditEdit(made, on, { entries: null, me: 'me' })).toMatchObject({ conflict: { theirs: 'k1', who: null } })
  })

  test('asks nothing where it is what is wanted, or what it was', () => {
    expect(auditEdit(wanting(null, 'k1'), on, ours)).toBeNull()
    expect(auditEdit(wanting('k1', 'k2'), on, ours)).toEqual({ ...wanting('k1', 'k2'), ask: false })
  })
})

test('an edit that asks nothing is told nothing', () => {
  const silent = edit('email', { ask: false, conflict: { theirs: 'x', who: null } })
  expect(auditEdit(silent, row, audit(by('bo', 4, 'email')))).toBe(silent)
})

describe('what can’t be read, on a row that has moved', () => {
  const copy = (value: Value): Sent<Value> => ({ value, ifMatch: 'W/"1"' })
  const wanting = (mine: Value, ...sent: Sent<Value>[]) => edit('blocked', { leaf: { base: '?', sent, mine } })
  const seen = { etag: 'W/"5"', updatedUtc: at(5) }
  const free = (base: Value, mine: Value) => edit('blocked', { ask: false, seen, leaf: { base, sent: [], mine } })
  const theirs = (mine: Value, who: string | null, second = 3) => ({
    ...free('?', mine),
    conflict: { theirs: '?', who: who === null ? null : { name: who, at: at(second) } },
  })

  test('goes out where nobody else has changed it since', () => {
    expect(auditEdit(wanting(true), row, audit())).toEqual(free('?', true))
    const old = [by('bo', 3, 'email'), by('bo', 1, 'blocked'), by('bo', 0, 'blocked')]
    expect(auditEdit(wanting(true), row, audit(...old))).toEqual(free('?', true))
  })

  test('is no base of ours where what was sent has not landed', () => {
    expect(auditEdit(wanting(true, copy(true)), row, audit())).toEqual(free('?', true))
    const known = edit('blocked', { leaf: { base: false, sent: [copy(true)], mine: true } })
    expect(auditEdit(known, row, audit())).toEqual(free(false, true))
  })

  test('waits for the user where somebody else has changed it: the first change after the row was not ours', () => {
    expect(auditEdit(wanting(true), row, audit(by('bo', 3, 'blocked')))).toEqual(theirs(true, 'BO'))
    expect(auditEdit(wanting(true, copy(true)), row, audit(by('bo', 3, 'blocked')))).toEqual(theirs(true, 'BO'))
  })

  test('waits for the user where the timeline can’t be read', () => {
    expect(auditEdit(wanting(true, copy(true)), row, { entries: null, me: 'me' })).toEqual(theirs(true, null))
  })

  test('has landed where the first change after the row was ours', () => {
    const ours = audit(by('me', 3, 'Blocked'))
    expect(auditEdit(wanting(true, copy(true)), row, ours)).toBeNull()
    expect(auditEdit(wanting(false, copy(true)), row, ours)).toEqual(free(true, false))
    expect(auditEdit(wanting(true, copy(true), copy(true)), row, ours)).toBeNull()
  })

  test('has landed nothing that is known where one of two values did', () => {
    const ours = audit(by('me', 3, 'blocked'))
    expect(auditEdit(wanting(true, copy(true), copy(false)), row, ours)).toEqual(free('?', true))
    const known = edit('blocked', { leaf: { base: false, sent: [copy(true), copy(false)], mine: true } })
    expect(auditEdit(known, row, ours)).toEqual(free('?', true))
  })

  test('is not ours where nothing was sent, nor where nobody knows who we are', () => {
    const ours = by('me', 3, 'blocked')
    expect(auditEdit(wanting(true), row, audit(ours))).toEqual(theirs(true, 'ME'))
    expect(auditEdit(wanting(true, copy(true)), row, { entries: [ours], me: null })).toEqual(theirs(true, 'ME'))
  })

  test('is not ours where it came after another change, or another came after it', () => {
    const edited = wanting(true, copy(true))
    const after = audit(by('me', 3, 'blocked'), by('bo', 2, 'email'))
    expect(auditEdit(edited, row, after)).toEqual(theirs(true, 'ME'))
    const before = audit(by('bo', 4, 'blocked'), by('me', 3, 'blocked'))
    expect(auditEdit(edited, row, before)).toEqual(theirs(true, 'BO', 4))
  })

  test('is over where it was given up, whoever has changed it', () => {
    expect(auditEdit(wanting('?', copy(true)), row, audit(by('bo', 3, 'blocked')))).toBeNull()
  })

  test('goes on from the newest that was heard of, the row or the timeline', () => {
    const later = auditEdit(wanting(true), row, audit(by('bo', 9, 'email'), by('bo', 3, 'email')))
    expect(later?.seen).toEqual({ etag: 'W/"5"', updatedUtc: at(9) })
    expect(auditEdit(wanting(true), row, audit(by('bo', 9, 'email')))?.seen).toEqual(later?.seen)
    const earlier = auditEdit(wanting(true), row, audit(by('bo', 4, 'email'), by('bo', 3, 'email')))
    expect(earlier?.seen).toEqual(seen)
  })

  test('in a conflict asks only whose it is', () => {
    const conflict = { theirs: '?', who: null }
    const asked = { ...wanting(true, copy(true)), conflict }
    const told = { ...asked, ask: false, seen, conflict: { theirs: '?', who: { name: 'BO', at: at(3) } } }
    expect(auditEdit(asked, row, audit(by('bo', 3, 'blocked')))).toEqual(told)
  })

  test('in a conflict goes on from what has been told, where the timeline could be read (seed 16057)', () => {
    const asked = { ...wanting(true), conflict: { theirs: '?', who: null } }
    const later = audit(by('bo', 9, 'blocked'), by('al', 3, 'blocked'))
    expect(auditEdit(asked, row, later)?.seen).toEqual({ etag: 'W/"5"', updatedUtc: at(9) })
    expect(auditEdit(asked, row, { entries: null, me: 'me' })?.seen).toEqual(asked.seen)
  })
})

import { describe, expect, test } from 'vitest'
import type { Contact } from './contact'
import { change, conflicting, discard, type Edit, isSendable, isUncertain, type Onto, rebaseEdit } from './edits'
import type { Sent, Value } from './leaf'

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
const onto = (contact: Contact, more: Partial<Onto> = {}): Onto => ({
  ...{ contact, before: undefined, edits: [], quiet: false },
  ...more,
})
const told = { theirs: 'x', who: { name: 'Bo', at: '2026-06-01T12:00:00Z' } }
const email = edit('email', [null, 'a'])

describe('an edit can go out', () => {
  test('when it differs from its base and nothing holds it', () => {
    expect(isSendable(email)).toBe(true)
    expect(isSendable(edit('email', ['a', 'a'], copy('b')))).toBe(false)
  })

  test('not while the user has to look at it', () => {
    expect([{ conflict: told }, { refused: 'no' }].map((held) => isSendable({ ...email, ...held }))).toEqual([
      false,
      false,
    ])
  })

  test('while the timeline is asked, but for what can’t be read, for deletions, and for which company is primary', () => {
    const paths = ['email', 'future', 'blocked', 'deleted', 'primaryCompany']
    const asking = paths.map((path) => ({ ...email, path, ask: true }))
    expect(asking.map(isSendable)).toEqual([true, true, false, false, false])
    expect(isSendable({ ...email, path: 'blocked' })).toBe(true)
  })
})

describe('an edit is uncertain', () => {
  const undone = edit('email', ['a', 'a'], copy('b'))

  test('when it is undone and a value of it may still land', () => expect(isUncertain(undone)).toBe(true))

  test('not when it is a wish, a conflict, or nothing', () => {
    const others = [edit('email', ['a', 'c'], copy('b')), { ...undone, conflict: told }, edit('email', ['a', 'a'])]
    expect(others.map(isUncertain)).toEqual([false, false, false])
  })
})

describe('a wish', () => {
  test('starts from what the contact has', () => {
    const contact = row(1, { email: 'b' })
    expect(change(null, contact, { path: 'email', mine: 'a' })).toEqual(edit('email', ['b', 'a']))
    expect(change(null, contact, { path: 'email', mine: 'b' })).toBeNull()
  })

  test('starts from what the server is known to have, where the contact does not say it', () => {
    const wish = { path: 'blocked', mine: true, base: false }
    expect(change(null, row(1), wish)).toEqual(edit('blocked', [false, true]))
  })

  test('changed goes on from where it stood: nobody has refused it yet', () => {
    const before = { ...edit('email', ['b', 'a'], copy('a')), refused: 'no', ask: true }
    const after = { ...edit('email', ['b', 'c'], copy('a')), ask: true }
    expect(change(before, row(2, { email: 'd' }), { path: 'email', mine: 'c' })).toEqual(after)
  })

  test('in a conflict changes mine alone; only their value ends it', () => {
    const before = { ...edit('email', ['b', 'a'], copy('a')), conflict: told, ask: true }
    const wanted = (mine: string) => change(before, row(2), { path: 'email', mine })
    expect(wanted('c')).toEqual({ ...before, leaf: { ...before.leaf, mine: 'c' } })
    expect(wanted('b')).toEqual({ ...before, leaf: { ...before.leaf, mine: 'b' } })
    expect(wanted('x')).toBeNull()
  })
})

describe('an edit given up', () => {
  test('is gone, in a conflict too', () => {
    const sent = edit('email', ['b', 'a'], copy('a'))
    expect([discard(email), discard({ ...sent, conflict: told })]).toEqual([null, null])
  })

  test('stays while a value of it is on the wire (S1)', () => {
    const sent = edit('email', ['b', 'a'], copy('a'))
    expect(discard({ ...sent, refused: 'no' })).toEqual(edit('email', ['b', 'b'], copy('a')))
  })
})

describe('a conflict', () => {
  test('is told once for each value of theirs (S3)', () => {
    const before = { ...email, conflict: told }
    expect(conflicting(before, 'x')).toBe(before)
    const refused = { ...email, refused: 'no', conflict: told }
    expect(conflicting(refused, 'y')).toEqual({ ...email, conflict: { theirs: 'y', who: null }, ask: true })
    expect(conflicting(email, 'y')).toEqual({ ...email, conflict: { theirs: 'y', who: null }, ask: true })
  })
})

describe('on a fresh row', () => {
  test('the mark of a create stays as it is', () => {
    const mark = edit('created', [null, 'key'])
    expect(rebaseEdit(mark, onto(row(2)))).toBe(mark)
  })

  test('a wish goes on from the row', () => {
    const before = { ...edit('email', ['b', 'a'], copy('a')), conflict: told, refused: 'no' }
    const after = { ...edit('email', ['b', 'a']), seen: seen(2), refused: 'no' }
    expect(rebaseEdit(before, onto(row(2, { email: 'b' })))).toEqual(after)
  })

  test('a wish that it has is done', () => {
    expect(rebaseEdit(edit('email', ['b', 'A']), onto(row(2, { email: 'a' })))).toBeNull()
  })

  test('a wish that may still land waits, unless nothing is on its way any more', () => {
    const sent = { ...edit('email', ['b', 'a'], copy('a', 2)), refused: 'no' }
    const contact = row(2, { email: 'b' })
    expect(rebaseEdit(sent, onto(contact))).toBe(sent)
    expect(rebaseEdit(sent, onto(contact, { quiet: true }))?.leaf.sent).toEqual([])
  })

  test('a third value is a conflict, with the base that the wish had', () => {
    const before = edit('email', ['b', 'a'])
    const after = { ...before, conflict: { theirs: 'x', who: null }, ask: true }
    expect(rebaseEdit(before, onto(row(2, { email: 'x' })))).toEqual(after)
  })

  test('an edit that this version does not know stays a wish', () => {
    expect(rebaseEdit(edit('future', [false, true]), onto(row(2)))?.leaf.mine).toBe(true)
  })
})

describe('what can’t be read', () => {
  const blocked = edit('blocked', [false, true])

  test('has to be asked about as soon as the row has moved', () => {
    expect(rebaseEdit(blocked, onto(row(2)))).toEqual({ ...blocked, ask: true })
    const conflict = { ...blocked, conflict: told }
    expect(rebaseEdit(conflict, onto(row(2)))).toEqual({ ...conflict, ask: true })
  })

  test('is a wish as it was while the row has not moved, and a conflict stays one', () => {
    expect(rebaseEdit(blocked, onto(row(1)))).toEqual(blocked)
    const conflict = { ...blocked, conflict: told }
    expect(rebaseEdit(conflict, onto(row(1)))).toBe(conflict)
  })
})

describe('a deletion', () => {
  const deletion = edit('deleted', [false, true])
  const before = row(1, { firstName: 'Ada', tags: ['a'] })
  const moved = (more: Partial<Contact>, edits: readonly Edit[] = [deletion]) =>
    rebaseEdit(deletion, onto({ ...before, ...seen(2), ...more }, { before, edits }))
  const regretted = { ...deletion, conflict: { theirs: 'W/"2"', who: null }, ask: true }

  test('of a contact that somebody has changed since is the user’s to decide (S2)', () => {
    expect(moved({ firstName: 'Bo' })).toEqual(regretted)
    expect(moved({ email: 'a@x' })).toEqual(regretted)
    expect(moved({ tags: [] })).toEqual(regretted)
    expect(rebaseEdit(deletion, onto({ ...before, ...seen(2) }))).toEqual(regretted)
  })

  test('goes on where nothing is changed but in form', () => {
    expect(moved({ firstName: ' Ada' })).toEqual({ ...deletion, seen: seen(2) })
  })

  test('goes on where what is changed is ours (S4)', () => {
    const sent = edit('firstName', ['Ada', 'Al'], copy('Cy'), copy(' Bo'))
    expect(moved({ firstName: 'Bo' }, [deletion, sent])).toEqual({ ...deletion, seen: seen(2) })
    expect(moved({ email: 'Bo' }, [deletion, sent])).toEqual(regretted)
    expect(moved({ firstName: 'Al' }, [deletion, sent])).toEqual(regretted)
  })

  describe('of a contact whose primary company has changed', () => {
    const link = (id: string, isPrimary = false) => ({ id, jobTitle: 'CEO', isPrimary })
    const linked = { ...before, companies: [link('k1', true), link('k2')] }
    const [off, title] = [edit('companies/k1', ['CEO', false], copy(false)), edit('companies/k2', ['CEO', null])]
    const change = (companies: Contact['companies'], edits: readonly Edit[], from: Contact = linked) =>
      rebaseEdit(deletion, onto({ ...before, ...seen(2), companies }, { before: from, edits: [deletion, ...edits] }))

    test('goes on where our own removal of its link left none', () => {
      expect(change([link('k2')], [off])).toEqual({ ...deletion, seen: seen(2) })
    })

    test('asks the timeline where a server may have named it for links of ours, and waits for that (seed 13533)', () => {
      const asking = { ...deletion, ask: true }
      expect(change([link('k2', true)], [off])).toEqual(asking)
      const added = edit('companies/k1', [false, 'CEO'], copy('CEO'))
      expect(change([link('k1', true)], [added], before)).toEqual(asking)
      const next = onto({ ...linked, ...seen(3) }, { before: { ...linked, ...seen(2) }, edits: [asking] })
      expect(rebaseEdit(asking, next)).toEqual(asking)
    })

    test('is the user’s to decide where nothing of ours explains it, or something else is changed', () => {
      expect(change([link('k1'), link('k2', true)], [title])).toEqual(regretted)
      expect(change([link('k3', true)], [off])).toEqual(regretted)
    })

    test('is another conflict while it is one', () => {
      const conflict = { theirs: 'W/"1"', who: null }
      const contact = { ...before, ...seen(2), companies: [link('k2', true)] }
      expect(rebaseEdit({ ...deletion, conflict }, onto(contact, { before: linked, edits: [off] }))).toEqual(regretted)
    })
  })

  test('that was sent and never landed is off the wire', () => {
    const sent = edit('deleted', [false, true], copy(true))
    const fresh = { ...before, ...seen(2) }
    expect(rebaseEdit(sent, onto(fresh, { before }))).toEqual({ ...deletion, seen: seen(2) })
    expect(rebaseEdit(sent, onto({ ...fresh, firstName: 'Bo' }, { before }))).toEqual(regretted)
  })

  test('that may still land waits, unless nothing is on its way any more', () => {
    const sent = edit('deleted', [false, true], copy(true, 1), copy(true, 2))
    const contact = { ...before, ...seen(2), firstName: 'Bo' }
    expect(rebaseEdit(sent, onto(contact, { before }))).toBe(sent)
    expect(rebaseEdit(sent, onto(contact, { before, quiet: true }))).toEqual(regretted)
  })

  test('of a row that has not moved goes on, and one taken back is no wish', () => {
    expect(rebaseEdit(deletion, onto(row(1)))).toEqual(deletion)
    expect(rebaseEdit(edit('deleted', [false, false], copy(true)), onto(row(2)))).toBeNull()
  })

  test('is the whole contact’s: no other edit of a moved row asks for others’ changes', () => {
    const tag = edit('tags/b', [false, true])
    expect(rebaseEdit(tag, onto(row(2)))).toEqual({ ...tag, seen: seen(2) })
  })
})

describe('the primary company', () => {
  const primary = edit('primaryCompany', [null, 'k1'])
  const linked = row(2, { companies: [{ id: 'k1', jobTitle: 'CEO', isPrimary: false }] })
  const orphan = { ...primary, conflict: { theirs: null, who: null }, ask: true }
  const after = { ...primary, seen: seen(2) }

  test('is wanted as long as it is linked', () => {
    expect(rebaseEdit(primary, onto(linked, { edits: [primary] }))).toEqual(after)
  })

  test('is the user’s to decide once somebody has removed the link', () => {
    expect(rebaseEdit(primary, onto(row(2), { edits: [primary] }))).toEqual(orphan)
  })

  test('is wanted where its link is about to go out', () => {
    const link = edit('companies/k1', [false, null])
    expect(rebaseEdit(primary, onto(row(2), { edits: [primary, link] }))).toEqual(after)
    const others = edit('companies/k2', [false, null])
    expect(rebaseEdit(primary, onto(row(2), { edits: [others] }))).toEqual(orphan)
  })

  test('is the user’s to decide where the removal of its link is about to go out', () => {
    const removal = edit('companies/k1', ['CEO', false])
    expect(rebaseEdit(primary, onto(linked, { edits: [removal] }))).toEqual(orphan)
  })

  test('goes by the row where the link waits for the user', () => {
    const link = { ...edit('companies/k1', [false, 'CTO']), refused: 'no' }
    expect(rebaseEdit(primary, onto(row(2), { edits: [link] }))).toEqual(orphan)
    const removal = { ...edit('companies/k1', ['CEO', false]), refused: 'no' }
    expect(rebaseEdit(primary, onto(linked, { edits: [removal] }))).toEqual(after)
  })

  test('goes by the row where the link is there as it is wanted', () => {
    const link = edit('companies/k1', [false, 'CEO'])
    expect(rebaseEdit(primary, onto(linked, { edits: [link] }))).toEqual(after)
  })

  test('may have been named by the server where links of ours are on the wire: the timeline is asked (S4)', () => {
    const companies = [{ id: 'k2', isPrimary: true }, { id: 'k1' }]
    const named = row(2, { companies })
    const ours = onto(named, { edits: [edit('companies/k2', [false, null], copy(null)), primary] })
    const asking = { ...primary, ask: true }
    expect(rebaseEdit(primary, ours)).toEqual(asking)
    expect(rebaseEdit(asking, onto(row(3, { companies })))).toEqual(asking)
    // Nobody is primary any more: there is nothing to ask.
    expect(rebaseEdit(asking, onto(row(3, { companies: [{ id: 'k1' }] })))).toEqual({ ...primary, seen: seen(3) })
    // A conflict stays one, and a link that is gone is the user's to decide.
    const conflict = { theirs: 'k2', who: null }
    expect(rebaseEdit(primary, onto(named))).toEqual({ ...asking, conflict })
    expect(rebaseEdit({ ...primary, conflict }, ours)).toEqual({ ...primary, conflict })
    const alone = row(2, { companies: [{ id: 'k2', isPrimary: true }] })
    expect(rebaseEdit(primary, onto(alone, { edits: ours.edits }))).toEqual({ ...asking, conflict })
  })

  test('that was refused, or that is to be none, needs no link', () => {
    const refused = { ...primary, refused: 'no' }
    expect(rebaseEdit(refused, onto(row(2)))).toEqual({ ...after, refused: 'no' })
    const none = edit('primaryCompany', ['k2', null])
    const contact = row(2, { companies: [{ id: 'k2', isPrimary: true }] })
    expect(rebaseEdit(none, onto(contact))).toEqual({ ...none, seen: seen(2) })
  })
})

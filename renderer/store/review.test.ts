import { describe, expect, test } from 'vitest'
import { createDisk } from './memory-storage'
import { done, openTwin, person } from './open-twin'
import type { Effect } from './undo-api'

const path = 'firstName'
const [base, mine, theirs] = ['Person 001', 'Mine', 'Theirs']
const row = (updatedUtc: string, firstName: string) => person(1, { updatedUtc, firstName })

/** A name changed on both sides. */
async function collided() {
  const twin = await openTwin(createDisk())
  await twin.engine.applyPage({ rows: [person(1), person(2)], state: done })
  await twin.window.edit({ id: 'c1', path, value: mine })
  await twin.engine.applyPage({ rows: [row('12', theirs)], state: done })
  return twin
}
type Twin = Awaited<ReturnType<typeof collided>>
const what = async ({ window }: Twin) => (await window.review({ count: 10 })).map((item) => item.what)

const decision = (choice: 'mine' | 'theirs'): Effect => ({
  kind: 'decided',
  id: 'c1',
  path,
  base,
  mine,
  theirs,
  choice,
})

describe('a decision taken back is asked again, and nothing of it is sent', () => {
  test.each(['mine', 'theirs'] as const)('after “%s”, and decided again by doing it again', async (choice) => {
    const twin = await collided()
    const before = await what(twin)
    expect(before).toMatchObject([{ kind: 'conflict', base, mine, theirs }])
    expect(await twin.window.resolve({ id: 'c1', path, theirs, choice })).toEqual({ kind: 'saved' })
    expect(await what(twin)).toEqual([])
    const back = await twin.window.undoMany({ changes: [decision(choice)] })
    expect(back).toMatchObject({ changes: [{ kind: 'asked' }], moved: [] })
    expect(await what(twin)).toMatchObject([{ kind: 'conflict', base, mine, theirs }])
    expect((await twin.engine.due()).send).toEqual([])
    expect(await twin.window.undoMany({ changes: back.changes })).toMatchObject({ changes: [decision(choice)] })
    expect(await what(twin)).toEqual([])
    const now = (await twin.window.contact({ id: 'c1' }))?.text.firstName.value
    expect(now).toBe(choice === 'mine' ? mine : theirs)
  })

  test('when it is on its way, its value is taken back instead', async () => {
    const twin = await collided()
    await twin.window.resolve({ id: 'c1', path, theirs, choice: 'mine' })
    await twin.engine.beginSend({ id: 'c1' })
    const { changes } = await twin.window.undoMany({ changes: [decision('mine')] })
    expect(changes).toMatchObject([{ kind: 'changed', from: mine, to: theirs }])
    expect(await what(twin)).toEqual([])
    expect((await twin.window.contact({ id: 'c1' }))?.text.firstName.value).toBe(theirs)
  })

  test('not when the server has another value by now, or the user another wish', async () => {
    const twin = await collided()
    await twin.window.resolve({ id: 'c1', path, theirs, choice: 'theirs' })
    await twin.engine.applyPage({ rows: [row('13', 'Theirs again')], state: done })
    expect((await twin.window.undoMany({ changes: [decision('theirs')] })).moved).toEqual(['c1'])
    const other = await collided()
    await other.window.resolve({ id: 'c1', path, theirs, choice: 'mine' })
    await other.window.edit({ id: 'c1', path, value: 'Mine again' })
    expect((await other.window.undoMany({ changes: [decision('mine')] })).moved).toEqual(['c1'])
    expect((await other.window.contact({ id: 'c1' }))?.text.firstName.value).toBe('Mine again')
  })

  test.each(['acceptDeletion', 'keepAsNew'] as const)('%s too, with everything that waited', async (call) => {
    const twin = await openTwin(createDisk())
    await twin.engine.applyPage({ rows: [person(1)], state: done })
    await twin.window.edit({ id: 'c1', path, value: mine })
    await twin.window.note({ id: 'c1', type: 'call', note: 'Called' })
    await twin.engine.applyPage({ rows: [person(1, { updatedUtc: '12', deletedUtc: '2026-05-18' })], state: done })
    const gone = {
      kind: 'gone',
      changes: [{ path, base, mine, theirs: null }],
      notes: [{ type: 'call', note: 'Called' }],
    }
    expect(await what(twin)).toEqual([gone])
    const decided = await twin.window[call]({ id: 'c1' })
    const effects = (decided.kind === 'saved' && decided.effects) || []
    const waiting = () => [...twin.store.state.edits.keys(), ...twin.store.state.notes.keys()]
    const after = waiting().length
    expect(await what(twin)).toEqual([])
    const back = await twin.window.undoMany({ changes: effects })
    expect(await what(twin)).toEqual([gone])
    expect(new Set(waiting())).toEqual(new Set(['c1']))
    await twin.window.undoMany({ changes: back.changes })
    expect(await what(twin)).toEqual([])
    expect(waiting()).toHaveLength(after)
  })

  test('a new contact that has been changed since is kept, and nothing is asked again', async () => {
    const twin = await openTwin(createDisk())
    await twin.engine.applyPage({ rows: [person(1)], state: done })
    await twin.window.edit({ id: 'c1', path, value: mine })
    await twin.engine.applyPage({ rows: [person(1, { updatedUtc: '12', deletedUtc: '2026-05-18' })], state: done })
    const kept = await twin.window.keepAsNew({ id: 'c1' })
    if (kept.kind !== 'saved' || !kept.id) throw new Error(kept.kind)
    await twin.window.edit({ id: kept.id, path: 'strategy', value: 'Call in May' })
    expect((await twin.window.undoMany({ changes: kept.effects ?? [] })).moved).toEqual(['c1'])
    expect(await what(twin)).toEqual([])
  })
})

test('a part of the changes is that part of all of them, in order', async () => {
  const { engine, window } = await openTwin(createDisk())
  await engine.applyPage({ rows: Array.from({ length: 30 }, (_, n) => person(n + 1)), state: done })
  for (let n = 1; n <= 30; n++) await window.edit({ id: `c${n}`, path, value: `New ${n}` })
  await window.hold({ id: 'c3', field: path, on: true })
  const all = await window.waiting(null)
  const part = await window.changes({ show: 'waiting', from: 10, count: 5 })
  expect(part).toEqual({ total: 30, held: 1, rows: all.slice(10, 15) })
  expect(await window.changes({ show: 'review', from: 0, count: 5 })).toEqual({ total: 0, held: 0, rows: [] })
})

describe('what came in while the user was away', () => {
  const later = { marks: ['2026-05-18T20:22:36.0000001Z'], walk: null }

  test('is no news in the first pull, is told after it, also by the next start, and is over once seen', async () => {
    const disk = createDisk()
    const { engine, window } = await openTwin(disk)
    await engine.applyPage({ rows: [person(1), person(2), person(3)], state: later })
    await window.present(null)
    expect(await window.away(null)).toBeNull()
    const gone = person(2, { updatedUtc: '11', deletedUtc: '2026-05-18' })
    await engine.applyPage({ rows: [row('11', theirs), gone], state: later })
    await engine.applyPage({ rows: [row('12', 'Theirs again')], state: later })
    const told = { changed: 1, names: [{ id: 'c1', name: 'Theirs again' }], deleted: 1, sent: 0, merged: 0 }
    expect(await window.away(null)).toMatchObject({ ...told, told: false })
    const next = await openTwin(disk)
    expect(await next.window.away(null)).toMatchObject({ ...told, told: true })
    await next.window.present(null)
    expect(await next.window.away(null)).toBeNull()
  })

  test('is counted beyond the names that are kept', async () => {
    const { engine, window } = await openTwin(createDisk())
    const people = (updatedUtc: string) => Array.from({ length: 450 }, (_, n) => person(n + 1, { updatedUtc }))
    await engine.applyPage({ rows: people('10'), state: later })
    await window.present(null)
    await engine.applyPage({ rows: people('11').slice(0, 300), state: later })
    await engine.applyPage({ rows: people('11').slice(300), state: later })
    expect((await window.away(null))?.changed).toBe(450)
  })

  test('what of ours went out is counted as sent, and is no change of others', async () => {
    const { engine, window } = await openTwin(createDisk())
    await engine.applyPage({ rows: [person(1)], state: later })
    await window.present(null)
    await window.edit({ id: 'c1', path, value: mine })
    const send = await engine.beginSend({ id: 'c1' })
    if (!send) throw new Error('nothing to send')
    await engine.settle({ send, contact: row('12', mine) })
    await engine.applyPage({ rows: [row('12', mine)], state: later })
    expect(await window.away(null)).toMatchObject({ changed: 0, sent: 1 })
  })
})

import { describe, expect, test } from 'vitest'
import { deleted, tagPath } from '../../shared/path'
import { createDisk } from './memory-storage'
import { done, names, openTwin, person } from './open-twin'
import type { Effect } from './undo-api'

async function opened() {
  const twin = await openTwin(createDisk())
  await twin.engine.applyPage({ rows: [person(1), person(2)], state: done })
  return twin
}
type Twin = Awaited<ReturnType<typeof opened>>

const values = { firstName: 'New', email: 'new@firm.example', [tagPath('vip')]: true }
const back = async ({ window }: Twin, ...changes: readonly Effect[]) => window.undoMany({ changes })

async function made(twin: Twin): Promise<Effect> {
  const saved = await twin.window.create({ values })
  if (saved.kind !== 'saved' || !saved.id) throw new Error(saved.kind)
  return { kind: 'made', id: saved.id, values, notes: [] }
}

/** The contact made here has reached the server. */
async function landed({ engine }: Twin, id: string): Promise<void> {
  const send = await engine.beginSend({ id })
  if (!send) throw new Error('nothing to send')
  const { firstName, email } = values
  const externalRefs = [{ namespace: 'fieldbook', id }]
  await engine.settle({ send, contact: person(9, { firstName, email, tags: ['vip'], externalRefs, updatedUtc: '20' }) })
}

describe('a contact that was made', () => {
  test('is gone when it never left, and there again under its own id, so that later steps still fit', async () => {
    const twin = await opened()
    const effect = await made(twin)
    const { changes } = await back(twin, effect)
    expect(await names(twin.window)).toEqual(['Person 001', 'Person 002'])
    const again = await back(twin, ...changes)
    expect(again).toMatchObject({ changes: [{ kind: 'made', id: effect.id, values }], renamed: [] })
    expect(await names(twin.window)).toEqual(['New', 'Person 001', 'Person 002'])
  })

  test('is deleted once the server has it, and comes back', async () => {
    const twin = await opened()
    const effect = await made(twin)
    await landed(twin, effect.id)
    const { changes } = await back(twin, effect)
    expect(await names(twin.window)).toEqual(['Person 001', 'Person 002'])
    await back(twin, ...changes)
    expect(await names(twin.window)).toEqual(['New', 'Person 001', 'Person 002'])
    expect(twin.store.state.edits.size).toBe(0)
  })

  test.each([
    [
      'a value of it was edited',
      async (twin: Twin, id: string) => void (await twin.window.edit({ id, path: 'phone', value: '+46 70 174 06 18' })),
    ],
    [
      'it was blocked',
      async (twin: Twin, id: string) => void (await twin.window.edit({ id, path: 'blocked', value: true })),
    ],
    [
      'a call was noted',
      async (twin: Twin, id: string) => void (await twin.window.note({ id, type: 'call', note: 'Called' })),
    ],
  ])('stays where %s since', async (_, change) => {
    const twin = await opened()
    const effect = await made(twin)
    await change(twin, effect.id)
    expect(await back(twin, effect)).toMatchObject({ moved: [effect.id], changes: [] })
    expect(await names(twin.window)).toContain('New')
  })

  test('stays where a colleague has changed it since', async () => {
    const twin = await opened()
    const effect = await made(twin)
    await landed(twin, effect.id)
    const theirs = { firstName: 'New', email: 'new@firm.example', tags: ['vip'], strategy: 'Theirs', updatedUtc: '21' }
    await twin.engine.applyPage({ rows: [person(9, theirs)], state: done })
    expect(await back(twin, effect)).toMatchObject({ moved: [effect.id], changes: [] })
  })
})

test('a deletion that the server has is taken back by making the contact anew, and deletes that one when done again', async () => {
  const twin = await opened()
  const { changes } = await twin.window.editMany({ edits: [{ id: 'c1', path: deleted, value: true }] })
  const send = await twin.engine.beginSend({ id: 'c1' })
  if (!send) throw new Error('nothing to send')
  await twin.engine.settle({ send, contact: person(1, { updatedUtc: '30', deletedUtc: '2026-05-18' }) })
  expect(twin.store.state.edits.size).toBe(0)
  const again = await back(twin, ...changes)
  expect(again.changes).toMatchObject([{ kind: 'made', values: { firstName: 'Person 001', [tagPath('vip')]: true } }])
  expect(again.renamed).toEqual([{ from: 'c1', to: again.changes[0]?.id }])
  expect(await names(twin.window)).toEqual(['Person 001', 'Person 002'])
  await back(twin, ...again.changes)
  expect(await names(twin.window)).toEqual(['Person 002'])
})

test('a deletion is not made again over what a colleague has changed since', async () => {
  const twin = await opened()
  const { changes } = await twin.window.editMany({ edits: [{ id: 'c1', path: deleted, value: true }] })
  const undone = await back(twin, ...changes)
  await twin.engine.applyPage({ rows: [person(1, { updatedUtc: '30', strategy: 'Theirs' })], state: done })
  expect(await back(twin, ...undone.changes)).toMatchObject({ moved: ['c1'], changes: [] })
})

test('a note given up comes back under its key, and is given up again', async () => {
  const twin = await opened()
  await twin.window.note({ id: 'c1', type: 'call', note: 'Called', key: 'k' })
  const gone = await twin.window.discardNote({ id: 'c1', key: 'k' })
  if (gone.kind !== 'saved' || !gone.effects) throw new Error(gone.kind)
  const notes = async () => (await twin.window.contact({ id: 'c1' }))?.notes.map(({ key, note }) => [key, note])
  expect(await notes()).toEqual([])
  const { changes } = await back(twin, ...gone.effects)
  expect(await notes()).toEqual([['k', 'Called']])
  await back(twin, ...changes)
  expect(await notes()).toEqual([])
})

test('a hold is let go and taken again, unless nothing waits there any more', async () => {
  const twin = await opened()
  await twin.window.edit({ id: 'c1', path: 'phone', value: '+46 70 174 06 18' })
  await twin.window.hold({ id: 'c1', field: 'phone', on: true })
  const isHeld = async () => (await twin.window.contact({ id: 'c1' }))?.text.phone.held
  const { changes } = await back(twin, { kind: 'hold', id: 'c1', field: 'phone', on: true })
  expect(await isHeld()).toBe(false)
  await back(twin, ...changes)
  expect(await isHeld()).toBe(true)
  await twin.window.revert({ id: 'c1', path: 'phone', was: null })
  expect((await back(twin, { kind: 'hold', id: 'c1', field: 'phone', on: true })).moved).toEqual(['c1'])
})

test('a contact merged into another comes back whole, and the other is as it was', async () => {
  const twin = await opened()
  const effect = await made(twin)
  await twin.window.note({ id: effect.id, type: 'note', note: 'Met at the fair', key: 'k' })
  const merged = await twin.window.merge({ id: effect.id, into: 'c2' })
  if (merged.kind !== 'saved' || !merged.effects) throw new Error(merged.kind)
  const { changes, moved } = await back(twin, ...merged.effects.toReversed())
  expect(moved).toEqual([])
  const [apart = '', ...others] = twin.store.state.edits.keys()
  expect(others).toEqual([])
  expect([...twin.store.state.notes.keys()]).toEqual([apart])
  expect(await twin.window.contact({ id: apart })).toMatchObject({
    text: { email: { value: 'new@firm.example' } },
    notes: [{ key: 'k' }],
  })
  const again = await back(twin, ...changes.toReversed())
  expect(again.moved).toEqual([])
  expect(await names(twin.window)).toEqual(['New', 'Person 001'])
  expect((await twin.window.contact({ id: 'c2' }))?.notes).toMatchObject([{ key: 'k' }])
})

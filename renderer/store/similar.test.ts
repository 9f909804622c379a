import { describe, expect, test } from 'vitest'
import { createDisk } from './memory-storage'
import { done, openTwin, person } from './open-twin'
import type { Effect } from './undo-api'

async function opened() {
  const twin = await openTwin(createDisk())
  const rows = [
    person(1, {
      firstName: 'Anna',
      lastName: 'Berg',
      email: 'anna@ek.example',
      phone: '+46 70 174 06 18',
      tags: ['a'],
    }),
    person(2, { firstName: 'Bérg', lastName: 'Anna', email: 'b@ek.example', phone: '08-465 00 00', tags: ['b'] }),
    person(3, { firstName: 'A', lastName: 'B', email: 'c@ek.example', phone: '070-1740618', strategy: 'Renew' }),
    person(4, { firstName: 'Eva', lastName: 'Ny', email: 'd@ek.example', phone: null }),
  ]
  await twin.engine.applyPage({ rows, state: done })
  return twin
}

const nothing = { email: '', phone: '', firstName: '', lastName: '' }

describe('a new contact looks like', () => {
  test.each([
    [{ email: ' ANNA@ek.example' }, ['c1 email']],
    [{ phone: '0701740618' }, ['c1 phone', 'c3 phone']],
    [{ firstName: 'berg', lastName: 'ANNA' }, ['c1 name', 'c2 name']],
    [{ firstName: 'Anna' }, []],
    [{ phone: '0618' }, []],
    [{}, []],
  ])('%j', async (typed, found) => {
    const { window } = await opened()
    const alikes = await window.similar({ ...nothing, ...typed })
    expect(alikes.map(({ id, by }) => `${id} ${by}`).sort()).toEqual(found)
  })

  test('what has been edited since, and nothing that is deleted', async () => {
    const { window } = await opened()
    await window.similar(nothing)
    await window.edit({ id: 'c4', path: 'email', value: 'eva@ek.example' })
    expect(await window.similar({ ...nothing, email: 'd@ek.example' })).toEqual([])
    expect(await window.similar({ ...nothing, email: 'eva@ek.example' })).toMatchObject([{ id: 'c4' }])
    await window.remove({ id: 'c4', etag: (await window.contact({ id: 'c4' }))?.etag ?? '' })
    expect(await window.similar({ ...nothing, email: 'eva@ek.example' })).toEqual([])
  })
})

type Window = Awaited<ReturnType<typeof opened>>['window']

type Merge = { kept: string; gone: string[]; values: Record<string, string | boolean> }

/** Merges contacts as they are shown now. */
async function merge(window: Window, { kept, gone, values }: Merge) {
  const views = await window.contactsBeside({ ids: [kept, ...gone] })
  return window.mergeContacts({ kept, gone, values, seen: Object.fromEntries(views.map(({ id, etag }) => [id, etag])) })
}

const undo = (window: Window, effects: readonly Effect[]) => window.undoMany({ changes: effects.toReversed() })

async function groups(window: Window) {
  for (let restart = true; ; restart = false) {
    const step = await window.duplicatesStep({ restart })
    if (step.kind === 'done') return step.groups.map(({ by, ids }) => `${by} ${[...ids].sort().join()}`)
  }
}

test('groups are found by the same rules, and what is dismissed stays away', async () => {
  const { window } = await opened()
  expect(await groups(window)).toEqual(['name c1,c2', 'phone c1,c3'])
  await window.notDuplicates({ ids: ['c1', 'c3'] })
  expect(await groups(window)).toEqual(['name c1,c2'])
})

test('a merge is edits on the kept one and the deletion of the other, and is taken back as one', async () => {
  const { window, store } = await opened()
  await window.note({ id: 'c3', type: 'call', note: 'Called' })
  const values = { strategy: 'Renew', 'tags/b': true }
  const result = await merge(window, { kept: 'c1', gone: ['c3'], values })
  expect(store.state.directory.get('c3')?.shown.deleted).toBe(true)
  expect(await window.contact({ id: 'c1' })).toMatchObject({
    text: { strategy: { value: 'Renew' } },
    notes: [{ note: 'Called' }],
  })
  expect(await groups(window)).toEqual(['name c1,c2'])
  if (result.kind !== 'saved' || !result.effects) throw new Error(result.kind)
  const back = await undo(window, result.effects)
  expect(back).toMatchObject({ moved: [], gone: 0, stopped: null })
  expect(store.state.edits.size).toBe(0)
  expect(store.state.directory.get('c3')?.shown.deleted).toBe(false)
  expect((await window.contact({ id: 'c3' }))?.notes).toMatchObject([{ note: 'Called' }])
  await undo(window, back.changes)
  expect(store.state.directory.get('c3')?.shown.deleted).toBe(true)
  expect(await window.contact({ id: 'c1' })).toMatchObject({
    text: { strategy: { value: 'Renew' } },
    notes: [{ note: 'Called' }],
  })
})

test('a merge taken back holds nothing any more, and done again holds what waits for the deletion', async () => {
  const { window, store } = await opened()
  const values = { email: 'c@ek.example' }
  const result = await merge(window, { kept: 'c1', gone: ['c3'], values })
  const held = () => [...(store.state.holds.get('c1') ?? [])]
  expect(held()).toEqual(['email'])
  if (result.kind !== 'saved' || !result.effects) throw new Error(result.kind)
  const back = await undo(window, result.effects)
  expect(held()).toEqual([])
  expect(store.state.edits.size).toBe(0)
  await undo(window, back.changes)
  expect(held()).toEqual(['email'])
})

test('a contact made here and never sent is made again when its merge is taken back', async () => {
  const { window, store } = await opened()
  const made = await window.create({ values: { firstName: 'Anna', lastName: 'Berg', email: 'new@ek.example' } })
  const result = await merge(window, {
    kept: 'c1',
    gone: [(made.kind === 'saved' && made.id) || ''],
    values: {},
  })
  expect(store.summary().total).toBe(4)
  if (result.kind !== 'saved' || !result.effects) throw new Error(result.kind)
  await undo(window, result.effects)
  expect(store.summary().total).toBe(5)
  expect(await window.similar({ ...nothing, email: 'new@ek.example' })).toHaveLength(1)
})

test('what the user has edited since a merge is not taken back', async () => {
  const { window } = await opened()
  const result = await merge(window, { kept: 'c1', gone: ['c3'], values: { strategy: 'Renew' } })
  if (result.kind !== 'saved' || !result.effects) throw new Error(result.kind)
  await window.edit({ id: 'c1', path: 'strategy', value: 'My own' })
  expect(await undo(window, result.effects)).toMatchObject({ moved: ['c1'] })
  expect((await window.contact({ id: 'c1' }))?.text.strategy.value).toBe('My own')
})

test('nothing is merged that a colleague has changed while it was compared', async () => {
  const { window, engine, store } = await opened()
  const views = await window.contactsBeside({ ids: ['c1', 'c3'] })
  const seen = Object.fromEntries(views.map(({ id, etag }) => [id, etag]))
  await engine.applyPage({ rows: [person(3, { firstName: 'A', strategy: 'Theirs', updatedUtc: '9' })], state: done })
  expect(await window.mergeContacts({ kept: 'c1', gone: ['c3'], values: {}, seen })).toEqual({ kind: 'moved' })
  expect(store.state.edits.size).toBe(0)
})

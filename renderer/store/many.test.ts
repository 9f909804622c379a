import { expect, test } from 'vitest'
import type { Contact } from '../../shared/contact'
import { deleted, tagPath } from '../../shared/path'
import { createDisk, createMemoryStorage } from './memory-storage'
import { done, names, openTwin, person } from './open-twin'
import { StorageFull } from './storage'

const vip = tagPath('vip')
const hot = tagPath('hot')
const people = (count: number, more: Partial<Contact> = {}) =>
  Array.from({ length: count }, (_, n) => person(n, { ...more, updatedUtc: '50' }))
const ids = (count: number) => Array.from({ length: count }, (_, n) => `c${n}`)

async function filled(count: number, more: Partial<Contact> = {}) {
  const opened = await openTwin(createDisk())
  await opened.engine.applyPage({ rows: people(count, more), state: done })
  return opened
}

test('many edits are those that were made one by one, and their undo leaves nothing behind', async () => {
  const { window, store } = await filled(600)
  await window.edit({ id: 'c7', path: hot, value: true })
  const edits = ids(600).map((id) => ({ id, path: hot, value: true }))
  const result = await window.editMany({ edits })
  expect(result).toMatchObject({ same: 1, gone: 0, moved: [], stopped: null })
  expect(result.changes).toHaveLength(599)
  expect((await window.contact({ id: 'c8' }))?.tags.map(({ tag }) => tag)).toEqual(['vip', 'hot'])
  expect((await window.list({ text: '', show: 'all', tags: ['hot'] })).matched).toBe(600)
  const back = await window.undoMany({ changes: result.changes })
  expect(back.changes).toHaveLength(599)
  expect([...store.state.edits.keys()]).toEqual(['c7'])
})

test('a commit takes some hundreds, and others are answered and saved in between', async () => {
  const { window, store } = await filled(1_000)
  let commits = 0
  const { commit } = store.storage
  store.storage.commit = (change) => {
    if (change.edits) commits++
    return commit(change)
  }
  const edits = ids(1_000).map((id) => ({ id, path: hot, value: true }))
  const order: string[] = []
  const many = window.editMany({ edits }).then(() => order.push('many'))
  await window.edit({ id: 'c1', path: 'firstName', value: 'Between' }).then(() => order.push('between'))
  await many
  expect(order).toEqual(['between', 'many'])
  expect(commits).toBe(1_000 / 500 + 1)
})

test('several edits of one contact come one after the other', async () => {
  const { window } = await filled(2)
  const { changes } = await window.editMany({
    edits: [
      { id: 'c0', path: 'email', value: 'a@b.example' },
      { id: 'c0', path: 'phone', value: '1' },
      { id: 'c1', path: 'phone', value: '2' },
      { id: 'c0', path: 'email', value: 'c@d.example' },
    ],
  })
  expect(changes).toHaveLength(4)
  const view = await window.contact({ id: 'c0' })
  expect([view?.text.email.value, view?.text.phone.value]).toEqual(['c@d.example', '1'])
})

test('undo leaves what has changed since, and says which', async () => {
  const { window } = await filled(3)
  const { changes } = await window.editMany({
    edits: ids(3).map((id) => ({ id, path: 'primaryLanguage', value: 'fi' })),
  })
  await window.edit({ id: 'c1', path: 'primaryLanguage', value: 'nb' })
  const back = await window.undoMany({ changes })
  expect(back.moved).toEqual(['c1'])
  expect(back.changes).toHaveLength(2)
  expect((await window.contact({ id: 'c1' }))?.text.primaryLanguage.value).toBe('nb')
})

test('blocking is taken back while it has not been sent, and never guessed at after that', async () => {
  const { window, engine } = await filled(2)
  const { changes } = await window.editMany({ edits: ids(2).map((id) => ({ id, path: 'blocked', value: true })) })
  expect((await window.list({ text: '', show: 'all', blocked: true })).matched).toBe(2)
  const send = await engine.beginSend({ id: 'c0' })
  if (!send) throw new Error('it is sent')
  await engine.settle({ send, contact: person(0, { updatedUtc: '60' }) })
  const back = await window.undoMany({ changes })
  expect(back.moved).toEqual(['c0'])
  expect((await window.contact({ id: 'c1' }))?.blocked.value).toBe(null)
  expect((await window.contact({ id: 'c0' }))?.blocked.value).toBe(true)
})

test('deleting many, and all of them back; what never left is given back as it was', async () => {
  const { window } = await filled(3)
  const made = await window.create({ values: { firstName: 'New', [vip]: true } })
  const id = made.kind === 'saved' ? (made.id ?? '') : ''
  const edits = ['c0', 'c1', id, 'nobody'].map((one) => ({ id: one, path: deleted, value: true }))
  const result = await window.editMany({ edits })
  expect(result).toMatchObject({ gone: 1, stopped: null })
  const unmade = result.changes.flatMap((effect) => (effect.kind === 'unmade' ? [effect.values] : []))
  expect(unmade).toEqual([{ firstName: 'New', [vip]: true }])
  expect(await names(window)).toEqual(['Person 002'])
  const back = await window.undoMany({ changes: result.changes })
  expect(await names(window)).toEqual(['New', 'Person 000', 'Person 001', 'Person 002'])
  await window.undoMany({ changes: back.changes })
  expect(await names(window)).toEqual(['Person 002'])
})

test('what the disk does not take has not happened, and how many that are is said', async () => {
  const disk = createDisk()
  const storage = createMemoryStorage(disk)
  let room = 1
  const { engine, window } = await openTwin(disk, {
    ...storage,
    commit: async (change) => {
      if (change.edits && room-- <= 0) throw new StorageFull('no room')
      await storage.commit(change)
    },
  })
  await engine.applyPage({ rows: people(600), state: done })
  const result = await window.editMany({ edits: ids(600).map((id) => ({ id, path: hot, value: true })) })
  expect(result.stopped).toMatchObject({ cause: 'full', left: 100, rest: { length: 100 } })
  expect(result.changes).toHaveLength(500)
  expect((await window.list({ text: '', show: 'all', tags: ['hot'] })).matched).toBe(500)
})

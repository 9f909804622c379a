import { expect, test } from 'vitest'
import { createDisk, createMemoryStorage } from './memory-storage'
import { done, openTwin, person } from './open-twin'
import { StorageFull } from './storage'

test('what is to happen with conflicts holds once it is saved; that it is not is said, and the former choice holds', async () => {
  const disk = createDisk()
  const full = { now: false }
  const storage = createMemoryStorage(disk)
  const { window } = await openTwin(disk, {
    ...storage,
    commit: async (change) => {
      if (full.now) throw new StorageFull('no room')
      await storage.commit(change)
    },
  })
  expect(await window.policy({ policy: 'mine' })).toEqual({ kind: 'saved', policy: 'mine' })
  full.now = true
  expect(await window.policy({ policy: 'theirs' })).toEqual({ kind: 'not-saved', cause: 'full', policy: 'mine' })
  expect(await window.policy({ policy: null })).toEqual({ kind: 'saved', policy: 'mine' })
  expect(await (await openTwin(disk)).window.policy({ policy: null })).toEqual({ kind: 'saved', policy: 'mine' })
})

test('what is typed of something new is there again at once, and after the store is opened again', async () => {
  const disk = createDisk()
  const { engine, window } = await openTwin(disk)
  await engine.applyPage({ rows: [person(1)], state: done })
  const kept = window.draft({ id: 'c1', path: 'note', text: 'Called' })
  expect((await window.contact({ id: 'c1' }))?.typed).toEqual({ note: 'Called', noteType: null, tag: null })
  await kept
  const again = await openTwin(disk)
  expect((await again.window.contact({ id: 'c1' }))?.typed.note).toBe('Called')
  await again.window.draft({ id: 'c1', path: 'note', text: null })
  expect((await (await openTwin(disk)).window.contact({ id: 'c1' }))?.typed.note).toBeNull()
})

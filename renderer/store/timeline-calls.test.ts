import { expect, test } from 'vitest'
import type { TimelineEntry } from '../../shared/timeline'
import { createDisk } from './memory-storage'
import { done, openTwin, person } from './open-twin'
import { keptEntries, keptTimelines } from './timeline-calls'

const entry = (n: number): TimelineEntry => ({
  ...{ kind: 'audit', operation: 'update', fields: ['email'] },
  ...{ id: String(n), at: '2026-11-20T10:42:00Z', who: { id: 'u2', name: 'Maria Ek' } },
})

test('a kept timeline is there after a restart, with the time it is of', async () => {
  const disk = createDisk()
  const { window } = await openTwin(disk)
  expect(await window.timeline({ id: 'c1' })).toMatchObject({ entries: [], asOf: null, more: false })
  await window.keepTimeline({ id: 'c1', entries: [entry(1)], more: false })
  const again = await openTwin(disk)
  expect(await again.window.timeline({ id: 'c1' })).toMatchObject({ entries: [entry(1)], asOf: 1_000, more: false })
})

test('of one contact the newest entries are kept, and that there are more', async () => {
  const { window } = await openTwin(createDisk())
  await window.keepTimeline({
    id: 'c1',
    entries: Array.from({ length: keptEntries + 20 }, (_, i) => entry(i)),
    more: false,
  })
  const { entries, more } = await window.timeline({ id: 'c1' })
  expect([entries.length, entries[0]?.id, more]).toEqual([keptEntries, '0', true])
})

test('of more contacts than there is room for those fetched longest ago go', async () => {
  const { window, store } = await openTwin(createDisk())
  const all = Array.from({ length: keptTimelines + 1 }, (_, i) => `c${i}`)
  for (const id of ['c0', ...all.slice(1, -1), 'c0', ...all.slice(-1)]) {
    await window.keepTimeline({ id, entries: [entry(1)], more: false })
  }
  expect(await store.storage.count('timelines')).toBe(keptTimelines)
  expect((await window.timeline({ id: 'c0' })).asOf).toBe(1_000)
  expect((await window.timeline({ id: 'c1' })).asOf).toBeNull()
})

test('timelines kept at the same time are both kept', async () => {
  const { window } = await openTwin(createDisk())
  await Promise.all(['c1', 'c2', 'c3'].map((id) => window.keepTimeline({ id, entries: [entry(1)], more: false })))
  const kept = await Promise.all(['c1', 'c2', 'c3'].map((id) => window.timeline({ id })))
  expect(kept.map(({ asOf }) => asOf)).toEqual([1_000, 1_000, 1_000])
})

test('what was done here with the contact is told, newest first, and nothing of another’s', async () => {
  const { window, engine } = await openTwin(createDisk())
  await engine.applyPage({ rows: [person(1), person(2)], state: done })
  await window.edit({ id: 'c1', path: 'firstName', value: 'Mine' })
  expect((await window.timeline({ id: 'c1' })).own.map(({ path, kind }) => [path, kind])).toEqual([
    ['firstName', 'saved'],
  ])
  await window.edit({ id: 'c2', path: 'firstName', value: 'Other' })
  await window.edit({ id: 'c1', path: 'phone', value: '+46 70 555 01 02' })
  const { own } = await window.timeline({ id: 'c1' })
  expect(own.map(({ path }) => path)).toEqual(['phone', 'firstName'])
})

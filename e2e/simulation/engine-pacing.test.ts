import { describe, expect, test } from 'vitest'
import type { Value } from '../../shared/leaf'
import { tagPath } from '../../shared/path'
import { ask, create, edit, patches, requests, settledWorld } from './settled-world'
import type { World } from './world'

const people = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `m${i}`, firstName: `Person ${i}` }))
const fields = ['firstName', 'lastName', 'email', 'phone', 'strategy'] as const

/** Edits without waiting for each to be saved. */
async function editMany(world: World, edits: readonly { id: string; path: string; value: Value }[]): Promise<void> {
  for (const { id, path, value } of edits) {
    world.witness.wished({ id, path, value, kind: 'edit' })
    void world.app().window.edit({ id, path, value })
  }
  while (world.app().store.summary().waiting < edits.length) await world.scheduler.run(1_000)
}

test('1,000 edits on 100 contacts, a fifth of them changed meanwhile: at most 1.05 PATCHes a contact and the pages', async () => {
  const world = await settledWorld({ contacts: people(100) })
  world.network.setUp(false)
  const paths = [...fields, 'linkedInUrl', tagPath('a'), tagPath('b'), tagPath('c'), 'primaryLanguage']
  const wanted = (path: string, i: number): Value => {
    if (path.startsWith('tags/')) return true
    if (path === 'linkedInUrl') return `https://www.linkedin.com/in/p${i}`
    if (path === 'primaryLanguage') return 'sv'
    return path === 'email' ? `p${i}@ek.example` : path === 'phone' ? `+4670174${1_000 + i}` : `${path} ${i}`
  }
  for (let i = 0; i < 100; i++) {
    await editMany(world, [])
    for (const path of paths) {
      world.witness.wished({ id: `m${i}`, path, value: wanted(path, i), kind: 'edit' })
      void world.app().window.edit({ id: `m${i}`, path, value: wanted(path, i) })
    }
  }
  await world.scheduler.run(20_000)
  for (let i = 0; i < 100; i += 5) {
    world.model.colleague.patch(`m${i}`, { externalRefs: [{ namespace: 'crm', id: String(i) }] })
    world.witness.colleague(`m${i}`)
  }
  world.trace.length = 0
  world.network.setUp(true)
  world.app().engine.wake()
  await world.heal()
  expect(patches(world).length).toBeLessThanOrEqual(105)
  expect(world.app().store.state.edits.size).toBe(0)
  for (let i = 0; i < 100; i++) {
    const { firstName, tags, externalRefs } = world.model.contact(`m${i}`) ?? {}
    expect([firstName, tags, externalRefs?.length]).toEqual([`firstName ${i}`, ['a', 'b', 'c'], i % 5 === 0 ? 1 : 0])
  }
})

test('S10: creates, notes and conflicts included, it rests within 3 × contacts and intents and conflicts + pages + 10', async () => {
  const world = await settledWorld({ contacts: people(30) })
  world.network.setUp(false)
  for (let i = 0; i < 30; i++) await edit(world, `m${i}`, 'firstName', `Edited ${i}`)
  for (let i = 0; i < 10; i++) await create(world, { firstName: `New ${i}` })
  for (let i = 0; i < 10; i++) {
    const noted = world.witness.things.notes(0, `m${i}`, `note ${i}`)
    await ask(world, () => world.app().window.note({ id: `m${i}`, type: 'note', note: `note ${i}` }))
    noted('saved')
    world.model.colleague.patch(`m${i}`, { firstName: `Theirs ${i}` })
    world.witness.colleague(`m${i}`)
  }
  world.trace.length = 0
  world.network.setUp(true)
  world.app().engine.wake()
  await world.scheduler.run(50_000)
  expect(world.trace.length).toBeLessThanOrEqual(3 * 40 + 20 + 10 + 1 + 10)
  expect(world.app().store.summary()).toMatchObject({ waiting: 0, review: 10 })
})

describe('10,000 edits of 14 days at 60 requests a minute', () => {
  test('drain, with an estimate that is right within a fifth on the whole way', async () => {
    const world = await settledWorld({ contacts: people(2_000), rateLimit: 60 })
    world.network.setUp(false)
    for (let day = 0; day < 14; day++) {
      const from = Math.floor((day * 2_000) / 14)
      const to = Math.floor(((day + 1) * 2_000) / 14)
      for (let i = from; i < to; i++) {
        for (const path of fields) {
          const value =
            path === 'email' ? `p${i}@ek.example` : path === 'phone' ? `+46701${100_000 + i}` : `${path} ${i}`
          world.witness.wished({ id: `m${i}`, path, value, kind: 'edit' })
          void world.app().window.edit({ id: `m${i}`, path, value })
        }
      }
      // The laptop is open for an hour a day.
      await world.scheduler.run(60 * 60_000)
      world.clients[0]?.sleep()
      await world.scheduler.run(23 * 60 * 60_000)
      world.clients[0]?.wake()
    }
    expect(world.app().store.summary().waiting).toBe(10_000)
    world.network.setUp(true)
    world.app().engine.wake()
    const began = world.scheduler.now()
    const told: { at: number; leftMs: number }[] = []
    for (const share of [0.1, 0.5, 0.9]) {
      while (world.app().store.state.edits.size > 2_000 * (1 - share)) await world.scheduler.run(1_000)
      told.push({ at: world.scheduler.now(), leftMs: world.status()?.leftMs ?? 0 })
    }
    while (world.app().store.state.edits.size > 0) await world.scheduler.run(1_000)
    const ended = world.scheduler.now()
    for (const { at, leftMs } of told) {
      expect(Math.abs(leftMs - (ended - at)) / (ended - at), `told ${leftMs} of ${ended - at}`).toBeLessThan(0.2)
    }
    // One PATCH a contact, and a page a minute, at 60 a minute.
    expect((ended - began) / 60_000).toBeLessThan(2_000 / 58 + 3)
    expect(requests(world).filter((line) => line.startsWith('PATCH')).length).toBeLessThan(2_020)
    expect(world.model.log.some(({ status }) => status === 429)).toBe(false)
  }, 120_000)
})

for (const [form, headersOf] of [
  [
    'three fields',
    (left: number, ms: number) => {
      const reset = String(Math.ceil(ms / 1000))
      return { 'ratelimit-limit': '5', 'ratelimit-remaining': String(left), 'ratelimit-reset': reset }
    },
  ],
  [
    'one field of a later draft',
    (left: number, ms: number) => {
      return { ratelimit: `limit=5, remaining=${left}, reset=${Math.ceil(ms / 1000)}` }
    },
  ],
] as const) {
  test(`a budget told in ${form} is kept to`, async () => {
    const world = await settledWorld({ contacts: people(20) })
    world.network.setUp(false)
    for (let i = 0; i < 20; i++) await edit(world, `m${i}`, 'firstName', `Edited ${i}`)
    const { handle } = world.model
    let windowEnds = 0
    let used = 0
    let over = 0
    world.model.handle = (request, fault) => {
      const now = world.scheduler.now()
      if (now >= windowEnds) [windowEnds, used] = [now + 30_000, 0]
      if (++used > 5) over++
      const { headers, ...answer } = handle(request, fault)
      const others = Object.entries(headers).filter(([name]) => !name.startsWith('ratelimit'))
      return {
        ...answer,
        headers: { ...Object.fromEntries(others), ...headersOf(Math.max(0, 5 - used), windowEnds - now) },
      }
    }
    world.network.setUp(true)
    world.app().engine.wake()
    await world.scheduler.run(6 * 60_000)
    expect(world.app().store.state.edits.size).toBe(0)
    expect(over).toBe(0)
  })
}

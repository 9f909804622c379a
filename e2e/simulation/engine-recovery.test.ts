import { describe, expect, test } from 'vitest'
import { linkPath, tagPath } from '../../shared/path'
import type { Crash } from './client'
import { ask, create, edit, methods, settledWorld, view } from './settled-world'
import type { World } from './world'

const companies = [{ id: 'k1', name: 'Nordvik' }]

/** A world with everything unsent that a user can have, and no network. */
async function unsentWorld(): Promise<World> {
  const world = await settledWorld({ companies })
  world.clients[0]?.remember()
  world.network.setUp(false)
  await edit(world, 'c1', 'firstName', 'Anna')
  await edit(world, 'c1', tagPath('pilot'), true)
  await edit(world, 'c2', linkPath('k1'), 'CEO')
  await create(world, { firstName: 'Nils' })
  const noted = world.witness.things.notes(0, 'c3', 'met her today')
  await ask(world, () => world.app().window.note({ id: 'c3', type: 'note', note: 'met her today' }))
  noted('saved')
  return world
}

async function expectNothingLost(world: World): Promise<void> {
  await world.heal()
  expect(world.model.contact('c1')).toMatchObject({ firstName: 'Anna', tags: ['vip', 'pilot'] })
  expect(world.model.contact('c2')?.companies).toMatchObject([{ id: 'k1', jobTitle: 'CEO' }])
  expect(world.model.contacts().filter(({ firstName }) => firstName === 'Nils')).toHaveLength(1)
  expect(world.model.timeline('c3').filter(({ type }) => type === 'note')).toHaveLength(1)
  expect(world.app().store.summary()).toMatchObject({ total: 4, waiting: 0, review: 0 })
}

describe('S12: what the window called saved survives', () => {
  const crashes: Crash[] = ['killed', 'power cut', 'vanished', 'behind', 'rows lost']
  for (const kind of crashes) {
    test(`a crash after which the database is ${kind}`, async () => {
      const world = await unsentWorld()
      await world.clients[0]?.crash(kind)
      await expectNothingLost(world)
    })
  }

  test('a second crash while it is being restored', async () => {
    const world = await unsentWorld()
    await world.clients[0]?.crash('vanished')
    await world.scheduler.run(3)
    await world.clients[0]?.crash('killed')
    await expectNothingLost(world)
  })
})

describe('damaged again after it has been restored', () => {
  test('a table that has lost rows since is noticed as well (seed 34466)', async () => {
    const world = await unsentWorld()
    for (const kind of ['vanished', ...Array<Crash>(8).fill('rows lost')] as const) {
      await world.clients[0]?.crash(kind)
      await world.scheduler.run(100)
    }
    await expectNothingLost(world)
  })

  test('what was given up since does not come back with the same old state (seed 27276)', async () => {
    const world = await settledWorld()
    world.network.setUp(false)
    await edit(world, 'c1', 'firstName', 'Anna')
    world.clients[0]?.remember()
    await edit(world, 'c1', 'firstName', 'Annika')
    for (const kind of ['behind', 'behind'] as const) {
      await world.clients[0]?.crash(kind)
      await world.scheduler.run(100)
    }
    await world.heal()
    expect(methods(world, 'c1')).not.toContain('PATCH')
  })
})

describe('a store that is behind its journal', () => {
  test('is found out although the user changes it before the journal is there (seed 14786)', async () => {
    const world = await settledWorld()
    world.network.setUp(false)
    world.clients[0]?.remember()
    await edit(world, 'c1', 'firstName', 'Anna')
    await world.clients[0]?.crash('behind')
    // Not said to be saved: the store that it was typed into is about to be restored.
    const typed = world.app().window.edit({ id: 'c2', path: 'firstName', value: 'Bea' })
    typed.catch(() => undefined)
    await world.scheduler.run(10_000)
    expect((await view(world, 'c1')).text.firstName.value).toBe('Anna')
  })
})

describe('the journal', () => {
  test('that takes nothing makes “not saved”, and once it does again it has everything', async () => {
    const world = await settledWorld()
    const [client] = world.clients
    world.network.setUp(false)
    client?.journal.setAnswer('full')
    world.witness.wished({ id: 'c1', path: 'firstName', value: 'Anna', kind: 'edit' })
    const refused = await ask(world, () => world.app().window.edit({ id: 'c1', path: 'firstName', value: 'Anna' }))
    expect(refused).toEqual({ kind: 'not-saved', cause: 'full' })
    client?.journal.setAnswer('kept')
    await edit(world, 'c2', 'firstName', 'Bo')
    await client?.crash('vanished')
    await world.heal()
    expect(world.model.contact('c1')).toMatchObject({ firstName: 'Anna' })
    expect(world.model.contact('c2')).toMatchObject({ firstName: 'Bo' })
  })

  test('S2, S4: what was sent before the database vanished is known as ours after it', async () => {
    const world = await settledWorld()
    world.network.loseAnswer(({ method }) => method === 'PATCH')
    await edit(world, 'c1', 'firstName', 'Anna')
    while (world.model.contact('c1')?.firstName !== 'Anna') await world.scheduler.run(1)
    await edit(world, 'c1', 'firstName', 'Annika B')
    await world.clients[0]?.crash('vanished')
    await world.heal()
    expect(world.model.contact('c1')).toMatchObject({ firstName: 'Annika B' })
  })
})

describe('found by the simulation', () => {
  test('a note written while its contact gets its id is of that contact (seed 2012)', async () => {
    const world = await settledWorld()
    const local = await create(world, { firstName: 'Nils' })
    const { store } = world.app()
    while (world.model.contacts().length === 3) await world.scheduler.run(1)
    // Until its answer is here and written down.
    for (let ms = 0; ms < 150; ms += 10) {
      void world.app().window.note({ id: local, type: 'note', note: `after ${ms} ms` })
      await world.scheduler.run(10)
    }
    await world.scheduler.run(60_000)
    expect([...store.state.notes.keys()]).toEqual([])
    expect((await view(world, local)).notes).toEqual([])
  })

  test('a laptop that slept goes on where it was', async () => {
    const world = await settledWorld()
    const [client] = world.clients
    await edit(world, 'c1', 'firstName', 'Anna')
    client?.sleep()
    await world.scheduler.run(10 * 60_000)
    expect(world.model.contact('c1')).toMatchObject({ firstName: 'Annika' })
    client?.wake()
    await world.scheduler.run(10_000)
    expect(world.model.contact('c1')).toMatchObject({ firstName: 'Anna' })
  })

  test('a wall clock that is a year wrong changes nothing', async () => {
    const world = await settledWorld()
    world.clients[0]?.setClock(365 * 24 * 60 * 60 * 1000)
    world.model.colleague.patch('c2', { firstName: 'Bo' })
    world.witness.colleague('c2')
    await edit(world, 'c1', 'firstName', 'Anna')
    await world.heal()
    expect(world.model.contact('c1')).toMatchObject({ firstName: 'Anna' })
  })
})

import { describe, expect, test } from 'vitest'
import { edit, patches, requests, settledWorld, view } from './settled-world'
import { createWorld } from './world'

describe('pulling', () => {
  const many = Array.from({ length: 1_200 }, (_, i) => ({ id: `m${i}`, firstName: `Person ${i}` }))

  test('a walk that a crash interrupts goes on from the stored cursor', async () => {
    const world = await createWorld(2, { contacts: many })
    while (world.app().store.state.directory.size() < 500) await world.scheduler.run(10)
    await world.crash()
    await world.scheduler.run(5_000)
    const lists = requests(world)
    expect(
      lists.filter((line) => line.startsWith('GET /api/v1/network/contacts?') && !line.includes('cursor=')),
    ).toHaveLength(1)
    expect(world.app().store.state.directory.size()).toBe(1_200)
  })

  test('a cursor that the server no longer takes restarts the walk', async () => {
    const world = await createWorld(3, { contacts: many })
    const { handle } = world.model
    let refused = 0
    world.model.handle = (request, fault) => {
      const old = request.path.includes('cursor=') && refused++ === 0
      return handle(old ? { ...request, path: request.path.replace(/cursor=[^&]*/, 'cursor=gone') } : request, fault)
    }
    await world.scheduler.run(5_000)
    expect(world.app().store.state.directory.size()).toBe(1_200)
  })

  test('a transaction that commits late, behind its timestamp, is seen all the same', async () => {
    const world = await settledWorld()
    world.model.colleague.patch('c1', { firstName: 'Now' })
    await world.scheduler.run(70_000)
    world.model.colleague.patch('c2', { firstName: 'Late' }, { lagMs: 90_000 })
    world.witness.colleague('c2')
    await world.scheduler.run(5 * 60_000)
    expect((await view(world, 'c2')).text.firstName.value).toBe('Late')
  })

  test('one that commits late between two pulls, behind what the first of them saw, is seen as well', async () => {
    const world = await settledWorld()
    await world.scheduler.run(45_000)
    world.model.colleague.patch('c1', { firstName: 'Now' })
    world.witness.colleague('c1')
    // After the pull of the second minute, before that of the third: a minute and a half behind its timestamp.
    await world.scheduler.run(80_000)
    expect((await view(world, 'c1')).text.firstName.value).toBe('Now')
    world.model.colleague.patch('c2', { firstName: 'Late' }, { lagMs: 90_000 })
    world.witness.colleague('c2')
    await world.scheduler.run(5 * 60_000)
    expect((await view(world, 'c2')).text.firstName.value).toBe('Late')
  })

  test('one that commits late while nobody asks is seen when the network is back', async () => {
    const world = await settledWorld()
    await world.scheduler.run(45_000)
    world.model.colleague.patch('c1', { firstName: 'Now' })
    world.witness.colleague('c1')
    await world.scheduler.run(20_000)
    world.network.setUp(false)
    await world.scheduler.run(60_000)
    world.model.colleague.patch('c2', { firstName: 'Late' }, { lagMs: 90_000 })
    world.witness.colleague('c2')
    await world.scheduler.run(30 * 60_000)
    world.network.setUp(true)
    await world.scheduler.run(5 * 60_000)
    expect((await view(world, 'c2')).text.firstName.value).toBe('Late')
  })

  test('a server that takes no cursor at all is not asked in circles', async () => {
    const world = await createWorld(5, { contacts: many })
    const { handle } = world.model
    world.model.handle = (request, fault) =>
      handle({ ...request, path: request.path.replace(/cursor=[^&]*/, 'cursor=gone') }, fault)
    await world.scheduler.run(600_000)
    expect(world.trace.length).toBeLessThan(100)
  })

  test('also when it commits behind the end of the first pull', async () => {
    const world = await settledWorld()
    await world.scheduler.run(30_000)
    world.model.colleague.patch('c2', { firstName: 'Late' }, { lagMs: 100_000 })
    world.witness.colleague('c2')
    await world.scheduler.run(5 * 60_000)
    expect((await view(world, 'c2')).text.firstName.value).toBe('Late')
  })

  test('S8: a row that makes no sense holds up no other', async () => {
    const world = await settledWorld()
    const { handle } = world.model
    world.model.handle = (request, fault) => {
      const answer = handle(request, fault)
      const { data } = (answer.body ?? {}) as { data?: unknown[] }
      return data ? { ...answer, body: { ...(answer.body as object), data: [{ id: 7 }, null, ...data] } } : answer
    }
    world.model.colleague.patch('c2', { firstName: 'New' })
    world.witness.colleague('c2')
    await world.scheduler.run(2 * 60_000)
    expect((await view(world, 'c2')).text.firstName.value).toBe('New')
  })

  test('rows that share a timestamp are not brought again and again', async () => {
    const world = await createWorld(4, { contacts: many })
    await world.scheduler.run(6 * 60_000)
    world.trace.length = 0
    await world.scheduler.run(10 * 60_000)
    expect(requests(world).filter((line) => line.includes('cursor='))).toEqual([])
  })

  test('a contact deleted on the server goes; one with edits of ours stays, and the user decides', async () => {
    const world = await settledWorld()
    world.network.setUp(false)
    await edit(world, 'c1', 'firstName', 'Anna')
    world.model.colleague.delete('c1')
    world.model.colleague.delete('c2')
    world.network.setUp(true)
    world.app().engine.wake()
    await world.scheduler.run(10_000)
    expect(await world.app().window.contact({ id: 'c1' })).toMatchObject({ deleted: true, name: 'Anna' })
    expect(world.app().store.summary()).toMatchObject({ total: 2, waiting: 0, review: 1 })
    expect(patches(world)).toEqual([])
    const accepted = world.app().window.acceptDeletion({ id: 'c1' })
    await world.scheduler.run(20)
    expect(await accepted).toMatchObject({ kind: 'saved' })
    expect(world.app().store.summary()).toMatchObject({ total: 1, review: 0 })
  })
})

test('S10: with faults off the engine rests within 3 × pending contacts + delta pages + 10 requests', async () => {
  const world = await settledWorld({
    contacts: Array.from({ length: 40 }, (_, i) => ({ id: `m${i}`, firstName: `Person ${i}`, strategy: 'x' })),
  })
  world.network.setUp(false)
  for (let i = 0; i < 40; i++) await edit(world, `m${i}`, 'firstName', `Edited ${i}`)
  world.trace.length = 0
  await world.heal()
  expect(world.trace.length).toBeLessThanOrEqual(3 * 40 + 1 + 10)
  expect(world.app().store.state.edits.size).toBe(0)
})

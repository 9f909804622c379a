import { describe, expect, test } from 'vitest'
import { tagPath } from '../../shared/path'
import type { ApiRequest } from '../reference-server/answer'
import { ask, edit, patches, settledWorld, view } from './settled-world'
import type { World } from './world'

describe('a conflict', () => {
  /** The user and a colleague have changed the first name of c1. */
  async function conflictedWorld(): Promise<World> {
    const world = await settledWorld()
    world.model.colleague.patch('c1', { firstName: 'Theirs' })
    world.witness.colleague('c1')
    await edit(world, 'c1', 'firstName', 'Mine')
    await world.scheduler.run(10_000)
    expect((await view(world, 'c1')).text.firstName.state).toMatchObject({ kind: 'conflict', theirs: 'Theirs' })
    world.trace.length = 0
    return world
  }

  test('S2: a decision on a value that has moved since decides nothing, and nothing is sent', async () => {
    const world = await conflictedWorld()
    world.model.colleague.patch('c1', { firstName: 'Others' })
    world.witness.colleague('c1')
    await world.scheduler.run(70_000)
    const decision = { id: 'c1', path: 'firstName', theirs: 'Theirs', choice: 'mine' } as const
    expect(await ask(world, () => world.app().window.resolve(decision))).toEqual({ kind: 'moved' })
    await world.scheduler.run(10_000)
    expect((await view(world, 'c1')).text.firstName.state).toMatchObject({ kind: 'conflict', theirs: 'Others' })
    expect(patches(world)).toEqual([])
  })

  test('typing on changes mine and decides nothing', async () => {
    const world = await conflictedWorld()
    await edit(world, 'c1', 'firstName', 'Mine too')
    await world.scheduler.run(10_000)
    const { state } = (await view(world, 'c1')).text.firstName
    expect(state).toMatchObject({ kind: 'conflict', mine: 'Mine too', theirs: 'Theirs' })
    expect(patches(world)).toEqual([])
  })
})

describe('found by the simulation', () => {
  test('a refusal says nothing of an earlier copy of the same PATCH, which may land (seed 223034875)', async () => {
    const world = await settledWorld()
    const { handle } = world.model
    let first: ApiRequest | null = null
    world.model.handle = (request, fault) => {
      if (request.method !== 'PATCH' || first) return handle(request, fault)
      first = request
      return { status: 502, headers: {}, body: null }
    }
    world.model.colleague.patch('c2', { email: 'taken@nordvik.example' })
    world.witness.colleague('c2')
    await edit(world, 'c1', 'email', 'taken@nordvik.example')
    await world.scheduler.run(10_000)
    expect((await view(world, 'c1')).text.email.state.kind).toBe('refused')
    world.witness.wished({ id: 'c1', path: 'email', value: 'annika@nordvik.example', kind: 'back' })
    const reverted = world.app().window.revert({ id: 'c1', path: 'email', was: 'annika@nordvik.example' })
    await world.scheduler.run(20)
    expect(await reverted).toEqual({ kind: 'saved' })
    world.model.colleague.patch('c2', { email: 'free@nordvik.example' })
    world.witness.colleague('c2')
    if (first) world.witness.handle(first)
    await world.heal()
    expect(world.model.contact('c1')).toMatchObject({ email: 'annika@nordvik.example' })
  })

  test('nor of a late copy of itself, where the value clashed and may be free by then (seed 5722)', async () => {
    const world = await settledWorld()
    const { handle } = world.model
    let refused: ApiRequest | null = null
    world.model.handle = (request, fault) => {
      if (request.method === 'PATCH') refused ??= request
      return handle(request, fault)
    }
    await edit(world, 'c1', 'email', 'bjorn@nordvik.example')
    await world.scheduler.run(10_000)
    expect((await view(world, 'c1')).text.email.state.kind).toBe('refused')
    world.witness.wished({ id: 'c1', path: 'email', value: 'annika@nordvik.example', kind: 'back' })
    const was = 'annika@nordvik.example'
    await ask(world, () => world.app().window.revert({ id: 'c1', path: 'email', was }))
    // Who has discarded it is shown nothing of it, and does not wait.
    expect((await view(world, 'c1')).text.email.state).toEqual({ kind: 'clean' })
    expect(world.app().store.summary()).toMatchObject({ waiting: 0, review: 0 })
    world.model.colleague.patch('c2', { email: 'free@nordvik.example' })
    world.witness.colleague('c2')
    if (refused) world.witness.handle(refused)
    await world.heal()
    expect(world.model.contact('c1')).toMatchObject({ email: 'annika@nordvik.example' })
  })

  test('an edit undone while its PATCH was refused for another field leaves nothing behind (seed 50583)', async () => {
    const world = await settledWorld()
    await edit(world, 'c1', 'primaryLanguage', 'zz')
    await edit(world, 'c1', tagPath('vip'), false)
    while (!world.app().store.state.inFlight.has('c1')) await world.scheduler.run(1)
    world.witness.wished({ id: 'c1', path: tagPath('vip'), value: true, kind: 'back' })
    void world.app().window.edit({ id: 'c1', path: tagPath('vip'), value: true })
    await world.heal()
    expect(world.app().store.summary()).toMatchObject({ waiting: 0, review: 1 })
  })

  test('a revert pressed while the edit is being accepted brings the old value back (seed 53548)', async () => {
    const world = await settledWorld()
    await edit(world, 'c1', 'firstName', 'Anna')
    while ((await view(world, 'c1')).text.firstName.state.kind !== 'clean') await world.scheduler.run(1)
    world.witness.wished({ id: 'c1', path: 'firstName', value: 'Annika', kind: 'edit' })
    void world.app().window.revert({ id: 'c1', path: 'firstName', was: 'Annika' })
    await world.heal()
    expect(world.model.contact('c1')).toMatchObject({ firstName: 'Annika' })
  })
})

describe('what the user has said about conflicts', () => {
  async function collided(policy: 'mine' | 'theirs'): Promise<World> {
    const world = await settledWorld()
    await ask(world, () => world.app().window.policy({ policy }))
    // The user has said so.
    if (policy === 'mine') world.watch.allowOverwriting(0)
    world.network.setUp(false)
    await edit(world, 'c1', 'firstName', 'Mine')
    world.model.colleague.patch('c1', { firstName: 'Theirs' })
    world.witness.colleague('c1')
    world.network.setUp(true)
    world.app().engine.wake()
    await world.scheduler.run(10_000)
    return world
  }
  const happened = async (world: World) => {
    const entries = await ask(world, () => world.app().window.history({ before: null, count: 10 }))
    return entries.map(({ kind, by, from, to }) => ({ kind, by, from, to }))
  }

  test('keep mine: ours is sent on what was seen, and the history has theirs', async () => {
    const world = await collided('mine')
    expect(world.model.contact('c1')).toMatchObject({ firstName: 'Mine' })
    expect(await happened(world)).toContainEqual({ kind: 'resolved', by: 'mine', from: 'Theirs', to: 'Mine' })
  })

  test('take theirs: nothing is sent, and the history has ours', async () => {
    const world = await collided('theirs')
    expect(world.model.contact('c1')).toMatchObject({ firstName: 'Theirs' })
    expect(world.app().store.state.edits.size).toBe(0)
    expect(await happened(world)).toContainEqual({ kind: 'resolved', by: 'theirs', from: 'Theirs', to: 'Mine' })
  })
})

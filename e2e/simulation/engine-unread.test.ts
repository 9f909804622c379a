import { describe, expect, test } from 'vitest'
import { createPusher } from '../../main/sync/push'
import { scriptedApi } from '../../main/sync/scripted/ports'
import { createDisk } from '../../renderer/store/memory-storage'
import { done, openTwin, person } from '../../renderer/store/open-twin'
import { ask, create, edit, isPost, patches, requests, settledWorld, view } from './settled-world'
import type { World } from './world'

async function block(world: World, id: string, value: boolean): Promise<void> {
  const seenAt = (await world.app().store.contact(id))?.etag ?? ''
  world.witness.wished({ id, path: 'blocked', value, kind: 'edit', seenAt })
  expect(await ask(world, () => world.app().window.edit({ id, path: 'blocked', value }))).toEqual({ kind: 'saved' })
}

function colleague(world: World, fields: Record<string, unknown>): void {
  world.model.colleague.patch('c1', fields)
  world.witness.colleague('c1')
}

const audits = (world: World) => requests(world).filter((line) => line.includes('/actions'))

describe('a field that the server never tells', () => {
  test('is sent as any other while the etag stands, and what was last set is remembered', async () => {
    const world = await settledWorld()
    await block(world, 'c1', true)
    await world.heal()
    expect(world.model.writeOnly('c1')).toMatchObject({ blocked: true })
    expect((await view(world, 'c1')).blocked).toMatchObject({ value: true, state: { kind: 'clean' } })
  })

  test('on an etag that moved without it the timeline is asked, and it goes out', async () => {
    const world = await settledWorld()
    await block(world, 'c1', true)
    colleague(world, { strategy: 'Theirs' })
    await world.heal()
    expect(world.model.writeOnly('c1')).toMatchObject({ blocked: true })
    expect(audits(world).length).toBeGreaterThan(0)
  })

  test('S2: changed by somebody since, it is a conflict with an unknown value, and who it was is said', async () => {
    const world = await settledWorld()
    await block(world, 'c1', true)
    colleague(world, { blocked: false })
    await world.scheduler.run(20_000)
    const { state } = (await view(world, 'c1')).blocked
    expect(state).toMatchObject({ kind: 'conflict', theirs: null, who: { name: 'Colleague' } })
    expect(world.model.writeOnly('c1')).toMatchObject({ blocked: false })
    await edit(world, 'c1', 'firstName', 'Anna')
    await world.heal()
    expect(patches(world).filter((line) => line.includes('-> 200'))).toHaveLength(1)
    expect(world.model.contact('c1')).toMatchObject({ firstName: 'Anna' })
  })

  test('S4: our own value, its answer lost, is known as ours once we know who we are', async () => {
    const world = await settledWorld()
    await edit(world, 'c2', 'firstName', 'Bo')
    await world.scheduler.run(10_000)
    expect(world.app().store.state.pulls.me).toBe('me')
    world.network.loseAnswer(({ method }) => method === 'PATCH')
    await block(world, 'c1', true)
    await world.heal()
    expect(world.app().store.summary()).toMatchObject({ waiting: 0, review: 0 })
    // And it is what the next wish starts from (seed 7372).
    expect((await view(world, 'c1')).blocked.value).toBe(true)
    await block(world, 'c1', false)
    await world.heal()
    expect(world.model.writeOnly('c1')).toMatchObject({ blocked: false })
  })

  test('a timeline that may not be read asks the user', async () => {
    const world = await settledWorld()
    const { handle } = world.model
    world.model.handle = (request, fault) =>
      request.path.includes('/actions')
        ? { status: 403, headers: { 'content-type': 'application/json' }, body: {} }
        : handle(request, fault)
    await block(world, 'c1', true)
    colleague(world, { strategy: 'Theirs' })
    await world.scheduler.run(20_000)
    expect((await view(world, 'c1')).blocked.state).toMatchObject({ kind: 'conflict', who: null })
  })

  test('a PATCH that changed nothing does not tell who we are: the time it bears is somebody else’s (seed 94)', async () => {
    const world = await settledWorld()
    colleague(world, { strategy: 'Theirs' })
    await world.scheduler.run(70_000)
    await ask(world, () => world.app().window.edit({ id: 'c1', path: 'blocked', value: null }))
    world.witness.wished({ id: 'c1', path: 'blocked', value: null, kind: 'edit' })
    await world.scheduler.run(10_000)
    expect(world.app().store.state.pulls.me).toBeNull()
    await edit(world, 'c2', 'firstName', 'Bo')
    await world.scheduler.run(10_000)
    expect(world.app().store.state.pulls.me).toBe('me')
  })

  test('what a decision was about, the same timeline does not tell again (seed 235)', async () => {
    const world = await settledWorld()
    await block(world, 'c1', true)
    colleague(world, { blocked: false })
    await world.scheduler.run(20_000)
    const decision = { id: 'c1', path: 'blocked', theirs: '?', choice: 'mine' } as const
    world.witness.wished({
      id: 'c1',
      path: 'blocked',
      value: true,
      kind: 'edit',
      seenAt: world.model.contact('c1')?.etag ?? '',
    })
    expect(await ask(world, () => world.app().window.resolve(decision))).toEqual({ kind: 'saved' })
    await world.heal()
    expect(world.model.writeOnly('c1')).toMatchObject({ blocked: true })
  })

  test('S4: kept in a conflict after other changes, and its answer lost, it is known as ours (seed 32801)', async () => {
    const world = await settledWorld()
    await edit(world, 'c2', 'firstName', 'Bo')
    await block(world, 'c1', true)
    colleague(world, { blocked: false })
    await world.scheduler.run(20_000)
    colleague(world, { strategy: 'Theirs' })
    await world.scheduler.run(100_000)
    expect(world.app().store.state.pulls.me).toBe('me')
    world.network.loseAnswer(({ method }) => method === 'PATCH')
    const seenAt = world.model.contact('c1')?.etag ?? ''
    world.witness.wished({ id: 'c1', path: 'blocked', value: true, kind: 'edit', seenAt })
    const decision = { id: 'c1', path: 'blocked', theirs: '?', choice: 'mine' } as const
    expect(await ask(world, () => world.app().window.resolve(decision))).toEqual({ kind: 'saved' })
    await world.heal()
    expect(world.model.writeOnly('c1')).toMatchObject({ blocked: true })
    expect(world.app().store.summary()).toMatchObject({ waiting: 0, review: 0 })
  })
})

test('S2: of a contact made here whose 201 is lost, what somebody has set since is not overwritten unseen (seed 64517)', async () => {
  const world = await settledWorld()
  world.network.loseAnswer(isPost)
  const local = await create(world, { firstName: 'Nils' })
  while (world.witness.idOf(local) === local) await world.scheduler.run(1)
  const id = world.witness.idOf(local)
  world.model.colleague.patch(id, { blocked: false })
  world.witness.colleague(id)
  world.model.forgetIdempotencyKeys()
  await block(world, local, true)
  await world.heal()
  expect((await view(world, id)).blocked.state).toMatchObject({ kind: 'conflict', who: { name: 'Colleague' } })
  expect(world.model.writeOnly(id)).toMatchObject({ blocked: false })
})

test('S2: a row that comes while the timeline is asked is not taken as told by it', async () => {
  const { engine, window } = await openTwin(createDisk())
  await engine.applyPage({ rows: [person(1)], state: done })
  await window.edit({ id: 'c1', path: 'blocked', value: true })
  await engine.applyPage({ rows: [person(1, { updatedUtc: '11', phone: '1' })], state: done })
  const api = scriptedApi([], {
    async audit() {
      await engine.applyPage({ rows: [person(1, { updatedUtc: '12', phone: '2' })], state: done })
      return { kind: 'ok', value: [] }
    },
  })
  const pusher = createPusher({ api, store: engine, now: () => 0, pause: async () => {}, me: 'me' })
  expect(await engine.due()).toMatchObject({ send: [], ask: ['c1'] })
  expect(await pusher.ask('c1')).toEqual({ kind: 'done' })
  expect(await engine.due()).toMatchObject({ send: [], fetch: ['c1'] })
  await engine.rebase({ id: 'c1', contact: person(1, { updatedUtc: '12', phone: '2' }), quiet: false })
  expect(await engine.due()).toMatchObject({ send: [], ask: ['c1'] })
})

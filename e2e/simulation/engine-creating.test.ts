import { describe, expect, test } from 'vitest'
import { tagPath } from '../../shared/path'
import type { ApiRequest } from '../reference-server/answer'
import { ask, create, edit, isPost, patches, requests, settledWorld, view } from './settled-world'
import type { World } from './world'

const posts = (world: World) => requests(world).filter((line) => line === 'POST /api/v1/network/contacts')
const made = (world: World) => world.model.contacts().filter(({ id }) => !/^c\d$/.test(id))

describe('a contact made here', () => {
  test('made offline and edited before it is sent, it is one POST with what was typed last', async () => {
    const world = await settledWorld()
    world.network.setUp(false)
    const id = await create(world, { firstName: 'Nils', [tagPath('new')]: true })
    await edit(world, id, 'firstName', 'Nina')
    await edit(world, id, 'email', 'nina@ek.example')
    world.network.setUp(true)
    world.app().engine.wake()
    await world.heal()
    expect(posts(world)).toHaveLength(1)
    expect(made(world)).toMatchObject([{ firstName: 'Nina', email: 'nina@ek.example', tags: ['new'] }])
    expect(await view(world, id)).toMatchObject({ created: null, name: 'Nina' })
  })

  test('edited while it is on its way, the edit follows in a PATCH', async () => {
    const world = await settledWorld()
    const id = await create(world, { firstName: 'Nils' })
    while (!world.app().store.state.inFlight.has(id)) await world.scheduler.run(1)
    await edit(world, id, 'firstName', 'Nina')
    await world.heal()
    expect(posts(world)).toHaveLength(1)
    expect(made(world)).toMatchObject([{ firstName: 'Nina' }])
  })

  test('S7: its answer lost, it is found again by its key', async () => {
    const world = await settledWorld()
    world.network.loseAnswer(isPost)
    const id = await create(world, { firstName: 'Nils' })
    await world.heal()
    expect(made(world)).toHaveLength(1)
    expect((await view(world, id)).created).toBeNull()
  })

  test('S7: its answer lost and its key forgotten, the 409 on our reference tells, and a pull brings it', async () => {
    const world = await settledWorld()
    world.network.loseAnswer(isPost)
    const id = await create(world, { firstName: 'Nils', email: 'nils@ek.example' })
    while (made(world).length === 0) await world.scheduler.run(1)
    world.model.forgetIdempotencyKeys()
    await world.heal()
    expect(made(world)).toHaveLength(1)
    expect(await view(world, id)).toMatchObject({ created: null, text: { email: { state: { kind: 'clean' } } } })
  })

  test('S4: its answer lost and edited since, what was sent is no stranger’s', async () => {
    const world = await settledWorld({ settings: { normalise: true } })
    world.network.loseAnswer(isPost)
    const id = await create(world, { firstName: 'Nils', phone: '070-174 06 18', email: 'Nils@Ek.example' })
    while (made(world).length === 0) await world.scheduler.run(1)
    await edit(world, id, 'phone', '+46 8 465 004 21')
    await world.heal()
    expect(made(world)).toMatchObject([{ phone: '+46846500421', email: 'nils@ek.example' }])
    expect(world.app().store.summary()).toMatchObject({ waiting: 0, review: 0 })
  })

  describe('that was said to be not saved yet, asked for once more', () => {
    const id = 'local-00000000-0000-4000-8000-000000000007'
    const again = (world: World, values: Record<string, string | null>) =>
      ask(world, () => world.app().window.create({ values, id }))

    async function triedOnce(values: Record<string, string | null>): Promise<World> {
      const world = await settledWorld()
      world.witness.wished({ id, path: 'firstName', value: 'Nils', kind: 'edit' })
      world.clients[0]?.journal.setAnswer('failed')
      expect(await again(world, values)).toEqual({ kind: 'not-saved', cause: 'failed' })
      world.clients[0]?.journal.setAnswer('kept')
      return world
    }

    test('at once, is the same contact, with what was typed last', async () => {
      const world = await triedOnce({ firstName: 'Nisl', email: 'nils@ek.example' })
      expect(await again(world, { firstName: 'Nils', email: null })).toEqual({ kind: 'saved', id })
      world.witness.things.creates(0)('saved', id)
      await world.heal()
      expect(posts(world)).toHaveLength(1)
      expect(made(world)).toMatchObject([{ firstName: 'Nils', email: null }])
    })

    test('after it has reached the server, is the same contact', async () => {
      const world = await triedOnce({ firstName: 'Nils', email: 'Nils@ek.example' })
      await world.scheduler.run(20_000)
      expect(made(world)).toHaveLength(1)
      expect(await again(world, { firstName: 'Nils', email: 'Nils@ek.example' })).toEqual({ kind: 'saved', id })
      await world.heal()
      expect(made(world)).toMatchObject([{ firstName: 'Nils', email: 'Nils@ek.example' }])
      expect([posts(world).length, patches(world)]).toEqual([1, []])
    })

    test('while it is on its way, is the same contact, with what was typed last', async () => {
      const world = await triedOnce({ firstName: 'Nisl' })
      while (!world.app().store.state.inFlight.has(id)) await world.scheduler.run(1)
      expect(await again(world, { firstName: 'Nils' })).toEqual({ kind: 'saved', id })
      await world.heal()
      expect(made(world)).toMatchObject([{ firstName: 'Nils' }])
      expect(world.app().store.summary()).toMatchObject({ waiting: 0, review: 0 })
    })

    test('under an id that is not one of ours, makes nothing', async () => {
      const world = await settledWorld()
      const asked = () => world.app().window.create({ values: { firstName: 'Nils' }, id: 'c1' })
      expect(await ask(world, asked)).toEqual({ kind: 'not-saved', cause: 'failed' })
    })
  })

  test('an email that somebody has is told, and merging asks where the two differ', async () => {
    const world = await settledWorld()
    const id = await create(world, { firstName: 'Anna', email: 'annika@nordvik.example', phone: '+46701740618' })
    await world.scheduler.run(20_000)
    const refused = await view(world, id)
    expect(refused.created?.taken).toEqual({ id: 'c1', name: 'Annika' })
    expect(made(world)).toEqual([])
    world.witness.forgets(id)
    world.witness.merged(id, { id: 'c1', etag: world.model.contact('c1')?.etag ?? '' })
    world.witness.things.moves(0, id)('saved', 'c1')
    world.witness.wished({ id: 'c1', path: 'firstName', value: 'Anna', kind: 'edit' })
    expect(await ask(world, () => world.app().window.merge({ id, into: 'c1' }))).toMatchObject({ kind: 'saved' })
    const { text } = await view(world, 'c1')
    expect(text.firstName.state).toMatchObject({ kind: 'conflict', mine: 'Anna', theirs: 'Annika' })
    expect(text.email.state.kind).toBe('clean')
    await world.heal()
    expect(world.model.contact('c1')).toMatchObject({ firstName: 'Annika', phone: '+4684650042' })
    expect(made(world)).toEqual([])
  })

  test('merged, what was typed here last stands over an edit that is older (seed 14938)', async () => {
    const world = await settledWorld()
    const id = await create(world, { firstName: 'Annika', email: 'annika@nordvik.example' })
    await world.scheduler.run(20_000)
    world.network.setUp(false)
    await edit(world, 'c1', 'email', 'older@nordvik.example')
    world.witness.forgets(id)
    world.witness.merged(id, { id: 'c1', etag: world.model.contact('c1')?.etag ?? '' })
    world.witness.things.moves(0, id)('saved', 'c1')
    world.witness.wished({ id: 'c1', path: 'email', value: 'annika@nordvik.example', kind: 'edit' })
    expect(await ask(world, () => world.app().window.merge({ id, into: 'c1' }))).toMatchObject({ kind: 'saved' })
    await world.heal()
    expect(world.model.contact('c1')).toMatchObject({ email: 'annika@nordvik.example' })
    expect(world.app().store.summary()).toMatchObject({ waiting: 0, review: 0 })
  })

  test('refused for an email that is free when a late copy arrives, it loses no edit of since (seed 6173)', async () => {
    const world = await settledWorld()
    const { handle } = world.model
    let refused: ApiRequest | null = null
    world.model.handle = (request, fault) => {
      if (isPost(request)) refused ??= request
      return handle(request, fault)
    }
    const id = await create(world, { firstName: 'Nils', email: 'annika@nordvik.example' })
    await world.scheduler.run(20_000)
    expect((await view(world, id)).created?.refused).toBeTruthy()
    await edit(world, id, 'email', null)
    await edit(world, id, 'firstName', 'Nina')
    world.model.colleague.patch('c1', { email: 'free@nordvik.example' })
    world.witness.colleague('c1')
    if (refused) world.witness.handle(refused)
    await world.heal()
    expect(made(world)).toMatchObject([{ firstName: 'Nina', email: null }])
    expect(world.app().store.summary()).toMatchObject({ waiting: 0, review: 0 })
  })

  test('another email makes it, under another key', async () => {
    const world = await settledWorld()
    const id = await create(world, { firstName: 'Anna', email: 'annika@nordvik.example' })
    await world.scheduler.run(20_000)
    await edit(world, id, 'email', 'anna@nordvik.example')
    await ask(world, () => world.app().window.retry({ id, path: 'created' }))
    await world.heal()
    expect(made(world)).toMatchObject([{ firstName: 'Anna', email: 'anna@nordvik.example' }])
  })

  test('refused after a copy of unknown fate, it rests, and goes out once it is mended (seed 29)', async () => {
    const world = await settledWorld()
    const { handle } = world.model
    let first = true
    world.model.handle = (request, fault) => {
      if (!first || !isPost(request)) return handle(request, fault)
      first = false
      return { status: 502, headers: {}, body: null }
    }
    const id = await create(world, { firstName: 'Nils', primaryLanguage: 'zz' })
    await world.heal()
    // The rest of it is made; only the field that was named waits for the user (S8).
    expect(made(world)).toMatchObject([{ firstName: 'Nils', primaryLanguage: null }])
    expect((await view(world, id)).text.primaryLanguage.state.kind).toBe('refused')
    await edit(world, id, 'primaryLanguage', 'sv')
    await world.heal()
    expect(made(world)).toMatchObject([{ primaryLanguage: 'sv' }])
  })

  test('one without a name, an email or a phone waits for one', async () => {
    const world = await settledWorld()
    const id = await create(world, { [tagPath('new')]: true })
    await world.heal()
    expect(posts(world)).toEqual([])
    await edit(world, id, 'lastName', 'Ek')
    await world.heal()
    expect(made(world)).toMatchObject([{ lastName: 'Ek', tags: ['new'] }])
  })

  test('removed before it has left, nothing is sent', async () => {
    const world = await settledWorld()
    world.network.setUp(false)
    const id = await create(world, { firstName: 'Nils' })
    world.witness.things.givesUp(0, id)
    world.witness.forgets(id)
    await ask(world, () => world.app().window.remove({ id, etag: '' }))
    world.network.setUp(true)
    await world.heal()
    expect(posts(world)).toEqual([])
    expect(world.app().store.summary().total).toBe(3)
  })
})

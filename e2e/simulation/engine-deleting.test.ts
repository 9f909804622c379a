import { describe, expect, test } from 'vitest'
import { linkPath } from '../../shared/path'
import type { ApiRequest } from '../reference-server/answer'
import { ask, create, edit, isPost, methods, people, settledWorld, view } from './settled-world'
import type { World } from './world'

const nordvik = { id: 'k1', name: 'Nordvik' }

async function remove(world: World, id: string): Promise<void> {
  const { etag } = await view(world, id)
  world.witness.wished({ id, path: 'deleted', value: true, kind: 'edit', seenAt: etag })
  expect(await ask(world, () => world.app().window.remove({ id, etag }))).toEqual({ kind: 'saved' })
}

describe('deleting', () => {
  test('is one DELETE with the stored etag, and the edits of the contact go with it', async () => {
    const world = await settledWorld()
    await edit(world, 'c1', 'firstName', 'Anna')
    await remove(world, 'c1')
    await world.heal()
    expect(methods(world, 'c1')).toEqual(['DELETE'])
    expect(world.app().store.summary()).toMatchObject({ total: 2, waiting: 0 })
  })

  test('S2: what somebody has changed since is shown before anything is deleted', async () => {
    const world = await settledWorld()
    world.model.colleague.patch('c1', { strategy: 'Call on Monday' })
    world.witness.colleague('c1')
    await remove(world, 'c1')
    await world.scheduler.run(20_000)
    const { deletion, text } = await view(world, 'c1')
    expect(deletion).toMatchObject({ kind: 'conflict', who: { name: 'Colleague' } })
    expect(text.strategy.value).toBe('Call on Monday')
    expect(world.model.contact('c1')?.deletedUtc).toBeNull()
    const theirs = deletion.kind === 'conflict' ? deletion.theirs : null
    const decision = { id: 'c1', path: 'deleted', theirs, choice: 'mine' } as const
    expect(await ask(world, () => world.app().window.resolve(decision))).toEqual({ kind: 'saved' })
    await world.heal()
    expect(world.model.contact('c1')?.deletedUtc).not.toBeNull()
  })

  test('S2: what came in while the user decided is shown, and nothing is deleted', async () => {
    const world = await settledWorld()
    const { etag } = await view(world, 'c1')
    world.model.colleague.patch('c1', { strategy: 'Call on Monday' })
    world.witness.colleague('c1')
    world.app().engine.wake()
    await world.scheduler.run(1_000)
    expect(await ask(world, () => world.app().window.remove({ id: 'c1', etag }))).toEqual({ kind: 'moved' })
    await world.heal()
    expect((await view(world, 'c1')).deletion).toEqual({ kind: 'clean' })
    expect(world.model.contact('c1')?.deletedUtc).toBeNull()
  })

  test.each([
    { what: 'changed by somebody', change: { phone: '+46 8 111 222 33' }, kind: 'conflict' },
    { what: 'as it was made', change: null, kind: 'gone' },
  ])('S2: made here, deleted before its answer came, and $what (seed 7832)', async ({ change, kind }) => {
    const world = await settledWorld({ settings: { normalise: true, primaryFallback: 'first' }, companies: [nordvik] })
    world.network.loseAnswer(isPost)
    const id = await create(world, { firstName: 'Nils', email: 'Nils@Ek.example', [linkPath(nordvik.id)]: 'CEO' })
    while (world.watch.idOf(id) === id) await world.scheduler.run(1)
    const there = world.watch.idOf(id)
    await remove(world, id)
    await ask(world, () => world.app().window.hold({ id, field: 'created', on: true }))
    if (change) world.model.colleague.patch(there, change)
    world.witness.colleague(there)
    await world.scheduler.run(120_000)
    const shown = await world.app().window.contact({ id })
    expect(shown && !shown.deleted ? shown.deletion.kind : 'gone').toBe(kind)
    await world.heal()
    expect(world.model.contact(there)?.deletedUtc === null).toBe(kind === 'conflict')
  })

  test('an etag that moved without a change asks nobody', async () => {
    const world = await settledWorld()
    world.model.colleague.touch('c1')
    world.witness.colleague('c1')
    await remove(world, 'c1')
    await world.scheduler.run(20_000)
    expect(methods(world, 'c1')).toEqual(['DELETE', 'GET', 'DELETE'])
  })

  test('a late copy of a PATCH that was refused for what others had is no stranger’s change (seed 4353)', async () => {
    const world = await settledWorld()
    const { handle } = world.model
    let refused: ApiRequest | null = null
    world.model.handle = (request, fault) => {
      if (request.method === 'PATCH') refused ??= request
      return handle(request, fault)
    }
    await edit(world, 'c1', 'email', 'bjorn@nordvik.example')
    await world.scheduler.run(10_000)
    world.network.setUp(false)
    await remove(world, 'c1')
    world.model.colleague.patch('c2', { email: 'free@nordvik.example' })
    world.witness.colleague('c2')
    if (refused) world.witness.handle(refused)
    await world.heal()
    expect(world.model.contact('c1')?.deletedUtc).not.toBeNull()
    expect(world.app().store.summary()).toMatchObject({ waiting: 0, review: 0 })
  })

  test('taken back before it has left, the edits go out', async () => {
    const world = await settledWorld()
    world.network.setUp(false)
    await edit(world, 'c1', 'firstName', 'Anna')
    await remove(world, 'c1')
    world.witness.wished({ id: 'c1', path: 'deleted', value: false, kind: 'back' })
    await ask(world, () => world.app().window.revert({ id: 'c1', path: 'deleted', was: false }))
    await world.heal()
    expect(world.model.contact('c1')).toMatchObject({ firstName: 'Anna', deletedUtc: null })
  })

  test('its answer lost, the retry that finds it deleted is done', async () => {
    const world = await settledWorld()
    world.network.loseAnswer(({ method }) => method === 'DELETE')
    await remove(world, 'c1')
    await world.heal()
    expect(world.app().store.summary()).toMatchObject({ total: 2, waiting: 0, review: 0 })
  })

  test('deleted there and edited here, it is kept as a new contact with the edits on top', async () => {
    const world = await settledWorld()
    world.network.setUp(false)
    await edit(world, 'c2', 'firstName', 'Bo')
    world.model.colleague.delete('c2')
    world.witness.colleague('c2')
    world.network.setUp(true)
    world.app().engine.wake()
    await world.scheduler.run(10_000)
    expect((await view(world, 'c2')).deleted).toBe(true)
    world.witness.forgets('c2')
    const kept = await ask(world, () => world.app().window.keepAsNew({ id: 'c2' }))
    expect(kept.kind).toBe('saved')
    await world.heal()
    const fresh = world.model.contacts().find(({ id }) => !/^c\d$/.test(id))
    expect(fresh).toMatchObject({ firstName: 'Bo', email: 'bjorn@nordvik.example' })
    expect([...(fresh?.tags ?? [])].sort()).toEqual(['east', 'vip'])
    expect(world.app().store.summary()).toMatchObject({ waiting: 0, review: 0, total: 3 })
  })

  const withRefs = people.map((person) =>
    person.id === 'c2' ? { ...person, externalRefs: [{ namespace: 'CRM', id: '17' }] } : person,
  )

  /** c2, blocked here and then deleted there while an edit of it waits. */
  async function deletedThere(): Promise<World> {
    const world = await settledWorld({ contacts: withRefs })
    const seenAt = (await world.app().store.contact('c2'))?.etag ?? ''
    world.witness.wished({ id: 'c2', path: 'blocked', value: true, kind: 'edit', seenAt })
    await ask(world, () => world.app().window.edit({ id: 'c2', path: 'blocked', value: true }))
    await world.heal()
    world.network.setUp(false)
    await edit(world, 'c2', 'firstName', 'Bo')
    world.model.colleague.delete('c2')
    world.witness.colleague('c2')
    world.network.setUp(true)
    world.app().engine.wake()
    await world.scheduler.run(10_000)
    world.witness.forgets('c2')
    return world
  }
  const made = (world: World) => world.model.contacts().find(({ id }) => !/^c\d$/.test(id))

  test('kept as a new contact, it loses nothing that is known: its references, and what was set and is never told', async () => {
    const world = await deletedThere()
    await ask(world, () => world.app().window.draft({ id: 'c2', path: 'note', text: 'Called' }))
    const kept = await ask(world, () => world.app().window.keepAsNew({ id: 'c2' }))
    expect(kept.kind).toBe('saved')
    const id = 'id' in kept && kept.id !== undefined ? kept.id : ''
    expect([(await view(world, id)).typed.note, (await view(world, 'c2')).typed.note]).toEqual(['Called', null])
    await world.clients[0]?.crash('killed')
    await world.scheduler.run(2_000)
    expect((await view(world, id)).typed.note).toBe('Called')
    await world.heal()
    const fresh = made(world)
    expect(fresh?.externalRefs).toContainEqual({ namespace: 'crm', id: '17' })
    expect(world.model.writeOnly(fresh?.id ?? '')?.blocked).toBe(true)
  })

  test('asked twice to keep it as a new contact, it is there once', async () => {
    const world = await deletedThere()
    const keep = () => world.app().window.keepAsNew({ id: 'c2' })
    const [once, twice] = await ask(world, () => Promise.all([keep(), keep()]))
    expect([once?.kind, twice]).toEqual(['saved', { kind: 'not-saved', cause: 'gone' }])
    await world.heal()
    expect(world.model.contacts().filter(({ id }) => !/^c\d$/.test(id))).toHaveLength(1)
  })

  test('kept as a new contact, a reference that somebody has by then is told, and goes on without it', async () => {
    const world = await deletedThere()
    world.model.colleague.patch('c3', { externalRefs: [{ namespace: 'crm', id: '17' }] })
    world.witness.colleague('c3')
    const kept = await ask(world, () => world.app().window.keepAsNew({ id: 'c2' }))
    const id = 'id' in kept && kept.id !== undefined ? kept.id : ''
    world.witness.things.creates(0)('saved', id)
    await world.scheduler.run(20_000)
    const path = 'externalRefs/crm/17'
    expect(await view(world, id)).toMatchObject({
      created: { taken: null },
      externalRefs: [{ path, state: 'refused' }],
    })
    await ask(world, () => world.app().window.edit({ id, path, value: false }))
    await ask(world, () => world.app().window.retry({ id, path: 'created' }))
    await world.heal()
    expect(made(world)).toMatchObject({ firstName: 'Bo', email: 'bjorn@nordvik.example' })
    expect(made(world)?.externalRefs.map(({ namespace }) => namespace)).toEqual(['fieldbook'])
  })

  test('deleted and restored there, the edit is an edit again', async () => {
    const world = await settledWorld()
    world.network.setUp(false)
    await edit(world, 'c2', 'firstName', 'Bo')
    world.model.colleague.delete('c2')
    world.network.setUp(true)
    world.app().engine.wake()
    await world.scheduler.run(10_000)
    world.model.colleague.restore('c2')
    world.witness.colleague('c2')
    await world.heal()
    expect(world.model.contact('c2')).toMatchObject({ firstName: 'Bo', deletedUtc: null })
  })
})

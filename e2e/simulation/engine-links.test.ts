import { describe, expect, test } from 'vitest'
import { linkPath, primaryCompany } from '../../shared/path'
import { ask, create, edit, patches, settledWorld, view } from './settled-world'
import type { World } from './world'

const companies = [
  { id: 'k1', name: 'Nordvik' },
  { id: 'k2', name: 'Acme' },
]
const link = (id: string, jobTitle: string | null, primary = false) => {
  return { company: { kind: 'existing' as const, id }, jobTitle, primary }
}

async function linkedWorld(options: Parameters<typeof settledWorld>[0] = {}): Promise<World> {
  const contacts = [{ id: 'c1', firstName: 'Annika', connections: [link('k1', 'CEO', true), link('k2', 'Adviser')] }]
  return settledWorld({ contacts, companies, ...options })
}

function colleague(world: World, ...connections: ReturnType<typeof link>[]): void {
  world.model.colleague.patch('c1', { connections })
  world.witness.colleague('c1')
}

describe('a contact deleted while the answer to a link of ours is lost', () => {
  async function deleted(primaryFallback: 'first' | 'none', meanwhile: (world: World) => void): Promise<World> {
    const contacts = [
      { id: 'c1', firstName: 'Annika' },
      { id: 'c2', firstName: 'Bo' },
    ]
    const world = await settledWorld({ contacts, companies, settings: { primaryFallback } })
    await edit(world, 'c2', 'firstName', 'Björn')
    await world.scheduler.run(10_000)
    world.network.loseAnswer(({ method }) => method === 'PATCH')
    await edit(world, 'c1', linkPath('k1'), 'CEO')
    const seenAt = world.model.contact('c1')?.etag ?? ''
    while (world.model.contact('c1')?.etag === seenAt) await world.scheduler.run(10)
    world.network.setUp(false)
    world.witness.wished({ id: 'c1', path: 'deleted', value: true, kind: 'edit', seenAt })
    expect(await ask(world, () => world.app().window.remove({ id: 'c1', etag: seenAt }))).toEqual({ kind: 'saved' })
    meanwhile(world)
    await world.heal()
    return world
  }

  test('S4: the primary company that the server named for it asks nobody (seed 13533)', async () => {
    const world = await deleted('first', () => {})
    expect(world.model.contact('c1')?.deletedUtc).not.toBeNull()
    expect(world.app().store.summary()).toMatchObject({ waiting: 0, review: 0 })
  })

  test('S2: the one that a colleague chose is shown before', async () => {
    const world = await deleted('none', (world) => colleague(world, link('k1', 'CEO', true)))
    expect(world.model.contact('c1')?.deletedUtc).toBeNull()
    expect((await view(world, 'c1')).deletion).toMatchObject({ kind: 'conflict', who: { name: 'Colleague' } })
  })
})

describe('another primary company chosen while a link of ours is on its way', () => {
  async function linked(primaryFallback: 'first' | 'none'): Promise<World> {
    const contacts = [
      { id: 'c1', firstName: 'Annika' },
      { id: 'c2', firstName: 'Bo' },
    ]
    const world = await settledWorld({ contacts, companies, settings: { primaryFallback } })
    await edit(world, 'c2', 'firstName', 'Björn')
    await world.scheduler.run(10_000)
    return world
  }

  /** The server has the link; its answer is still on its way, or lost. */
  async function landed(world: World): Promise<void> {
    await edit(world, 'c1', linkPath('k1'), 'CEO')
    const seenAt = world.model.contact('c1')?.etag
    while (world.model.contact('c1')?.etag === seenAt) await world.scheduler.run(1)
  }

  async function choose(world: World): Promise<void> {
    await edit(world, 'c1', linkPath('k2'), 'Chair')
    await edit(world, 'c1', primaryCompany, 'k2')
  }

  async function expectChosen(world: World): Promise<void> {
    await world.heal()
    expect(world.model.contact('c1')).toMatchObject({ primaryCompanyId: 'k2' })
    expect(world.app().store.summary()).toMatchObject({ waiting: 0, review: 0 })
  }

  test('S4: the one that the server named for it asks nobody when the answer is lost (seed 21285)', async () => {
    const world = await linked('first')
    world.network.loseAnswer(({ method }) => method === 'PATCH')
    await landed(world)
    world.network.setUp(false)
    await choose(world)
    await expectChosen(world)
  })

  test('S4: nor when the answer comes', async () => {
    const world = await linked('first')
    const { handle } = world.model
    const asked: Promise<unknown>[] = []
    world.model.handle = (request, fault) => {
      const answer = handle(request, fault)
      const both = [linkPath('k2'), primaryCompany].map((path) => ({
        id: 'c1',
        path,
        value: path === primaryCompany ? 'k2' : null,
      }))
      if (request.method === 'PATCH' && asked.length === 0)
        for (const wish of both) {
          world.witness.wished({ ...wish, kind: 'edit' })
          asked.push(world.app().window.edit(wish))
        }
      return answer
    }
    await landed(world)
    await expectChosen(world)
    expect(await Promise.all(asked)).toEqual([{ kind: 'saved' }, { kind: 'saved' }])
  })

  test('S4: nor for a contact made here, whose 201 is lost', async () => {
    const world = await linked('first')
    world.network.loseAnswer(({ method }) => method === 'POST')
    const id = await create(world, { firstName: 'Chloé', [linkPath('k1')]: 'CEO' })
    while (world.witness.idOf(id) === id) await world.scheduler.run(1)
    world.network.setUp(false)
    await edit(world, id, linkPath('k2'), 'Chair')
    await edit(world, id, primaryCompany, 'k2')
    await world.heal()
    expect(world.model.contact(world.witness.idOf(id))).toMatchObject({ primaryCompanyId: 'k2' })
    expect(world.app().store.summary()).toMatchObject({ waiting: 0, review: 0 })
  })

  test('S2: the one that a colleague chose is shown before', async () => {
    const world = await linked('none')
    world.network.loseAnswer(({ method }) => method === 'PATCH')
    await landed(world)
    world.network.setUp(false)
    colleague(world, link('k1', 'CEO', true))
    await choose(world)
    await world.heal()
    const { primaryCompany: state } = await view(world, 'c1')
    expect(state).toMatchObject({ kind: 'conflict', mine: 'k2', theirs: 'k1', who: { name: 'Colleague' } })
  })
})

describe('companies', () => {
  test('are pulled, and a link is shown by the name of its company', async () => {
    const world = await linkedWorld()
    expect([...world.app().store.state.companies.values()].sort()).toEqual(['Acme', 'Nordvik'])
    const { companies: shown } = await view(world, 'c1')
    expect(shown.map(({ name, jobTitle, primary }) => [name, jobTitle, primary])).toEqual([
      ['Nordvik', 'CEO', true],
      ['Acme', 'Adviser', false],
    ])
  })

  test('a new title goes out with the server’s value of every other link', async () => {
    const world = await linkedWorld()
    await edit(world, 'c1', linkPath('k2'), 'Chair')
    colleague(world, link('k1', 'Owner', true), link('k2', 'Adviser'))
    await world.heal()
    expect(world.model.contact('c1')?.companies).toMatchObject([{ jobTitle: 'Owner' }, { jobTitle: 'Chair' }])
  })

  test('S2: a link whose title somebody has changed is not removed unseen', async () => {
    const world = await linkedWorld()
    await edit(world, 'c1', linkPath('k2'), false)
    colleague(world, link('k1', 'CEO', true), link('k2', 'Chair'))
    await world.scheduler.run(10_000)
    const { companies: shown } = await view(world, 'c1')
    expect(shown[1]?.state).toMatchObject({ kind: 'conflict', mine: false, theirs: 'Chair' })
    expect(world.model.contact('c1')?.companies).toHaveLength(2)
  })

  test('removing the primary link without naming another is no opinion on which is primary', async () => {
    const world = await linkedWorld()
    await edit(world, 'c1', linkPath('k1'), false)
    colleague(world, link('k2', 'Adviser', true), link('k1', 'CEO'))
    await world.heal()
    expect(world.model.contact('c1')).toMatchObject({ primaryCompanyId: 'k2', companies: [{ id: 'k2' }] })
  })

  test('two different new primaries are a conflict', async () => {
    const three = [...companies, { id: 'k3', name: 'Öresund' }]
    const contacts = [
      { id: 'c1', firstName: 'A', connections: [link('k1', null, true), link('k2', null), link('k3', null)] },
    ]
    const world = await linkedWorld({ contacts, companies: three })
    await edit(world, 'c1', primaryCompany, 'k2')
    colleague(world, link('k3', null, true), link('k1', null), link('k2', null))
    await world.scheduler.run(10_000)
    expect((await view(world, 'c1')).primaryCompany).toMatchObject({ kind: 'conflict', mine: 'k2', theirs: 'k3' })
  })

  test('a new primary whose link somebody removed is asked about, and keeping it links it again (seed 1133)', async () => {
    const world = await linkedWorld()
    await edit(world, 'c1', primaryCompany, 'k2')
    await edit(world, 'c1', linkPath('k2'), null)
    colleague(world, link('k1', 'CEO', true))
    await world.scheduler.run(10_000)
    const { primaryCompany: state } = await view(world, 'c1')
    expect(state).toMatchObject({ kind: 'conflict', mine: 'k2', theirs: 'k1' })
    const decision = { id: 'c1', path: primaryCompany, theirs: 'k1', choice: 'mine' } as const
    expect(await ask(world, () => world.app().window.resolve(decision))).toEqual({ kind: 'saved' })
    await world.heal()
    expect(world.model.contact('c1')).toMatchObject({ primaryCompanyId: 'k2' })
  })

  test('S1: keeping mine by itself keeps no primary company without its link: that is asked (seed 54637)', async () => {
    const three = [...companies, { id: 'k3', name: 'Öresund' }]
    const world = await linkedWorld({ companies: three })
    await ask(world, () => world.app().window.policy({ policy: 'mine' }))
    world.watch.allowOverwriting(0)
    await edit(world, 'c1', primaryCompany, 'k2')
    colleague(world, link('k3', null, true))
    await world.heal()
    expect((await view(world, 'c1')).primaryCompany).toMatchObject({ kind: 'conflict', mine: 'k2', theirs: 'k3' })
    const decision = { id: 'c1', path: primaryCompany, theirs: 'k3', choice: 'mine' } as const
    expect(await ask(world, () => world.app().window.resolve(decision))).toEqual({ kind: 'saved' })
    await world.heal()
    expect(world.model.contact('c1')).toMatchObject({ primaryCompanyId: 'k2' })
  })

  test('a server that names a primary by itself makes no false conflict', async () => {
    const contacts = [{ id: 'c1', firstName: 'Annika', connections: [link('k1', 'CEO')] }]
    const world = await linkedWorld({ contacts, settings: { primaryFallback: 'first' } })
    await edit(world, 'c1', linkPath('k2'), 'Chair')
    await world.heal()
    expect(world.app().store.summary()).toMatchObject({ waiting: 0, review: 0 })
    expect(patches(world)).toHaveLength(1)
  })
})

import { describe, expect, test } from 'vitest'
import type { ContactView } from '../../renderer/store/api'
import { tagPath } from '../../shared/path'
import type { ApiAnswer, ApiRequest } from '../reference-server/answer'
import { createWorld, type World } from './world'

const people = [
  { id: 'c1', firstName: 'Annika', email: 'annika@nordvik.example', phone: '+4684650042', tags: ['vip'] },
  { id: 'c2', firstName: 'Björn', email: 'bjorn@nordvik.example', tags: ['vip', 'east'] },
  { id: 'c3', firstName: 'Chloé', strategy: 'Renew before the move' },
]

/** A world that has pulled and come to rest. */
async function settledWorld(options: Parameters<typeof createWorld>[1] = {}): Promise<World> {
  const world = await createWorld(1, { contacts: people, ...options })
  await world.scheduler.run(5_000)
  world.trace.length = 0
  return world
}

async function edit(world: World, id: string, path: string, value: string | boolean | null): Promise<void> {
  world.witness.wished({ id, path, value, kind: 'edit' })
  const saved = world.app().window.edit({ id, path, value })
  await world.scheduler.run(20)
  expect(await saved).toEqual({ kind: 'saved' })
}

const limited = (retryAfter: string): ApiAnswer => ({
  status: 429,
  headers: { 'retry-after': retryAfter, 'content-type': 'application/problem+json' },
  body: {},
})

function answerPatches(world: World, answer: (request: ApiRequest) => ApiAnswer): void {
  const { handle } = world.model
  world.model.handle = (request, fault) => (request.method === 'PATCH' ? answer(request) : handle(request, fault))
}

const requests = (world: World) => world.trace.map((line) => line.split(' ').slice(1, 3).join(' '))
const methods = (world: World, id: string) =>
  requests(world)
    .filter((line) => line.includes(`/contacts/${id}`))
    .map((line) => line.split(' ')[0])
const patches = (world: World) => world.trace.filter((line) => line.includes(' PATCH '))
async function view(world: World, id: string): Promise<ContactView> {
  const contact = await world.app().window.contact({ id })
  if (!contact) throw new Error(`${id} is not there`)
  return contact
}

describe('sending', () => {
  test('five fields of a contact cost one PATCH, with the stored etag and only those fields', async () => {
    const world = await settledWorld()
    for (const [path, value] of [
      ['firstName', 'Anna'],
      ['lastName', 'Ek'],
      ['email', 'anna@ek.example'],
      ['phone', '070-174 06 18'],
      [tagPath('pilot'), true],
    ] as const) {
      await edit(world, 'c1', path, value)
    }
    const etag = world.model.contact('c1')?.etag ?? ''
    await world.scheduler.run(10_000)
    expect(patches(world)).toHaveLength(1)
    expect(patches(world)[0]).toContain(etag)
    expect(Object.keys(JSON.parse(/\{.*\}/.exec(patches(world)[0] ?? '')?.[0] ?? '{}')).sort()).toEqual(
      ['email', 'firstName', 'lastName', 'phone', 'tags'].sort(),
    )
    expect(world.model.contact('c1')).toMatchObject({ firstName: 'Anna', lastName: 'Ek', tags: ['vip', 'pilot'] })
  })

  test('a contact that is typed in without a rest is sent after five seconds all the same', async () => {
    const world = await settledWorld()
    for (let second = 0; second < 8; second++) {
      await edit(world, 'c1', 'firstName', `Anna ${second}`)
      await world.scheduler.run(980)
    }
    expect(patches(world)).toHaveLength(1)
  })

  test('the contact on the screen goes first, then the one that was edited first', async () => {
    const ids = Array.from({ length: 12 }, (_, i) => `m${i}`)
    const world = await settledWorld({ contacts: ids.map((id) => ({ id, firstName: id })) })
    world.network.setUp(false)
    for (const id of [...ids].reverse()) await edit(world, id, 'firstName', `${id} edited`)
    await world.app().window.opened({ id: 'm2' })
    await world.scheduler.run(10_000)
    world.trace.length = 0
    world.network.setUp(true)
    world.app().engine.wake()
    await world.scheduler.run(10_000)
    const sent = patches(world).map((line) => /m\d+/.exec(line)?.[0])
    expect(sent).toHaveLength(12)
    // Four are on their way at a time.
    expect(sent.slice(0, 4).sort()).toEqual(['m10', 'm11', 'm2', 'm9'])
  })

  test('after a reconnect one delta page comes first, and each edited contact costs one PATCH', async () => {
    const world = await settledWorld()
    world.network.setUp(false)
    await edit(world, 'c1', 'phone', '+46 70 174 06 18')
    await edit(world, 'c2', 'firstName', 'Bo')
    world.model.colleague.patch('c1', { firstName: 'Theirs' })
    world.witness.colleague('c1')
    await world.scheduler.run(120_000)
    world.trace.length = 0
    world.network.setUp(true)
    world.app().engine.wake()
    await world.scheduler.run(10_000)
    const [first] = requests(world)
    expect(first).toContain('GET /api/v1/network/contacts?')
    expect(methods(world, 'c1')).toEqual(['PATCH'])
    expect(methods(world, 'c2')).toEqual(['PATCH'])
    expect(world.model.contact('c1')).toMatchObject({ firstName: 'Theirs', phone: '+46 70 174 06 18' })
  })

  test('a stale etag costs one GET and one more PATCH, and both changes survive', async () => {
    const world = await settledWorld()
    await edit(world, 'c1', 'phone', '+46 70 174 06 18')
    world.model.colleague.patch('c1', { strategy: 'Theirs' })
    world.witness.colleague('c1')
    await world.scheduler.run(10_000)
    expect(methods(world, 'c1')).toEqual(['PATCH', 'GET', 'PATCH'])
    expect(world.model.contact('c1')).toMatchObject({ strategy: 'Theirs', phone: '+46 70 174 06 18' })
  })

  test('a contact whose etag moves at every try waits after five rebases, and the others go on', async () => {
    const world = await settledWorld()
    const { handle } = world.model
    world.model.handle = (request, fault) => {
      if (request.method === 'PATCH' && request.path.includes('/c1')) world.model.colleague.touch('c1')
      return handle(request, fault)
    }
    await edit(world, 'c1', 'phone', '+46 70 174 06 18')
    await edit(world, 'c2', 'firstName', 'Bo')
    await world.scheduler.run(6_000)
    expect(methods(world, 'c1').filter((method) => method === 'PATCH')).toHaveLength(5)
    expect(world.model.contact('c2')).toMatchObject({ firstName: 'Bo' })
    world.model.handle = handle
    await world.heal()
    expect(world.model.contact('c1')).toMatchObject({ phone: '+46 70 174 06 18' })
  })

  test('what may have brought the network back ends the wait for it', async () => {
    const world = await settledWorld()
    world.network.setUp(false)
    await world.scheduler.run(30 * 60_000)
    while (world.status()?.state.kind !== 'offline') await world.scheduler.run(10)
    world.network.setUp(true)
    world.app().engine.wake()
    await world.scheduler.run(500)
    expect(world.status()?.state.kind).toBe('idle')
  })

  test('S8: a contact that the server fails on holds up no other', async () => {
    const world = await settledWorld()
    const { handle } = world.model
    world.model.handle = (request, fault) =>
      request.path.includes('/contacts/c1')
        ? { status: 500, headers: { 'content-type': 'text/plain' }, body: 'sorry' }
        : handle(request, fault)
    await edit(world, 'c1', 'firstName', 'Anna')
    await edit(world, 'c2', 'firstName', 'Bo')
    await edit(world, 'c3', 'firstName', 'Chloe')
    await world.scheduler.run(60_000)
    expect(world.model.contact('c2')).toMatchObject({ firstName: 'Bo' })
    expect(world.model.contact('c3')).toMatchObject({ firstName: 'Chloe' })
    expect(methods(world, 'c1').length).toBeLessThan(12)
  })

  test('a refused field needs attention, by name; the others of the contact are sent', async () => {
    const world = await settledWorld({ settings: { errorNames: 'json-path' } })
    await edit(world, 'c1', 'primaryLanguage', 'zz')
    await edit(world, 'c1', 'firstName', 'Anna')
    await world.scheduler.run(10_000)
    expect(world.model.contact('c1')).toMatchObject({ firstName: 'Anna' })
    const { text } = await view(world, 'c1')
    expect(text.primaryLanguage).toMatchObject({ value: 'zz', state: { kind: 'refused' } })
    expect(text.firstName.state).toEqual({ kind: 'clean' })
    await edit(world, 'c1', 'primaryLanguage', 'en')
    await world.scheduler.run(10_000)
    expect(world.model.contact('c1')).toMatchObject({ primaryLanguage: 'en' })
  })

  test('an email that somebody else has is held back at its field; a lost race answered 409 is rebased', async () => {
    const world = await settledWorld({ settings: { clashNamesField: false, legacy409ForStale: true } })
    await edit(world, 'c1', 'email', 'bjorn@nordvik.example')
    await edit(world, 'c1', 'firstName', 'Anna')
    await edit(world, 'c2', 'firstName', 'Bo')
    world.model.colleague.patch('c2', { strategy: 'Theirs' })
    world.witness.colleague('c2')
    await world.scheduler.run(10_000)
    expect((await view(world, 'c1')).text.email.state.kind).toBe('refused')
    expect(world.model.contact('c1')).toMatchObject({ firstName: 'Anna', email: 'annika@nordvik.example' })
    expect(world.model.contact('c2')).toMatchObject({ firstName: 'Bo', strategy: 'Theirs' })
  })

  test('401 stops the queue and loses nothing', async () => {
    const world = await settledWorld()
    world.model.tokens.expire('simulated')
    await edit(world, 'c1', 'firstName', 'Anna')
    await world.scheduler.run(3_600_000)
    expect(world.status()?.state.kind).toBe('sign-in-needed')
    expect(requests(world).length).toBeLessThan(3)
    world.model.tokens.set('simulated')
    await world.crash()
    await world.scheduler.run(10_000)
    expect(world.model.contact('c1')).toMatchObject({ firstName: 'Anna' })
  })

  test('a 429 pauses everything for as long as it says', async () => {
    const world = await settledWorld()
    const { handle } = world.model
    let limited = true
    world.model.handle = (request, fault) =>
      limited
        ? { status: 429, headers: { 'retry-after': '120', 'content-type': 'application/problem+json' }, body: {} }
        : handle(request, fault)
    await edit(world, 'c1', 'firstName', 'Anna')
    await world.scheduler.run(10_000)
    expect(world.status()?.state).toMatchObject({ kind: 'limited', forMs: 120_000 })
    limited = false
    world.app().engine.wake()
    await world.scheduler.run(100_000)
    expect(patches(world)).toHaveLength(1)
    await world.scheduler.run(30_000)
    expect(world.model.contact('c1')).toMatchObject({ firstName: 'Anna' })
  })

  test.each([
    ['600', '1'],
    ['1', '600'],
  ])('of two answers that ask for pauses of %s and %s seconds the longer one counts', async (one, other) => {
    const world = await settledWorld()
    answerPatches(world, ({ path }) => limited(path.includes('/c1') ? one : other))
    world.network.setUp(false)
    await edit(world, 'c1', 'firstName', 'Anna')
    await edit(world, 'c2', 'firstName', 'Bo')
    await world.scheduler.run(10_000)
    world.network.setUp(true)
    world.app().engine.wake()
    await world.scheduler.run(3_000)
    const asked = world.trace.length
    expect(patches(world)).toHaveLength(2)
    await world.scheduler.run(500_000)
    expect(world.trace).toHaveLength(asked)
  })

  test('a server that limits without naming a time is asked less and less', async () => {
    const world = await settledWorld()
    world.model.handle = () => limited('0')
    world.app().engine.wake()
    await world.scheduler.run(600_000)
    expect(world.trace.length).toBeLessThan(40)
  })

  test('an edit made while a request failed waits for its turn without spinning', async () => {
    const world = await settledWorld()
    answerPatches(world, () => ({ status: 500, headers: {}, body: null }))
    await edit(world, 'c1', 'firstName', 'Anna')
    while (!world.app().store.state.inFlight.has('c1')) await world.scheduler.run(1)
    await edit(world, 'c1', 'firstName', 'Anne')
    const before = world.asked.get('due') ?? 0
    await world.scheduler.run(60_000)
    expect((world.asked.get('due') ?? 0) - before).toBeLessThan(60)
  })

  test('a disk that was full for a while stops nothing for good', async () => {
    const world = await settledWorld()
    await edit(world, 'c1', 'firstName', 'Anna')
    world.setDiskFull(true)
    await world.scheduler.run(300_000)
    expect(world.asked.get('connect')).toBeLessThan(30)
    expect(world.model.contact('c1')).toMatchObject({ firstName: 'Annika' })
    world.setDiskFull(false)
    await world.scheduler.run(70_000)
    expect(world.model.contact('c1')).toMatchObject({ firstName: 'Anna' })
    expect((await view(world, 'c1')).text.firstName.state).toEqual({ kind: 'clean' })
  })
})

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
    expect(await world.app().window.resolve(decision)).toEqual({ kind: 'moved' })
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

test('a queue of 150 contacts at 60 requests a minute meets no 429, and the open contact goes first', async () => {
  const many = Array.from({ length: 150 }, (_, i) => ({ id: `m${i}`, firstName: `Person ${i}` }))
  const world = await settledWorld({ contacts: many, rateLimit: 60 })
  world.network.setUp(false)
  for (let i = 0; i < 150; i++) await edit(world, `m${i}`, 'firstName', `Edited ${i}`)
  world.app().engine.onStoreEvent({ kind: 'opened', id: 'm149' })
  await world.scheduler.run(120_000)
  world.trace.length = 0
  await world.heal()
  expect(world.trace.filter((line) => line.includes(' 429'))).toEqual([])
  // A few go at a time: it is among the first of them.
  expect(patches(world).slice(0, 4).join()).toContain('/m149 ')
  expect(patches(world)).toHaveLength(150)
})

describe('pulling', () => {
  const many = Array.from({ length: 1_200 }, (_, i) => ({ id: `m${i}`, firstName: `Person ${i}` }))

  test('a walk that a crash interrupts goes on from the stored cursor', async () => {
    const world = await createWorld(2, { contacts: many })
    while (world.app().store.state.directory.size() < 500) await world.scheduler.run(10)
    await world.crash()
    await world.scheduler.run(5_000)
    const lists = requests(world)
    expect(lists.filter((line) => line.startsWith('GET') && !line.includes('cursor='))).toHaveLength(1)
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

  test('rows that share a timestamp are not brought again and again', async () => {
    const world = await createWorld(4, { contacts: many })
    await world.scheduler.run(5 * 60_000)
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
    expect(await accepted).toEqual({ kind: 'saved' })
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

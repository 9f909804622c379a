import { describe, expect, test } from 'vitest'
import { tagPath } from '../../shared/path'
import { answerPatches, ask, edit, limited, methods, patches, requests, settledWorld, view } from './settled-world'

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

describe('what the user holds back', () => {
  test('is not sent, and the rest of the contact is; released, it goes out', async () => {
    const world = await settledWorld()
    const hold = (on: boolean) => ask(world, () => world.app().window.hold({ id: 'c1', field: 'strategy', on }))
    await hold(true)
    await edit(world, 'c1', 'strategy', 'Later')
    await edit(world, 'c1', 'firstName', 'Anna')
    await world.scheduler.run(30_000)
    expect(world.model.contact('c1')).toMatchObject({ firstName: 'Anna', strategy: null })
    await hold(false)
    await world.scheduler.run(30_000)
    expect(world.model.contact('c1')).toMatchObject({ strategy: 'Later' })
  })

  test('a whole contact is held with everything that is changed of it later', async () => {
    const world = await settledWorld()
    await ask(world, () => world.app().window.hold({ id: 'c1', field: '', on: true }))
    await edit(world, 'c1', 'firstName', 'Anna')
    await world.scheduler.run(30_000)
    expect(patches(world)).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import { createModel } from '../reference-server/model'
import { edit, requests, settledWorld, view } from './settled-world'
import { start, token, type World } from './world'

const old = { createdUtc: '2026-01-01T00:00:00.0000000Z', updatedUtc: '2026-01-01T00:00:00.0000000Z' }
const contacts = ['c1', 'c2', 'c3'].map((id) => ({ id, firstName: `First ${id}`, ...old }))

/** From now on the server is one that was set up like this. */
function replaceServer(world: World, rows: typeof contacts): ReturnType<typeof createModel> {
  const other = createModel({ now: () => start + world.scheduler.now(), token, contacts: rows })
  world.model.handle = other.handle
  return other
}

async function reconcile(world: World): Promise<void> {
  world.app().engine.reconcile()
  await world.scheduler.run(60_000)
}

describe('a full reconcile', () => {
  test('finds contacts that were deleted without a trace', async () => {
    const world = await settledWorld({ contacts })
    replaceServer(world, contacts.slice(0, 2))
    await world.scheduler.run(5 * 60_000)
    expect(world.app().store.summary().total).toBe(3)
    await reconcile(world)
    expect(world.app().store.summary().total).toBe(2)
    expect(world.app().store.state.stale.size).toBe(0)
  })

  test('one with edits of ours stays, and the user decides', async () => {
    const world = await settledWorld({ contacts })
    world.network.setUp(false)
    await edit(world, 'c3', 'strategy', 'Call')
    replaceServer(world, contacts.slice(0, 2))
    world.network.setUp(true)
    await reconcile(world)
    expect(await view(world, 'c3')).toMatchObject({ deleted: true })
    expect(world.app().store.summary()).toMatchObject({ waiting: 0, review: 1 })
  })

  test('goes back with a server that was restored from a backup', async () => {
    const world = await settledWorld({ contacts })
    world.model.colleague.patch('c1', { firstName: 'Newer' })
    world.witness.colleague('c1')
    await world.scheduler.run(70_000)
    expect((await view(world, 'c1')).text.firstName.value).toBe('Newer')
    replaceServer(world, contacts)
    await reconcile(world)
    expect((await view(world, 'c1')).text.firstName.value).toBe('First c1')
    expect((await view(world, 'c2')).text.firstName.value).toBe('First c2')
  })

  test('costs a page, and one request for each contact that differs', async () => {
    const world = await settledWorld({ contacts })
    replaceServer(world, contacts.slice(0, 2))
    world.trace.length = 0
    const { handle } = world.model
    const asked: string[] = []
    world.model.handle = (request, fault) => {
      asked.push(request.path)
      return handle(request, fault)
    }
    await reconcile(world)
    expect(asked.filter((path) => !path.includes('updated_since') && !path.includes('companies'))).toEqual([
      '/api/v1/network/contacts?include_deleted=true&page_size=500',
      '/api/v1/network/contacts/c3',
    ])
  })

  test('comes by itself after a week, and not on every start', async () => {
    const world = await settledWorld({ contacts })
    const whole = () => requests(world).filter((line) => /page_size=500$/.test(line) && !line.includes('companies'))
    await world.crash()
    await world.scheduler.run(60_000)
    expect(whole().length).toBeLessThanOrEqual(1)
    world.trace.length = 0
    await world.crash()
    await world.scheduler.run(60_000)
    expect(whole()).toEqual([])
    world.clients[0]?.setClock(8 * 24 * 60 * 60 * 1000)
    await world.scheduler.run(11 * 60_000)
    expect(whole()).toHaveLength(1)
  })
})

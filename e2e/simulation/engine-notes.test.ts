import { describe, expect, test } from 'vitest'
import { ask, create, requests, settledWorld, view } from './settled-world'
import type { World } from './world'

async function note(world: World, id: string, text: string): Promise<void> {
  const answered = world.witness.things.notes(0, id, text)
  expect(await ask(world, () => world.app().window.note({ id, type: 'note', note: text }))).toEqual({ kind: 'saved' })
  answered('saved')
}

const notes = (world: World, id: string) =>
  world.model.timeline(id).flatMap((action) => (action.type === 'note' ? [action.details.note] : []))

describe('notes', () => {
  test('go out in the order they were written in', async () => {
    const world = await settledWorld()
    world.network.setUp(false)
    for (const text of ['one', 'two', 'three']) await note(world, 'c1', text)
    await world.heal()
    expect(notes(world, 'c1')).toEqual(['one', 'two', 'three'])
    expect((await view(world, 'c1')).notes).toEqual([])
  })

  test('S7: one whose answer was lost is made once', async () => {
    const world = await settledWorld()
    world.network.loseAnswer(({ path }) => path.endsWith('/notes'))
    await note(world, 'c1', 'one')
    await world.heal()
    expect(notes(world, 'c1')).toEqual(['one'])
    expect(requests(world).filter((line) => line.startsWith('POST'))).toHaveLength(2)
  })

  test.each(['at once', 'after it has been sent'])(
    'S7: one that was said to be not saved yet, asked for once more %s, is made once',
    async (when) => {
      const world = await settledWorld()
      const key = '00000000-0000-4000-8000-000000000007'
      const write = () => ask(world, () => world.app().window.note({ id: 'c1', type: 'note', note: 'one', key }))
      const answered = world.witness.things.notes(0, 'c1', 'one')
      world.clients[0]?.journal.setAnswer('failed')
      expect(await write()).toEqual({ kind: 'not-saved', cause: 'failed' })
      world.clients[0]?.journal.setAnswer('kept')
      if (when !== 'at once') await world.scheduler.run(20_000)
      expect(await write()).toEqual({ kind: 'saved' })
      answered('saved')
      await world.heal()
      expect(notes(world, 'c1')).toEqual(['one'])
    },
  )

  test('of a contact made here they follow it, after it', async () => {
    const world = await settledWorld()
    const id = await create(world, { firstName: 'Nils' })
    await note(world, id, 'met him today')
    await world.heal()
    expect(notes(world, world.witness.idOf(id))).toEqual(['met him today'])
  })

  test('one that the server refuses waits for the user, and holds up no other (S8)', async () => {
    const world = await settledWorld()
    const { handle } = world.model
    world.model.handle = (request, fault) =>
      request.path.endsWith('/notes') && String(request.body).includes('bad')
        ? { status: 400, headers: { 'content-type': 'application/problem+json' }, body: { title: 'No' } }
        : handle(request, fault)
    await note(world, 'c1', 'bad')
    await note(world, 'c1', 'good')
    await world.heal()
    expect(notes(world, 'c1')).toEqual(['good'])
    expect((await view(world, 'c1')).notes).toMatchObject([{ note: 'bad', refused: 'No' }])
    world.model.handle = handle
    const key = (await view(world, 'c1')).notes[0]?.key ?? ''
    world.witness.things.loosens('bad')
    await ask(world, () => world.app().window.retry({ id: 'c1', path: key }))
    await world.heal()
    expect(notes(world, 'c1')).toEqual(['good', 'bad'])
  })

  test('held back, one stays until it is released', async () => {
    const world = await settledWorld()
    world.network.setUp(false)
    await note(world, 'c1', 'later')
    const key = (await view(world, 'c1')).notes[0]?.key ?? ''
    await ask(world, () => world.app().window.hold({ id: 'c1', field: key, on: true }))
    world.network.setUp(true)
    await world.scheduler.run(120_000)
    expect(notes(world, 'c1')).toEqual([])
    await world.heal()
    expect(notes(world, 'c1')).toEqual(['later'])
  })
})

import { beforeEach, describe, expect, test } from 'vitest'
import { createPusher } from './push'
import { scriptedApi, scriptedStore } from './scripted/ports'
import { clash, createPusherBench, missing, ok, type PusherBench, refused, stale } from './scripted/pusher'
import { contactRow, sendOf } from './scripted/rows'

const minute = 60_000

let bench: PusherBench
beforeEach(() => {
  bench = createPusherBench()
})

describe('a fetch', () => {
  test('keeps page rows out first, and rebases onto what it got', async () => {
    bench.rows = [ok(contactRow('e2'))]
    expect(await bench.pusher().fetch('c1')).toEqual({ kind: 'done' })
    expect(bench.calls).toEqual([
      ['beginFetch', { id: 'c1' }],
      ['get', 'c1'],
      ['rebase', { id: 'c1', contact: contactRow('e2'), quiet: false }],
    ])
  })

  test('of a contact that is gone tells the store that it is', async () => {
    bench.rows = [missing]
    expect(await bench.pusher().fetch('c1')).toEqual({ kind: 'done' })
    expect(bench.argsOf('rebase')).toEqual([{ id: 'c1', contact: null, quiet: false }])
  })

  test.each([refused, stale, clash])('answered $kind makes this contact wait', async (answer) => {
    bench.rows = [answer]
    expect(await bench.pusher().fetch('c1')).toEqual({ kind: 'later' })
    expect(bench.names()).toEqual(['beginFetch', 'get', 'giveUp'])
  })
})

describe('what was given up', () => {
  const quietAt = async (pusher: { fetch: (id: string) => Promise<unknown> }, moment: number, id = 'c1') => {
    bench.now = moment
    bench.rows = [ok(contactRow('e2', { id }))]
    await pusher.fetch(id)
    return bench.argsOf('rebase').at(-1)
  }

  test('before the start can be on its way for ten minutes from the start', async () => {
    bench.now = 5 * minute
    const started = bench.pusher()
    expect(await quietAt(started, 15 * minute - 1)).toMatchObject({ quiet: false })
    expect(await quietAt(started, 15 * minute)).toMatchObject({ quiet: true })
  })

  test('can be on its way for ten minutes, and says nothing of other contacts', async () => {
    const started = bench.pusher()
    bench.now = 20 * minute
    bench.sends = [sendOf('patch')]
    bench.answers = [{ kind: 'unanswered', cause: 'no-answer' }]
    await started.send('c1')
    expect(await quietAt(started, 30 * minute - 1)).toMatchObject({ quiet: false })
    expect(await quietAt(started, 30 * minute - 1, 'c2')).toMatchObject({ quiet: true })
    expect(await quietAt(started, 30 * minute)).toMatchObject({ quiet: true })
  })

  test('a stale etag is one: the transport may have sent twice', async () => {
    const started = bench.pusher()
    bench.now = 20 * minute
    bench.sends = [sendOf('patch')]
    bench.answers = [stale]
    bench.rows = [ok(contactRow('e2'))]
    await started.send('c1')
    expect(bench.argsOf('rebase')).toMatchObject([{ quiet: false }])
    expect(await quietAt(started, 30 * minute - 1)).toMatchObject({ quiet: false })
  })

  test('is reckoned from before the fetch left, however long its answer takes', async () => {
    const slow = createPusher({
      api: scriptedApi(bench.calls, {
        async get() {
          bench.now = 11 * minute
          return ok(contactRow('e2'))
        },
      }),
      store: scriptedStore(bench.calls),
      now: () => bench.now,
      pause: async () => {},
      me: 'u1',
    })
    await slow.fetch('c1')
    expect(bench.argsOf('rebase')).toMatchObject([{ quiet: false }])
  })
})

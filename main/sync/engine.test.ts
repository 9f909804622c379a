import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Answer, ListPage } from './answer'
import { createEngineBench, type EngineBench, wallStart } from './scripted/engine'
import { nothingDue } from './scripted/ports'
import { contactRow, sendOf } from './scripted/rows'

const minute = 60_000
const silence = { kind: 'unanswered', cause: 'no-answer' } as const
const ok = <T>(value: T) => ({ kind: 'ok', value }) as const
const page = (nextCursor: string | null = null): Answer<ListPage<never>> => ok({ rows: [], nextCursor })
const refusals = [{ field: null, message: 'no' }]

let bench: EngineBench
beforeEach(() => {
  bench = createEngineBench()
})
afterEach(() => expect(bench.failures.map(String)).not.toContain('Error: in circles'))
const last = () => bench.statuses.at(-1)
/** Answers with each of a list in turn, then with the last of them for good. */
function inTurn<T>(...answers: T[]): () => Promise<T> {
  let i = 0
  return async () => {
    const answer = answers[Math.min(i++, answers.length - 1)]
    if (answer === undefined) throw new Error('nothing to answer')
    return answer
  }
}

describe('pulling', () => {
  test('is done at the start and a minute after each pull, of the account’s own store', async () => {
    await bench.run(3 * minute)
    expect(bench.at('list')).toEqual([0, 60, 120, 180])
    expect(bench.log[0]).toBe('connect ann')
    expect(bench.at('connect ann')).toEqual([0])
  })

  test('says that it syncs, then that all is here, and since when', async () => {
    await bench.run(0)
    expect(bench.statuses[0]).toEqual({
      state: { kind: 'syncing' },
      lastSynced: null,
      pulled: false,
      firstPull: false,
      leftMs: null,
    })
    const idle = { state: { kind: 'idle' }, pulled: true, firstPull: false, leftMs: null }
    expect(last()).toEqual({ ...idle, lastSynced: wallStart })
    await bench.run(minute)
    expect(last()).toEqual({ ...idle, lastSynced: wallStart + minute })
  })

  test('is the first one until it has ended, and nothing is called up to date before', async () => {
    bench.connected.contacts = { marks: [], walk: null }
    bench.api.list = inTurn(page('p2'), silence, page())
    await bench.run(0)
    expect(last()).toMatchObject({ firstPull: true, pulled: false, lastSynced: null })
    await bench.run(minute)
    expect(last()).toMatchObject({ firstPull: false, pulled: true })
  })

  test('gives way to sending every ten pages, and goes on without a wait', async () => {
    bench.api.list = inTurn(...Array.from({ length: 11 }, (_, i) => page(`p${i}`)), page())
    bench.api.send = async () => ok(null)
    bench.api.companies = inTurn(page())
    let pages = 0
    const { list } = bench.api
    bench.api.list = (from) => {
      if (++pages === 10) bench.due = { ...nothingDue, send: ['a'] }
      return list(from)
    }
    await bench.run(0)
    const walk = bench.log.slice(1)
    expect(walk).toEqual([...Array(10).fill('list'), 'send a', 'list', 'list', 'companies'])
  })

  test('has not ended while it gives way: nothing is called up to date', async () => {
    bench.connected.contacts = { marks: [], walk: null }
    bench.api.list = inTurn(...Array.from({ length: 10 }, (_, i) => page(`p${i}`)), silence)
    await bench.run(0)
    expect(last()).toMatchObject({ firstPull: true, pulled: false, lastSynced: null })
  })

  test('goes on at once with a walk that a restart cut off', async () => {
    bench.connected.contacts.walk = { since: null, cursor: 'p7', newest: null }
    const cursors: (string | null)[] = []
    bench.api.list = async ({ cursor }) => {
      cursors.push(cursor)
      return page()
    }
    await bench.run(0)
    expect(cursors).toEqual(['p7'])
  })
})

describe('companies', () => {
  test('are pulled every ten minutes, on time even between two pulls', async () => {
    await bench.run(minute / 2)
    bench.engine.wake()
    await bench.run(20 * minute)
    expect(bench.at('companies')).toEqual([0, 600, 1_200])
    expect(bench.at('list').slice(0, 3)).toEqual([0, 30, 90])
  })

  test('are walked to the end at once, a look at the contacts every ten pages', async () => {
    bench.api.companies = inTurn(...Array.from({ length: 11 }, (_, i) => page(`p${i}`)), page())
    await bench.run(0)
    expect(bench.at('companies')).toEqual(Array(12).fill(0))
    await bench.run(599_000)
    expect(bench.at('companies')).toHaveLength(12)
  })

  test('are walked anew at once when their cursor is refused, also on the last page before a look', async () => {
    const walk = Array.from({ length: 9 }, (_, i) => page(`p${i}`))
    bench.api.companies = inTurn<Answer<ListPage<never>>>(...walk, { kind: 'refused', refusals }, page())
    await bench.run(minute)
    expect(bench.at('companies')).toEqual(Array(11).fill(0))
  })

  test('that may not be seen are asked for again in ten minutes, and everything else goes on', async () => {
    bench.api.companies = async () => ({ kind: 'refused', refusals })
    await bench.run(10 * minute)
    expect(bench.at('companies')).toEqual([0, 600])
    expect([last()?.state.kind, bench.at('list').length]).toEqual(['idle', 11])
  })

  test('that are not answered make the next pull tell whether anything is', async () => {
    bench.api.companies = async () => silence
    await bench.run(minute)
    expect([bench.at('companies'), bench.at('list')]).toEqual([[0], [0, 0, 60]])
  })

  test('under a limit pause everything', async () => {
    bench.api.companies = async () => ({ kind: 'limited', retryAfterMs: 90_000 })
    await bench.run(0)
    expect(last()?.state).toEqual({ kind: 'limited', forMs: 90_000 })
    await bench.run(90_000)
    expect(bench.at('list')).toEqual([0, 90])
  })
})

describe('what is sent', () => {
  test('was edited a second and a half before', async () => {
    bench.api.send = async () => ok(null)
    await bench.run(10_000)
    bench.due = { ...nothingDue, send: ['a'] }
    bench.engine.onStoreEvent({ kind: 'edited', ids: ['a'] })
    await bench.run(10_000)
    expect(bench.at('send a')).toEqual([11.5])
  })

  test('goes on without a wait until nothing is left', async () => {
    bench.api.send = async () => ok(null)
    bench.due = { ...nothingDue, send: Array.from({ length: 120 }, (_, i) => `m${i}`) }
    await bench.run(0)
    expect(bench.at('send m119')).toEqual([0])
  })

  test('begins with the contact on the screen', async () => {
    bench.api.send = async () => ok(null)
    bench.engine.onStoreEvent({ kind: 'opened', id: 'b' })
    bench.due = { ...nothingDue, send: ['a', 'b'] }
    await bench.run(0)
    expect(bench.log.filter((line) => line.startsWith('send'))).toEqual(['send b', 'send a'])
  })

  test('S7: comes before the first page where it may have landed before, and after the page once one was read', async () => {
    bench.api.send = async () => ok(null)
    bench.due = { ...nothingDue, send: ['a', 'b'], again: ['a'] }
    await bench.run(0)
    expect(bench.log.slice(1, 4)).toEqual(['send a', 'list', 'send b'])
    bench.log.length = 0
    bench.due = { ...nothingDue, send: ['a'], again: ['a'] }
    await bench.run(minute)
    expect(bench.log).toEqual(['list', 'send a'])
  })

  test('and not answered makes the next pull tell whether anything is, and waits for its own turn', async () => {
    bench.due = { ...nothingDue, send: ['a'] }
    bench.api.send = inTurn<Answer<null>>(silence, ok(null))
    await bench.run(minute)
    expect([bench.at('send a'), bench.at('list')]).toEqual([
      [0, 4],
      [0, 0, 60],
    ])
  })

  test('and may be ours already is looked for in the next page at once; what only waits is not', async () => {
    bench.due = { ...nothingDue, send: ['a'] }
    bench.store.beginSend = async () => sendOf('create', { id: 'a' })
    bench.api.send = async () => ({ kind: 'clash', refusals })
    await bench.run(3_000)
    expect(bench.at('list')).toEqual([0, 0])
    bench = createEngineBench()
    bench.due = { ...nothingDue, send: ['a'] }
    bench.store.beginSend = async () => sendOf('note', { id: 'a' })
    bench.api.send = async () => ({ kind: 'stale' })
    await bench.run(3_000)
    expect([bench.at('send a'), bench.at('list')]).toEqual([[0], [0]])
  })

  test('onto an etag that moves is paused a little longer each time', async () => {
    let moved = 1
    await bench.run(0)
    bench.engine.wake()
    bench.due = { ...nothingDue, send: ['a'] }
    bench.api.send = async () => ({ kind: 'stale' })
    bench.api.get = async () => ok(contactRow(`e${++moved}`, { id: 'a' }))
    await bench.run(6_000)
    expect(bench.at('send a')).toEqual([0, 0.2, 0.6, 1.4, 3])
  })

  test('and silent for long holds up nothing, and the round after it is woken', async () => {
    await bench.run(0)
    bench.due = { ...nothingDue, send: ['a', 'b'] }
    bench.api.send = async ({ id }) => {
      if (id === 'a') await bench.clock.wait(20_000, new AbortController().signal)
      return ok(null)
    }
    bench.engine.wake()
    await bench.run(19_999)
    expect([bench.at('send b'), last()?.state.kind]).toEqual([[0], 'syncing'])
    await bench.run(1)
    expect(last()?.state.kind).toBe('idle')
  })

  test('has its time told, as long as anything is left', async () => {
    bench.due = { ...nothingDue, send: ['a', 'b', 'c'] }
    bench.api.send = async () => ({ kind: 'limited', retryAfterMs: 5_000 })
    await bench.run(0)
    expect(last()).toMatchObject({ state: { kind: 'limited' }, leftMs: 180 })
  })
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Answer, ListPage } from './answer'
import { createEngineBench, type EngineBench, wallStart } from './scripted/engine'
import { nothingDue } from './scripted/ports'

const minute = 60_000
const day = 24 * 60 * minute
const week = 7 * day
const silence = { kind: 'unanswered', cause: 'no-answer' } as const
const page = (nextCursor: string | null = null): Answer<ListPage<never>> => {
  return { kind: 'ok', value: { rows: [], nextCursor } }
}
const refusals = [{ field: null, message: 'no' }]

let bench: EngineBench
beforeEach(() => {
  bench = createEngineBench()
})
afterEach(() => expect(bench.failures.map(String)).not.toContain('Error: in circles'))
const last = () => bench.statuses.at(-1)

describe('offline', () => {
  test('is tried less and less, says why, and calls nothing up to date', async () => {
    await bench.run(0)
    bench.api.list = async () => silence
    await bench.run(minute + 10_000)
    expect(bench.at('list')).toEqual([0, 60, 61, 63, 67])
    expect(last()).toMatchObject({ state: { kind: 'offline', cause: 'no-answer', retryInMs: 8_000 }, pulled: false })
    expect(bench.told()).toEqual(['syncing', 'idle', 'syncing', 'offline'])
  })

  test.each(['missing', 'refused'] as const)('is what an API is that answers %s to a pull', async (kind) => {
    bench.api.list = async () => ({ kind, refusals })
    await bench.run(0)
    expect(last()?.state).toMatchObject({ kind: 'offline', cause: 'server-error' })
  })

  test('ends with an answer, after which failures count from one, and what may have landed comes first', async () => {
    bench.api.list = async () => silence
    bench.api.send = async () => ({ kind: 'ok', value: null })
    await bench.run(500)
    bench.due = { ...nothingDue, send: ['a'], again: ['a'] }
    bench.api.list = async () => page()
    await bench.run(500)
    expect(bench.log.slice(1)).toEqual(['list', 'send a', 'list', 'companies'])
    bench.api.list = async () => silence
    await bench.run(minute)
    expect(last()?.state).toMatchObject({ retryInMs: 1_000 })
  })

  test('asks nothing while it waits, until something may have brought the network back', async () => {
    bench.api.list = async () => silence
    await bench.run(500)
    bench.due = { ...nothingDue, send: ['a'], again: ['a'] }
    bench.engine.onStoreEvent({ kind: 'edited', ids: ['b'] })
    await bench.run(100)
    expect(bench.log).toEqual(['connect ann', 'list'])
    bench.engine.wake()
    await bench.run(0)
    expect(bench.at('list')).toEqual([0, 0.6])
  })
})

describe('waking', () => {
  test('pulls at once, and tries what was held back', async () => {
    bench.due = { ...nothingDue, send: ['a'] }
    await bench.run(3_000)
    expect(bench.at('send a')).toEqual([0])
    bench.engine.wake()
    await bench.run(0)
    expect(bench.at('send a')).toEqual([0, 3])
    expect(bench.at('list')).toContain(3)
  })

  test('changes nothing about a limit', async () => {
    bench.api.list = async () => ({ kind: 'limited', retryAfterMs: 30_000 })
    await bench.run(5_000)
    bench.engine.wake()
    await bench.run(25_000)
    expect(bench.at('list')).toEqual([0, 30])
  })
})

test('a token that is refused stops everything until another comes, with a look once a day', async () => {
  bench.api.list = async () => ({ kind: 'unauthorized' })
  await bench.run(0)
  expect(last()?.state).toEqual({ kind: 'sign-in-needed' })
  bench.engine.wake()
  await bench.run(3 * day)
  expect(bench.log).toEqual(['connect ann', 'list'])
  expect(Math.max(...bench.clock.waits)).toBe(day)
  expect(bench.clock.waits.length).toBeLessThan(7)
})

describe('the full reconcile', () => {
  test('comes a week after the last, in quiet', async () => {
    bench.connected.reconciled = wallStart - week + minute
    await bench.run(minute)
    expect(bench.at('reconcile')).toEqual([])
    await bench.run(minute)
    expect(bench.at('reconcile')).toEqual([120])
  })

  test('comes at once where there was none, but the first pull is one', async () => {
    bench.connected.reconciled = null
    await bench.run(minute)
    expect(bench.at('reconcile')).toEqual([0])
    bench = createEngineBench()
    bench.connected = { ...bench.connected, reconciled: null, contacts: { marks: [], walk: null } }
    await bench.run(minute)
    expect(bench.at('reconcile')).toEqual([])
  })

  test('comes when the user asks, page by page, each after what is more urgent', async () => {
    await bench.run(10_000)
    bench.api.send = async () => ({ kind: 'ok', value: null })
    let pages = 0
    bench.api.list = async () => {
      bench.due = { ...nothingDue, send: [`m${pages}`] }
      return page(++pages < 3 ? `p${pages}` : null)
    }
    bench.log.length = 0
    bench.engine.reconcile()
    await bench.run(10_000)
    expect(bench.log.filter((line) => line !== 'whole')).toEqual([
      ...['reconcile', 'send m0', 'reconcile', 'send m1', 'reconcile', 'send m2'],
    ])
    expect(bench.at('reconcile')).toEqual([10, 10, 10])
  })

  test('that is refused is tried again in ten minutes, or when the user asks', async () => {
    await bench.run(30_000)
    bench.api.list = async ({ since }) => (since === null ? { kind: 'missing', refusals } : page())
    bench.engine.reconcile()
    await bench.run(10 * minute)
    expect(bench.at('whole')).toEqual([30, 630])
    await bench.run(minute)
    bench.engine.reconcile()
    await bench.run(0)
    expect(bench.at('whole')).toEqual([30, 630, 690])
  })

  test('that is not answered makes the next pull tell whether anything is', async () => {
    await bench.run(30_000)
    bench.api.list = async ({ since }) => (since === null ? silence : page())
    bench.engine.reconcile()
    await bench.run(0)
    expect([bench.at('whole'), bench.at('list')]).toEqual([[30], [0, 30]])
  })

  test('leaves half of the budget to the user, and waits for the next window', async () => {
    let remaining = 29
    bench.api.budget = () => ({ remaining, resetMs: 45_000, limit: 60, windowMs: 60_000 })
    await bench.run(10_000)
    bench.engine.reconcile()
    bench.engine.wake()
    await bench.run(44_999)
    expect([bench.at('reconcile'), last()?.state.kind]).toEqual([[], 'idle'])
    remaining = 30
    await bench.run(1)
    expect(bench.at('reconcile')).toEqual([55])
  })
})

describe('a failure of our own', () => {
  test('is told and started over after a wait that doubles', async () => {
    const full = new Error('disk full')
    bench.store.due = () => Promise.reject(full)
    await bench.run(3_000)
    expect(bench.at('connect ann')).toEqual([0, 1, 3])
    expect(bench.failures).toEqual([full, full, full])
  })

  test('starts over only when nothing is on its way any more', async () => {
    await bench.run(0)
    bench.due = { ...nothingDue, send: ['a', 'b'] }
    bench.api.send = async ({ id }) => {
      if (id === 'a') await bench.clock.wait(20_000, new AbortController().signal)
      return { kind: 'ok', value: null }
    }
    bench.engine.wake()
    await bench.run(5_000)
    const { due } = bench.store
    bench.store.due = () => Promise.reject(new Error('disk full'))
    bench.engine.wake()
    await bench.run(14_999)
    expect(bench.at('connect ann')).toEqual([0])
    bench.store.due = due
    await bench.run(1_001)
    expect(bench.at('connect ann')).toEqual([0, 21])
  })
})

describe('stopping', () => {
  test('ends a sleep, and nothing is asked any more', async () => {
    await bench.run(10_000)
    expect(bench.ended).toBe(false)
    bench.engine.stop()
    await bench.run(10 * minute)
    expect([bench.ended, bench.at('list')]).toEqual([true, [0]])
  })

  test('ends the wait after a failure', async () => {
    bench.store.due = () => Promise.reject(new Error('disk full'))
    await bench.run(0)
    bench.engine.stop()
    await bench.run(0)
    expect([bench.ended, bench.at('connect ann')]).toEqual([true, [0]])
  })

  test('makes what fails then nobody’s business', async () => {
    let fail = (_: Error) => {}
    bench.api.list = () =>
      new Promise<Answer<never>>((_, reject) => {
        fail = reject
      })
    await bench.run(0)
    bench.engine.stop()
    fail(new Error('the port is closed'))
    await bench.run(0)
    expect([bench.ended, bench.failures]).toEqual([true, []])
  })
})

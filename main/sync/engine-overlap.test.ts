import { describe, expect, test } from 'vitest'
import type { Answer } from './answer'
import { createEngineBench } from './scripted/engine'
import { nothingDue } from './scripted/ports'

const never = new AbortController().signal

/** A bench that counts how often the store is asked what is due. */
function countingBench() {
  const bench = createEngineBench()
  const asked = { dues: 0 }
  const { due } = bench.store
  bench.store.due = () => {
    asked.dues++
    return due()
  }
  return { bench, asked }
}

test('a contact that takes long keeps nobody busy: the store is not asked in circles meanwhile', async () => {
  const { bench, asked } = countingBench()
  bench.due = { ...nothingDue, send: ['a'] }
  bench.api.send = async () => {
    await bench.clock.wait(2_000, never)
    return { kind: 'ok', value: null }
  }
  await bench.run(2_500)
  expect(bench.failures).toEqual([])
  expect(asked.dues).toBeLessThan(20)
})

test('nor is it while a silent contact is tried again', async () => {
  const { bench, asked } = countingBench()
  await bench.run(0)
  bench.due = { ...nothingDue, send: ['a'] }
  bench.api.send = async () => {
    await bench.clock.wait(20_000, never)
    return { kind: 'unanswered', cause: 'no-answer' }
  }
  bench.engine.wake()
  await bench.run(41_000)
  expect(bench.failures).toEqual([])
  expect(asked.dues).toBeLessThan(30)
})

test('a contact is worked on once at a time, whatever the rounds before it left behind', async () => {
  const bench = createEngineBench()
  await bench.run(0)
  const inWork = new Set<string>()
  const twice: string[] = []
  bench.api.send = async ({ id }) => {
    if (inWork.has(id)) twice.push(`${id} at ${bench.clock.now()}`)
    inWork.add(id)
    await bench.clock.wait(id === 'old' ? 5_350 : 700, never)
    inWork.delete(id)
    return { kind: 'ok', value: null }
  }
  bench.due = { ...nothingDue, send: ['old'] }
  bench.engine.wake()
  await bench.run(2_000)
  bench.due = { ...nothingDue, send: [...bench.due.send, ...Array.from({ length: 40 }, (_, i) => `m${i}`)] }
  bench.engine.wake()
  await bench.run(20_000)
  expect(twice).toEqual([])
})

describe('a wake while a round is under way', () => {
  test('during a slow pull is followed by another, directly', async () => {
    const bench = createEngineBench()
    bench.api.list = async () => {
      await bench.clock.wait(5_000, never)
      return { kind: 'ok', value: { rows: [], nextCursor: null } }
    }
    await bench.run(2_000)
    bench.engine.wake()
    await bench.run(30_000)
    expect(bench.at('list')).toEqual([0, 5])
  })

  test('during a pull that nobody answers is followed by another, directly, and by one wake only one', async () => {
    const bench = createEngineBench()
    bench.api.list = async () => {
      await bench.clock.wait(20_000, never)
      return { kind: 'unanswered', cause: 'no-answer' }
    }
    await bench.run(2_000)
    bench.engine.wake()
    bench.engine.wake()
    await bench.run(39_000)
    expect(bench.at('list')).toEqual([0, 20])
    expect(bench.statuses.at(-1)?.state.kind).toBe('offline')
  })

  test('tries at once what fails in that round', async () => {
    const bench = createEngineBench()
    await bench.run(0)
    bench.due = { ...nothingDue, send: ['a'] }
    bench.api.send = async () => {
      await bench.clock.wait(500, never)
      return { kind: 'stale' }
    }
    bench.api.get = async () => ({ kind: 'refused', refusals: [] })
    bench.engine.onStoreEvent({ kind: 'edited', ids: ['a'] })
    await bench.run(1_700)
    bench.engine.wake()
    await bench.run(1_500)
    expect(bench.at('send a').slice(0, 2)).toEqual([1.5, 2])
  })

  test('changes nothing about a limit that the round meets', async () => {
    const bench = createEngineBench()
    bench.api.list = async () => {
      await bench.clock.wait(2_000, never)
      return { kind: 'limited', retryAfterMs: 30_000 }
    }
    await bench.run(1_000)
    bench.engine.wake()
    await bench.run(32_000)
    expect(bench.at('list')).toEqual([0, 32])
  })
})

test.each<Exclude<Answer<never>, { kind: 'ok' }>>([
  { kind: 'unanswered', cause: 'server-error' },
  { kind: 'missing', refusals: [] },
])('a page of companies that ends as $kind is not asked for again at once', async (end) => {
  const bench = createEngineBench()
  bench.api.companies = async ({ cursor }) => {
    await bench.clock.wait(100, never)
    return cursor === null ? { kind: 'ok', value: { rows: [], nextCursor: 'p2' } } : end
  }
  await bench.run(10_000)
  expect(bench.log.length).toBeLessThan(20)
})

import { beforeEach, describe, expect, test } from 'vitest'
import type { Due } from '../../shared/store-port'
import type { JobEnd } from './push'
import { type Bench, createBench } from './scripted/dispatcher'
import { nothingDue } from './scripted/ports'

let bench: Bench
beforeEach(() => {
  bench = createBench()
})
const due = (some: Partial<Due>) => {
  bench.due = { ...nothingDue, ...some }
}

describe('how work on a contact ended', () => {
  test('is told', async () => {
    due({ send: ['a'] })
    bench.ends = { a: { kind: 'later', look: true } }
    await bench.dispatcher.push('all')
    expect(bench.calls.at(-1)).toEqual(['goOn', { kind: 'later', look: true }])
  })

  test.each([
    ['send', { kind: 'done' }, 0],
    ['fetch', { kind: 'done' }, 4_000],
    ['ask', { kind: 'done' }, 4_000],
    ['send', { kind: 'later' }, 4_000],
    ['send', { kind: 'unanswered', cause: 'no-answer' }, 4_000],
    ['send', { kind: 'limited', retryAfterMs: null }, 0],
    ['send', { kind: 'unauthorized' }, 0],
    ['fetch', { kind: 'limited', retryAfterMs: null }, 0],
  ] as const)('says when it may be asked for again: a %s, %o, in %d ms', async (kind, end: JobEnd, ms) => {
    due({ [kind]: ['a'] })
    bench.ends = { a: end }
    await bench.dispatcher.push('all')
    expect(bench.timers.next()).toBe(ms > 0 ? ms : Number.POSITIVE_INFINITY)
  })

  test('forgets failures once a send is done', async () => {
    bench.timers.holdBack('a')
    await bench.clock.run(4_000)
    due({ send: ['a'] })
    await bench.dispatcher.push('all')
    bench.timers.holdBack('a')
    expect(bench.timers.next() - bench.clock.now()).toBe(4_000)
  })

  test('what was typed before work began is no longer waited for', async () => {
    bench.timers.edited('a')
    await bench.clock.run(1_500)
    due({ send: ['a'] })
    bench.takes = { a: 100 }
    const push = bench.dispatcher.push('all')
    await bench.clock.settle()
    expect(bench.timers.next()).toBe(Number.POSITIVE_INFINITY)
    await bench.clock.run(100)
    await push
  })
})

describe('how long what is left will take', () => {
  test('is not said while nothing is', async () => {
    expect(bench.dispatcher.leftMs()).toBeNull()
    due({ send: ['a'] })
    await bench.dispatcher.push('all')
    expect(bench.dispatcher.leftMs()).toBeNull()
  })

  test('goes by what requests took lately, four at a time, for each contact once', async () => {
    due({ send: ['a', 'b'], fetch: ['b', 'c'], ask: ['d'] })
    await bench.clock.run(7_000)
    bench.takes = { a: 400, b: 10_000, c: 10_000, d: 10_000 }
    void bench.dispatcher.push('all')
    await bench.clock.settle()
    expect(bench.dispatcher.leftMs()).toBe(4 * 60)
    await bench.clock.run(400)
    expect(bench.dispatcher.leftMs()).toBeCloseTo(3 * (0.9 * 60 + 10))
  })

  test('counts what has to wait as left', async () => {
    due({ send: ['a', 'b'] })
    bench.ends = { b: { kind: 'later' } }
    await bench.dispatcher.push('all')
    expect(bench.dispatcher.leftMs()).toBeCloseTo(0.9 * 60)
  })

  test('reckons with the rate limit', async () => {
    due({ send: ['a', 'b'] })
    bench.budget = { remaining: 1, resetMs: 30_000, limit: 60, windowMs: 60_000 }
    bench.ends = { a: { kind: 'later' }, b: { kind: 'later' } }
    await bench.dispatcher.push('all')
    expect(bench.dispatcher.leftMs()).toBe(30_000 + 60)
  })

  test('is nothing again after the end of work that was counted before', async () => {
    due({ send: ['a'] })
    bench.takes = { a: 5_000 }
    void bench.dispatcher.push('all')
    await bench.clock.run(1_000)
    due({})
    await bench.dispatcher.push('all')
    await bench.clock.run(4_000)
    expect(bench.dispatcher.leftMs()).toBeNull()
  })
})

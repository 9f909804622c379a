import { beforeEach, describe, expect, test } from 'vitest'
import { type Bench, createBench, people, silent } from './scripted/dispatcher'
import { nothingDue } from './scripted/ports'

let bench: Bench
beforeEach(() => {
  bench = createBench()
})

describe('a round', () => {
  test('with nothing due is idle, and says nothing', async () => {
    expect(await bench.dispatcher.push('all')).toBe('idle')
    expect(bench.calls).toEqual([])
  })

  test('sends, then asks, then fetches what is due, says so, and may have left something to do', async () => {
    bench.due = { send: ['a', 'b'], fetch: ['c'], ask: ['d'], again: ['b'] }
    expect(await bench.dispatcher.push('all')).toBe('more')
    expect(bench.begun()).toEqual(['send a', 'send b', 'ask d', 'fetch c'])
    expect(bench.calls[0]).toEqual(['syncing', undefined])
  })

  test('begins with the contact on the screen, whatever is due of it, and keeps the order of the others', async () => {
    bench.due = { send: ['a', 'b'], fetch: ['c', 'd'], ask: [], again: [] }
    bench.open = 'c'
    await bench.dispatcher.push('all')
    expect(bench.begun()).toEqual(['fetch c', 'send a', 'send b', 'fetch d'])
    bench = createBench()
    bench.toSend('a', 'b', 'c')
    bench.open = 'b'
    await bench.dispatcher.push('all')
    expect(bench.begun()).toEqual(['send b', 'send a', 'send c'])
  })

  test('works once on a contact of which several things are due', async () => {
    bench.due = { send: ['a'], fetch: ['a'], ask: ['a'], again: [] }
    await bench.dispatcher.push('all')
    expect(bench.begun()).toEqual(['send a'])
  })

  test('again sends only what was sent and not answered, and leaves nothing that it has to come back to', async () => {
    bench.due = { send: ['a', 'b'], fetch: ['c'], ask: ['d'], again: ['b'] }
    expect(await bench.dispatcher.push('again')).toBe('idle')
    expect(bench.begun()).toEqual(['send b'])
  })

  test('leaves no wait behind when it is over', async () => {
    bench.toSend('a')
    await bench.dispatcher.push('all')
    expect(bench.clock.pending()).toBe(0)
  })

  test('does not begin what is still typed in', async () => {
    bench.toSend('a', 'b')
    bench.timers.edited('a')
    await bench.dispatcher.push('all')
    expect(bench.begun()).toEqual(['send b'])
  })

  test.each(['send', 'fetch', 'ask'])(
    'forgets the timers of what is not due, not of what is due to %s',
    async (kind) => {
      for (const id of ['a', 'b']) bench.timers.edited(id)
      bench.due = { ...nothingDue, [kind]: ['a'] }
      expect(await bench.dispatcher.push('all')).toBe('idle')
      expect([bench.timers.isRipe('a'), bench.timers.isRipe('b')]).toEqual([false, true])
    },
  )

  test('works on four contacts at a time', async () => {
    bench.toSend(...people(6))
    bench.takes = Object.fromEntries(people(6).map((id) => [id, silent]))
    bench.pushing()
    await bench.clock.settle()
    expect(bench.begun()).toHaveLength(4)
    bench.end('m2')
    await bench.clock.settle()
    expect(bench.begun()).toEqual(people(5).map((id) => `send ${id}`))
  })

  test('ends after fifty contacts, so that pages are not forgotten', async () => {
    bench.toSend(...people(60))
    expect(await bench.dispatcher.push('all')).toBe('more')
    expect(bench.begun()).toHaveLength(50)
  })
})

describe('an end after which nothing can be asked', () => {
  test('stops the round, and nothing else is begun', async () => {
    bench.toSend(...people(6))
    bench.takes = Object.fromEntries(people(4).map((id) => [id, 100]))
    bench.goesOn = false
    const push = bench.pushing()
    await bench.clock.run(100)
    expect([push.ended, bench.begun().length]).toEqual(['stopped', 4])
  })

  test('stops it for good, whatever the others of the round come to', async () => {
    bench.toSend('a', 'b')
    bench.takes = { a: 100, b: 200 }
    bench.goesOn = false
    const push = bench.pushing()
    await bench.clock.run(100)
    bench.goesOn = true
    await bench.clock.run(100)
    expect(push.ended).toBe('stopped')
  })

  test('stops no later round', async () => {
    bench.toSend('a')
    bench.goesOn = false
    expect(await bench.dispatcher.push('all')).toBe('stopped')
    bench.goesOn = true
    expect(await bench.dispatcher.push('all')).toBe('more')
  })

  test('is not waited on longer for contacts that are not begun any more', async () => {
    bench.toSend(...people(6))
    bench.takes = { m0: silent, m1: silent, m2: silent, m3: 100 }
    bench.goesOn = false
    const push = bench.pushing()
    await bench.clock.run(1_000)
    expect(push.ended).toBe('stopped')
  })
})

test('what can’t go out yet for the rate limit is not begun: it has not been on the wire', async () => {
  bench.toSend('a', 'b')
  bench.waitMs = 7_000
  bench.timers.edited('a')
  await bench.clock.run(1_500)
  expect(await bench.dispatcher.push('all')).toBe('stopped')
  expect(bench.begun()).toEqual([])
  expect(bench.calls.find(([name]) => name === 'limited')).toEqual(['limited', 7_000])
  expect(bench.timers.next()).toBe(1_500)
})

describe('a call on the store that fails', () => {
  test('fails the round, holds that contact back, and begins nothing else', async () => {
    bench.toSend(...people(6))
    bench.takes = Object.fromEntries(people(4).map((id) => [id, 100]))
    bench.ends = { m0: new Error('disk full') }
    const push = bench.pushing()
    await bench.clock.run(100)
    expect([push.ended, bench.begun().length]).toEqual(['disk full', 4])
    expect([bench.timers.isRipe('m0'), bench.timers.isRipe('m1')]).toEqual([false, true])
  })

  test('behind a round wakes us, and fails the next', async () => {
    bench.toSend('a')
    bench.takes = { a: 5_000 }
    bench.ends = { a: new Error('disk full') }
    const first = bench.pushing()
    await bench.clock.run(5_000)
    expect([first.ended, bench.count('wake')]).toEqual(['busy', 1])
    bench.toSend()
    await expect(bench.dispatcher.push('all')).rejects.toThrow('disk full')
  })
})

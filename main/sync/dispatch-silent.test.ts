import { beforeEach, describe, expect, test } from 'vitest'
import { type Bench, createBench, people, silent } from './scripted/dispatcher'

let bench: Bench
beforeEach(() => {
  bench = createBench()
})

describe('a silent contact', () => {
  test('keeps a round waiting for a second, and the others go on meanwhile', async () => {
    bench.toSend('a', 'b')
    bench.takes = { a: silent }
    const push = bench.pushing()
    await bench.clock.run(999)
    expect([push.ended, bench.begun()]).toEqual(['pending', ['send a', 'send b']])
    await bench.clock.run(1)
    expect(push.ended).toBe('busy')
  })

  test('keeps no round waiting, with three like it, for what can’t be begun meanwhile', async () => {
    bench.toSend(...people(6))
    for (const id of people(4)) bench.takes[id] = silent
    const push = bench.pushing()
    await bench.clock.run(1_000)
    expect([push.ended, bench.begun().length]).toEqual(['busy', 4])
  })

  test('is not begun again while it is worked on, takes one of the four places, and wakes us when it is through', async () => {
    bench.toSend('a')
    bench.takes = { a: silent }
    bench.pushing()
    await bench.clock.run(1_000)
    bench.toSend('a', ...people(5))
    for (const id of people(5)) bench.takes[id] = silent
    bench.pushing()
    await bench.clock.settle()
    expect(bench.begun()).toEqual(['send a', 'send m0', 'send m1', 'send m2'])
    for (const id of people(5)) delete bench.takes[id]
    for (const id of people(3)) bench.end(id)
    await bench.clock.run(1_000)
    expect(bench.count('wake')).toBe(0)
    bench.end('a')
    await bench.clock.settle()
    expect(bench.count('wake')).toBe(1)
    bench.toSend('a')
    bench.pushing()
    await bench.clock.settle()
    expect(bench.begun().filter((line) => line === 'send a')).toHaveLength(2)
  })

  test('does not wake a round that waits for it', async () => {
    bench.toSend('a')
    bench.takes = { a: 500 }
    const push = bench.pushing()
    await bench.clock.run(500)
    expect([push.ended, bench.count('wake')]).toEqual(['more', 0])
  })

  test('can be waited for', async () => {
    bench.toSend('a')
    bench.takes = { a: 5_000 }
    bench.pushing()
    await bench.clock.run(1_000)
    let quiet = false
    void bench.dispatcher.quiet().then(() => {
      quiet = true
    })
    await bench.clock.run(3_999)
    expect(quiet).toBe(false)
    await bench.clock.run(1)
    expect(quiet).toBe(true)
  })

  test('that gets through while there is more to begin keeps its round waiting', async () => {
    bench.toSend('old')
    bench.takes = { old: 1_500 }
    bench.pushing()
    await bench.clock.run(1_000)
    bench.toSend(...people(9))
    bench.takes = Object.fromEntries(people(9).map((id) => [id, 550]))
    const push = bench.pushing()
    await bench.clock.run(1_000)
    expect(push.ended).toBe('pending')
    await bench.clock.run(650)
    expect([push.ended, bench.count('wake')]).toEqual(['more', 0])
  })
})

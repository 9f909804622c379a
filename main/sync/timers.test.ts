import { beforeEach, describe, expect, test } from 'vitest'
import { createTimers, type Timers } from './timers'

let now = 0
let chance = 1
let timers: Timers
beforeEach(() => {
  now = 10_000
  chance = 1
  timers = createTimers({ now: () => now, random: () => chance })
})

/** When the contact becomes ripe, from now on, in ms. */
function ripeIn(id: string): number {
  const began = now
  while (!timers.isRipe(id)) now++
  const ms = now - began
  now = began
  return ms
}

describe('an edited contact', () => {
  test('is ripe a second and a half after its last edit', () => {
    timers.edited('a')
    expect(ripeIn('a')).toBe(1_500)
    now += 1_000
    timers.edited('a')
    expect(ripeIn('a')).toBe(1_500)
  })

  test('that is typed in without a rest is ripe five seconds after its first edit', () => {
    timers.edited('a')
    for (let i = 0; i < 4; i++) {
      now += 1_000
      timers.edited('a')
    }
    expect(ripeIn('a')).toBe(1_000)
  })

  test('is typed in anew once work on it has begun', () => {
    timers.edited('a')
    now += 4_000
    timers.begun('a')
    expect(timers.isRipe('a')).toBe(true)
    timers.edited('a')
    expect(ripeIn('a')).toBe(1_500)
  })

  test('says nothing of another', () => {
    timers.edited('a')
    expect(timers.isRipe('b')).toBe(true)
  })
})

describe('a contact that was held back', () => {
  test('waits twice as long after each failure, up to ten minutes', () => {
    const waits = Array.from({ length: 10 }, () => {
      timers.holdBack('a')
      return timers.next() - now
    })
    const second = 1_000
    expect(waits).toEqual([4, 8, 16, 32, 64, 128, 256, 512, 600, 600].map((seconds) => seconds * second))
    expect(ripeIn('a')).toBe(600_000)
  })

  test('waits half a second at least', () => {
    chance = 0
    timers.holdBack('a')
    expect(ripeIn('a')).toBe(500)
  })

  test('waits no more once it was edited, and its failures are forgotten', () => {
    timers.holdBack('a')
    timers.holdBack('a')
    timers.edited('a')
    expect(ripeIn('a')).toBe(1_500)
    timers.holdBack('a')
    expect(ripeIn('a')).toBe(4_000)
  })

  test('that was typed in before is ripe when both have passed', () => {
    timers.edited('a')
    chance = 0
    timers.holdBack('a')
    expect(ripeIn('a')).toBe(1_500)
  })

  test('is ripe when it was done, and fails as if for the first time', () => {
    timers.holdBack('a')
    timers.holdBack('a')
    timers.done('a')
    expect(timers.isRipe('a')).toBe(true)
    timers.holdBack('a')
    expect(ripeIn('a')).toBe(4_000)
  })

  test('is forgiven with all others when something may have changed', () => {
    timers.holdBack('a')
    timers.holdBack('b')
    timers.forgive()
    expect([timers.isRipe('a'), timers.isRipe('b'), timers.next()]).toEqual([true, true, Number.POSITIVE_INFINITY])
  })
})

describe('the next contact', () => {
  test('is none while none waits', () => expect(timers.next()).toBe(Number.POSITIVE_INFINITY))

  test('is the one that is ripe first, typed in or held back', () => {
    timers.holdBack('a')
    expect(timers.next()).toBe(now + 4_000)
    timers.edited('b')
    expect(timers.next()).toBe(now + 1_500)
    timers.begun('b')
    expect(timers.next()).toBe(now + 4_000)
  })

  test('is none that is no longer due', () => {
    timers.edited('a')
    timers.holdBack('b')
    timers.forgetAllBut(new Set(['b']))
    expect(timers.next()).toBe(now + 4_000)
    timers.forgetAllBut(new Set())
    expect(timers.next()).toBe(Number.POSITIVE_INFINITY)
  })
})

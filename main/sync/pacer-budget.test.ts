import { beforeEach, describe, expect, test } from 'vitest'
import { type Budget, createPacer, estimateMs, type Pacer, readBudget } from './pacer'

const headers = (of: Record<string, string>) => ({ get: (name: string) => of[name] ?? null })
const three = (remaining: string, reset: string, limit?: string) =>
  headers({
    'ratelimit-remaining': remaining,
    'ratelimit-reset': reset,
    ...(limit !== undefined && { 'ratelimit-limit': limit }),
  })
const one = (ratelimit: string, policy?: string) =>
  headers({ ratelimit, ...(policy !== undefined && { 'ratelimit-policy': policy }) })

describe('the limit and its window', () => {
  test.each([
    ['are told', three('3', '20', '90'), 90, 60_000],
    ['are told in one field', one('limit=90, remaining=3, reset=20'), 90, 60_000],
    ['stand in the policy', one('"default";r=3;t=20', '"default";q=90;w=30'), 90, 30_000],
    ['are those of a token where they are not told', three('3', '20'), 60, 60_000],
    ['are at least what remains', three('300', '20'), 300, 60_000],
    ['are never nothing', three('0', '20', '0'), 1, 60_000],
    ['are a minute where the policy says no time', one('r=3;t=20', 'q=90;w=0'), 90, 60_000],
    ['are an hour at most', one('r=3;t=20', 'q=90;w=86400'), 90, 3_600_000],
    ['are read in the field before the policy', one('limit=90, remaining=3, reset=20', 'q=70;w=30'), 90, 30_000],
  ])('%s', (_what, told, limit, windowMs) => {
    expect(readBudget(told)).toMatchObject({ limit, windowMs })
  })
})

test.each([
  ['a number with something behind it', three('3 of 60', '20')],
  ['a number with something before it', three('about 3', '20')],
  ['a number with a unit', three('3x', '20')],
  ['a number of ten digits', three('1234567890', '20')],
  ['a name that only ends like one', one('xremaining=3, xreset=20')],
])('%s is nothing that can be used', (_what, told) => expect(readBudget(told)).toBeNull())

test('blanks around a number change nothing', () => {
  expect(readBudget(three('  3  ', ' 20 '))).toMatchObject({ remaining: 3, resetMs: 20_000 })
})

describe('the budget', () => {
  let now = 0
  let pacer: Pacer
  beforeEach(() => {
    now = 1_000
    pacer = createPacer(() => now)
  })
  const answered = (remaining: number, reset: number) => {
    pacer.left()
    pacer.done(three(String(remaining), String(reset), '60'))
  }

  test('is unknown until it is told, also by an answer that tells nothing', () => {
    pacer.left()
    pacer.done(null)
    pacer.left()
    pacer.done(headers({}))
    expect([pacer.budget(), pacer.waitMs()]).toEqual([null, 0])
  })

  test('is what was told last, without what is under way, until the window ends', () => {
    answered(10, 30)
    pacer.left()
    pacer.left()
    now += 10_000
    expect(pacer.budget()).toMatchObject({ remaining: 8, resetMs: 20_000, limit: 60, windowMs: 60_000 })
  })

  test('is never less than nothing', () => {
    answered(1, 30)
    pacer.left()
    pacer.left()
    expect(pacer.budget()?.remaining).toBe(0)
  })

  test('is a whole one from the end of the window', () => {
    answered(0, 30)
    now += 29_999
    expect(pacer.budget()).toMatchObject({ remaining: 0, resetMs: 1 })
    now += 1
    expect(pacer.budget()).toMatchObject({ remaining: 60, resetMs: 60_000 })
  })

  test('holds up nothing long after the end of the window', () => {
    answered(0, 30)
    now += 600_000
    expect(pacer.waitMs()).toBe(0)
  })

  test('is less by each request that is answered without a word of it', () => {
    answered(3, 30)
    for (const answer of [null, headers({})]) {
      pacer.left()
      pacer.done(answer)
    }
    expect([pacer.budget()?.remaining, pacer.waitMs()]).toEqual([1, 0])
    for (let i = 0; i < 3; i++) {
      pacer.left()
      pacer.done(null)
    }
    expect(pacer.budget()?.remaining).toBe(0)
  })

  test('is not more again for an answer that was overtaken by a later one, in the same window', () => {
    answered(5, 30)
    now += 500
    answered(9, 30)
    expect(pacer.budget()?.remaining).toBe(5)
    now += 500
    answered(4, 28)
    expect(pacer.budget()?.remaining).toBe(4)
  })

  test('is what the next window’s answer says', () => {
    answered(5, 30)
    now += 1_000
    answered(59, 31)
    expect(pacer.budget()?.remaining).toBe(59)
    answered(5, 1)
    now += 1_000
    answered(60, 0)
    answered(58, 1)
    expect(pacer.budget()?.remaining).toBe(58)
  })
})

describe('an estimate', () => {
  const budget: Budget = { remaining: 10, resetMs: 20_000, limit: 60, windowMs: 60_000 }

  test('is the pace of the requests where no limit is known, or they keep within it', () => {
    expect(estimateMs(100, 50, null)).toBe(5_000)
    expect(estimateMs(10, 50, budget)).toBe(500)
  })

  test('beyond it is the end of the window, whole windows, and the pace of the rest', () => {
    expect(estimateMs(11, 50, budget)).toBe(20_000 + 50)
    expect(estimateMs(70, 50, budget)).toBe(20_000 + 60 * 50)
    expect(estimateMs(71, 50, budget)).toBe(20_000 + 60_000 + 50)
    expect(estimateMs(10 + 3 * 60 + 5, 50, budget)).toBe(20_000 + 3 * 60_000 + 5 * 50)
  })
})

import { describe, expect, test } from 'vitest'
import { createPacer, readBudget } from './pacer'

const headers = (of: Record<string, string>) => ({ get: (name: string) => of[name] ?? null })

describe('what is left is read', () => {
  test.each([
    ['from the three fields', { 'ratelimit-limit': '60', 'ratelimit-remaining': '3', 'ratelimit-reset': '20' }],
    ['from one field', { ratelimit: 'limit=60, remaining=3, reset=20' }],
    ['from one structured field', { ratelimit: '"default";r=3;t=20', 'ratelimit-policy': '"default";q=60;w=60' }],
  ])('%s', (_where, fields) => {
    expect(readBudget(headers(fields))).toEqual({ remaining: 3, resetMs: 20_000, limit: 60, windowMs: 60_000 })
  })

  test.each([
    ['nothing is said', {}],
    ['only half is said', { 'ratelimit-remaining': '3' }],
    ['it is no number', { 'ratelimit-remaining': 'many', 'ratelimit-reset': 'soon' }],
    ['it is negative', { 'ratelimit-remaining': '-1', 'ratelimit-reset': '20' }],
    ['the one field says something else', { ratelimit: 'unlimited' }],
  ])('as nothing where %s', (_what, fields) => expect(readBudget(headers(fields))).toBe(null))

  test('and no pause is longer than an hour', () => {
    const year = String(365 * 24 * 60 * 60)
    const told = readBudget(headers({ 'ratelimit-remaining': '0', 'ratelimit-reset': year }))
    expect(told?.resetMs).toBe(60 * 60 * 1000)
  })
})

describe('a pacer', () => {
  const told = (remaining: number, reset: number) =>
    headers({ 'ratelimit-remaining': String(remaining), 'ratelimit-reset': String(reset) })

  test('lets everything go while it knows of no budget', () => {
    expect(createPacer(() => 0).waitMs()).toBe(0)
  })

  test('counts what is under way, and waits for the next window when nothing is left', () => {
    let now = 1_000
    const pacer = createPacer(() => now)
    pacer.left()
    pacer.done(told(2, 30))
    pacer.left()
    expect(pacer.waitMs()).toBe(0)
    pacer.left()
    expect(pacer.waitMs()).toBe(30_000)
    now += 29_999
    expect(pacer.waitMs()).toBe(1)
    now += 1
    expect(pacer.waitMs()).toBe(0)
  })

  test('counts a request without an answer as spent', () => {
    const pacer = createPacer(() => 0)
    pacer.left()
    pacer.done(told(1, 30))
    pacer.left()
    pacer.done(null)
    expect(pacer.waitMs()).toBe(30_000)
  })
})

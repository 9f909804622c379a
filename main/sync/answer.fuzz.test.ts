import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { LeafValue, type Send } from '../../shared/store-port'
import type { Answer } from './answer'
import { type Api, createApi } from './api'
import { type Asked, type Call, calls, deliver, type Fuzzed, fuzzed } from './fuzz/answers'
import { isContact, jsonOf, promised } from './fuzz/promised'

const runs = Number(process.env.FUZZ_RUNS ?? 2_000)
const hourMs = 60 * 60 * 1000
const asked: Asked = { id: '7', local: 'local-00000000-0000-4000-8000-000000000001' }
const counts = new Map<string, number>()

const send = (kind: Send['kind'], id = asked.id): Send => ({
  ...{ kind, id, ifMatch: 'W/"7-2"', key: 'key' },
  ...{ body: { phone: '1' }, values: { phone: '1' } },
})
const asks: Record<Call, (api: Api) => Promise<Answer<unknown>>> = {
  list: (api) => api.list({ since: null, cursor: 'c' }),
  companies: (api) => api.companies({ since: null, cursor: null }),
  get: (api) => api.get(asked.id),
  patch: (api) => api.send(send('patch')),
  create: (api) => api.send(send('create', asked.local)),
  delete: (api) => api.send(send('delete')),
  note: (api) => api.send(send('note')),
  audit: (api) => api.audit(asked.id),
}

function apiOn(answer: Fuzzed): Api {
  return createApi({
    fetch: () => deliver(answer),
    ...{ origin: 'https://app.example', token: 'token' },
    wait: () => new Promise(() => {}),
    now: () => 0,
    wallTime: () => Date.parse('2026-06-01T12:00:00Z'),
  })
}

/** Everything that a key like `__proto__` could have reached. */
const globals = [Object, Array, String, Number, Boolean, Function, Map, Promise].map(({ prototype }) => prototype)
const membersOf = () => globals.map((prototype) => Reflect.ownKeys(prototype as object).length)
const untouched = membersOf()

const isTime = (ms: number) => ms >= 0 && ms <= hourMs

function expectKnown(got: Answer<unknown>): void {
  switch (got.kind) {
    case 'ok':
    case 'stale':
    case 'unauthorized':
      return
    case 'limited':
      expect(got.retryAfterMs === null || isTime(got.retryAfterMs)).toBe(true)
      return
    case 'unanswered':
      expect(['portal', 'server-error', 'not-the-api', 'unreachable', 'no-answer']).toContain(got.cause)
      return
    case 'clash':
    case 'missing':
    case 'refused':
      expect(got.refusals.length).toBeGreaterThan(0)
      for (const { field, message } of got.refusals) {
        expect([typeof message, LeafValue.safeParse(field).success]).toEqual(['string', true])
      }
      return
    default:
      throw new Error(`unknown: ${JSON.stringify(got satisfies never)}`)
  }
}

/** What was taken is what was said, and nothing else: not even inherited. */
function expectTruth(call: Call, answer: Fuzzed, value: unknown): void {
  const rows = promised(call, answer, asked)
  expect(rows).not.toBeNull()
  // Over a port and onto the disk.
  expect(structuredClone(value)).toEqual(value)
  JSON.stringify(value)
  if (call === 'delete' || call === 'note') expect(value).toBeNull()
  if (call === 'list' || call === 'companies') {
    const taken = (value as { rows: unknown[] }).rows
    expect(taken).toHaveLength(rows?.length ?? 0)
    if (call === 'list') expect(taken.every(isContact)).toBe(true)
  }
  if (call !== 'get' && call !== 'patch' && call !== 'create') return
  expect(isContact(value)).toBe(true)
  const said = Object.entries(jsonOf(answer.text) as object).filter(([key]) => key !== '__proto__')
  expect(value).toEqual(Object.fromEntries(said))
}

const anyCall = fc.oneof(...calls.map((call) => fuzzed(call, asked).map((answer) => ({ call, answer }))))

test('an answer of any form has a meaning, is taken only for what it truly is, and poisons nothing', async () => {
  await fc.assert(
    fc.asyncProperty(anyCall, async ({ call, answer }) => {
      const api = apiOn(answer)
      const got = await asks[call](api)
      counts.set(got.kind, (counts.get(got.kind) ?? 0) + 1)
      expectKnown(got)
      if (got.kind === 'ok') expectTruth(call, answer, got.value)
      else expect(promised(call, answer, asked)).toBeNull()
      expect(isTime(api.waitMs())).toBe(true)
      for (const count of Object.values(api.budget() ?? {})) expect(Number.isFinite(count) && count >= 0).toBe(true)
      expect(membersOf()).toEqual(untouched)
    }),
    { numRuns: runs },
  )
})

afterAll(() => {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const kinds = [...counts].sort(([, a], [, b]) => b - a).map(([kind, count]) => `${kind} ${count}`)
  console.log(`fuzz: ${total} answers, ${kinds.join(', ')}`)
})

import type { Due, StorePort } from '../../../shared/store-port'
import type { Api } from '../api'

/** What was called, in order, each with what it was called with. */
export type Calls = [name: string, args?: unknown][]

export const nothingDue: Due = { send: [], fetch: [], ask: [], again: [] }

/** A store that takes everything and holds nothing, but for what the test has it answer. Every call is written down. */
export function scriptedStore(calls: Calls, answers: Partial<StorePort> = {}): StorePort {
  const rests = { marks: ['2026-06-01T00:00:00.0000000Z'], walk: null }
  const store: StorePort = {
    connect: async () => ({ contacts: rests, companies: rests, reconciled: 0, me: 'u1' }),
    due: async () => nothingDue,
    beginSend: async () => null,
    beginFetch: async () => null,
    applyPage: async () => null,
    applyCompanies: async () => null,
    reconcile: async () => null,
    settle: async () => null,
    rebase: async () => null,
    giveUp: async () => null,
    refuse: async () => null,
    answer: async () => null,
    knowMe: async () => null,
    ...answers,
  }
  return told(store, calls, ['due'])
}

/** An API that has nothing new and knows no limit, but for what the test has it answer. Every call is written down. */
export function scriptedApi(calls: Calls, answers: Partial<Api> = {}): Api {
  const empty = async () => ({ kind: 'ok' as const, value: { rows: [], nextCursor: null } })
  const api: Api = {
    waitMs: () => 0,
    budget: () => null,
    list: empty,
    companies: empty,
    get: async () => ({ kind: 'unanswered', cause: 'unreachable' }),
    send: async () => ({ kind: 'unanswered', cause: 'unreachable' }),
    audit: async () => ({ kind: 'ok', value: [] }),
    timeline: async () => ({ kind: 'ok', value: { entries: [], next: null } }),
    upload: async () => ({ kind: 'unanswered', cause: 'unreachable' }),
    ...answers,
  }
  return told(api, calls, ['waitMs', 'budget'])
}

function told<T extends object>(port: T, calls: Calls, untold: readonly string[]): T {
  return new Proxy(port, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name)
      if (typeof method !== 'function' || untold.includes(String(name))) return method
      return (...args: unknown[]): unknown => {
        calls.push([String(name), ...args] as [string, unknown?])
        return Reflect.apply(method, target, args)
      }
    },
  })
}

import type { Contact } from '../../../shared/contact'
import type { Send } from '../../../shared/store-port'
import type { Answer } from '../answer'
import { createPusher, type Pusher } from '../push'
import { type Calls, scriptedApi, scriptedStore } from './ports'

export const refusals = [{ field: 'email', message: 'is taken' }]
export const stale = { kind: 'stale' } as const
export const clash = { kind: 'clash', refusals } as const
export const missing = { kind: 'missing', refusals } as const
export const refused = { kind: 'refused', refusals } as const
export const ok = <T>(value: T) => ({ kind: 'ok', value }) as const

export type PusherBench = {
  now: number
  calls: Calls
  /** What the contact has to send, one after the other, then nothing. */
  sends: Send[]
  /** The answers to sends, and to fetches. */
  answers: Answer<Contact | null>[]
  rows: Answer<Contact>[]
  pusher: () => Pusher
  names: () => string[]
  argsOf: (name: string) => unknown[]
}

/** A pusher that knows who we are, between a scripted API and a scripted store. */
export function createPusherBench(): PusherBench {
  const bench: PusherBench = {
    now: 0,
    calls: [],
    sends: [],
    answers: [],
    rows: [],
    pusher: () =>
      createPusher({
        api: scriptedApi(bench.calls, { send: () => next(bench.answers), get: () => next(bench.rows) }),
        store: scriptedStore(bench.calls, { beginSend: async () => bench.sends.shift() ?? null }),
        now: () => bench.now,
        async pause(attempt) {
          bench.calls.push(['pause', attempt])
        },
        me: 'u1',
      }),
    names: () => bench.calls.map(([name]) => name),
    argsOf: (wanted) => bench.calls.filter(([name]) => name === wanted).map(([, args]) => args),
  }
  return bench
}

/** What the script has not foreseen must fail the test, or a loop would go on. */
function next<T>(list: T[]): Promise<T> {
  const item = list.shift()
  return item === undefined ? Promise.reject(new Error('not in the script')) : Promise.resolve(item)
}

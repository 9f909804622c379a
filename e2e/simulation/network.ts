import type { FetchAnswer } from '../../main/sync/answer'
import type { Fetch } from '../../main/sync/api'
import type { ApiAnswer, ApiRequest } from '../reference-server/answer'
import type { Scheduler } from './scheduler'

/** What can become of a request. Each is counted, so that a run in which a fault never fired says so. */
export const fates = [
  'ok',
  'lost',
  'silence',
  'answer lost',
  'acts, then silence',
  'acts late',
  'sent twice',
  'server error',
  'server error after acting',
  'html',
  'cut',
  'limited',
  'slow page',
  'late copy',
  'cursor refused',
] as const
export type Fate = (typeof fates)[number]

export type Network = {
  fetch: Fetch
  /** Off: nothing gets through. */
  setUp: (up: boolean) => void
  /** How likely a request meets a fault. */
  setFaults: (probability: number) => void
  /** The server acts on the next such request, and its answer gets lost. */
  loseAnswer: (matches: (request: ApiRequest) => boolean) => void
  /** Whatever is on its way to the client gets lost. */
  cut: () => void
  counts: Map<Fate, number>
}

/** Longer than the client's time limit, shorter than the ten minutes after which it trusts that nothing is on its way. */
const lateMs = { from: 20_000, to: 9 * 60_000 }

/** `after`: waits on the server's side, where no client's sleep stops the time. */
export function createNetwork(
  scheduler: Scheduler,
  handle: (request: ApiRequest) => ApiAnswer,
  onServer: Scheduler['after'] = scheduler.after,
): Network {
  const counts = new Map<Fate, number>()
  const open = new Set<() => void>()
  let losing: ((request: ApiRequest) => boolean) | null = null
  let up = true
  let faults = 0

  function fateOf({ method, path }: ApiRequest): Fate {
    const fate = scheduler.chance(faults) ? scheduler.pick(fates) : 'ok'
    if (fate === 'cursor refused') return path.includes('cursor=') ? fate : 'ok'
    return fate === 'slow page' && method !== 'GET' ? 'ok' : fate
  }

  const fetch: Fetch = (url, init) =>
    new Promise<FetchAnswer>((resolve, reject) => {
      const fail = () => {
        open.delete(fail)
        reject(new TypeError('no answer'))
      }
      open.add(fail)
      init.signal.addEventListener('abort', fail)
      if (!up) return scheduler.after(trip(scheduler), fail)
      const { pathname, search } = new URL(url)
      const request: ApiRequest = {
        method: init.method,
        path: `${pathname}${search}`,
        headers: init.headers,
        ...(init.body !== undefined && { body: init.body }),
      }
      const isLost = losing?.(request) ?? false
      if (isLost) losing = null
      const fate = isLost ? 'answer lost' : fateOf(request)
      counts.set(fate, (counts.get(fate) ?? 0) + 1)
      const answer = (result: ApiAnswer, ms = trip(scheduler)) =>
        scheduler.after(ms, () => {
          open.delete(fail)
          resolve(asFetchAnswer(result))
        })
      const late = () => onServer(lateMs.from + scheduler.random() * (lateMs.to - lateMs.from), act)
      const reach = (act: () => void) => onServer(trip(scheduler), act)
      const act = () => handle(request)
      switch (fate) {
        case 'ok':
          return reach(() => answer(act()))
        case 'lost':
          return reach(fail)
        case 'silence':
          return
        case 'answer lost':
          return reach(() => {
            act()
            scheduler.after(trip(scheduler), fail)
          })
        case 'acts, then silence':
          return reach(act)
        case 'acts late':
          return late()
        case 'late copy':
          late()
          return reach(() => answer(act()))
        case 'cursor refused':
          return reach(() => answer(handle({ ...request, path: request.path.replace(/cursor=[^&]*/, 'cursor=gone') })))
        case 'sent twice':
          return reach(() => {
            act()
            reach(() => answer(act()))
          })
        case 'server error':
          return reach(() => answer(page(500, 'text/plain', 'sorry')))
        case 'server error after acting':
          return reach(() => {
            act()
            answer(page(502, 'text/html', '<h1>Bad gateway</h1>'))
          })
        case 'html':
          return reach(() => answer(page(200, 'text/html', '<h1>Welcome to Hotel Wi-Fi</h1>')))
        case 'cut':
          return reach(() => {
            const { status, headers, body } = act()
            const text = JSON.stringify(body ?? null)
            answer({ status, headers, body: new Cut(text.slice(0, text.length / 2)) })
          })
        case 'limited':
          return reach(() =>
            answer({
              status: 429,
              headers: { 'retry-after': '7', 'content-type': 'application/problem+json' },
              body: {},
            }),
          )
        case 'slow page':
          return reach(() => answer(act(), 1_000 + scheduler.random() * 15_000))
      }
    })

  return {
    fetch,
    counts,
    loseAnswer(matches) {
      losing = matches
    },
    cut() {
      for (const fail of open) fail()
    },
    setUp(value) {
      up = value
    },
    setFaults(probability) {
      faults = probability
    },
  }
}

function trip(scheduler: Scheduler): number {
  return 5 + scheduler.random() * 100
}

/** A body that broke off. */
class Cut {
  constructor(readonly text: string) {}
}

function page(status: number, type: string, text: string): ApiAnswer {
  return { status, headers: { 'content-type': type }, body: new Cut(text) }
}

function asFetchAnswer({ status, headers, body }: ApiAnswer): FetchAnswer {
  const text = body instanceof Cut ? body.text : body === undefined ? '' : JSON.stringify(body)
  return { status, headers: { get: (name) => headers[name] ?? null }, text: async () => text }
}

import type { Clock } from '../engine'

export type VirtualClock = Clock & {
  /** Lets virtual time pass, each wait that ends with everything that follows from it at once. */
  run: (ms: number) => Promise<void>
  /** Everything that can go on without time has gone on. */
  settle: () => Promise<void>
  /** The lengths of all waits so far, in ms. */
  waits: number[]
  /** How many waits have not ended yet. */
  pending: () => number
}

type Waiting = { at: number; end: () => void }

/** Whoever looks at the clock this often while it stands goes in circles, and would for ever. */
const mostLooks = 10_000

export function createVirtualClock(): VirtualClock {
  const waiting = new Set<Waiting>()
  const waits: number[] = []
  let now = 0
  let looks = 0

  function settle(): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve))
  }

  function take(until: number): Waiting | undefined {
    const [first] = [...waiting].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)
    return first
  }

  return {
    now() {
      if (++looks > mostLooks) throw new Error('in circles')
      return now
    },
    waits,
    pending: () => waiting.size,
    settle,
    wait(ms, signal) {
      waits.push(ms)
      if (signal.aborted) return Promise.resolve()
      return new Promise((resolve) => {
        const entry: Waiting = {
          at: now + ms,
          end() {
            waiting.delete(entry)
            resolve()
          },
        }
        waiting.add(entry)
        signal.addEventListener('abort', entry.end, { once: true })
      })
    },
    async run(ms) {
      const until = now + ms
      await settle()
      for (let next = take(until); next; next = take(until)) {
        if (next.at > now) looks = 0
        now = Math.max(now, next.at)
        next.end()
        await settle()
      }
      if (until > now) looks = 0
      now = until
    },
  }
}

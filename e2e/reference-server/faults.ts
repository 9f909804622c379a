import type { ContactFields } from './contact'

/** What can go wrong between a client and the server. Without `ms`, what is held waits for `release`. */
export type Fault =
  /** The connection is reset before the server acts. */
  | { kind: 'reset' }
  | { kind: 'act-then-reset' }
  /** Neither acts nor answers; the connection stays open. */
  | { kind: 'silence' }
  | { kind: 'act-then-silence' }
  /** The client's connection is reset (or left silent) at once; the server acts later, on its own. */
  | { kind: 'act-late'; ms?: number; client?: 'reset' | 'silence' }
  /** `broken` promises the whole length and closes early; `whole` is a sound answer with half a body. */
  | { kind: 'cut-body'; framing?: 'broken' | 'whole' }
  | { kind: 'duplicate'; answer: 'first' | 'second' }
  /** A captive portal: HTML with 200, and the server has seen nothing. */
  | { kind: 'html'; status?: number; body?: string }
  | { kind: 'redirect'; status?: number; location: string }
  /** Acts now and delivers that answer later, after answers to later requests. */
  | { kind: 'hold'; ms?: number }
  /** Any answer; with `acts` the server has acted all the same. A body that is no text becomes JSON. */
  | { kind: 'answer'; status: number; headers?: Record<string, string>; body?: unknown; acts?: boolean }
  | { kind: 'delay'; ms: number }
  /** A colleague changes the request's contact just before the server acts; without `fields`, its etag only. */
  | { kind: 'colleague-first'; fields?: ContactFields; who?: string }

export type FaultRule = {
  method?: string
  /** A regular expression's source, tried on the path with its query. */
  path?: string
  /** How many matching requests pass before the first one is hit; 0 by default. */
  skip?: number
  /** How many are hit; 1 by default, null is all of them. */
  times?: number | null
  fault: Fault
}

export type FaultStatus = { id: number; rule: FaultRule; seen: number; fired: number; waiting: number }

/** A fault that has hit a request. */
export type Hit = { fault: Fault; wait(ms: number | undefined, then: () => void): void }

export type FaultBook = {
  add(rule: FaultRule): number
  take(request: { method: string; pathAndQuery: string }): Hit | undefined
  list(): FaultStatus[]
  /** Lets go of what a rule (or every rule) holds; answers how many that were. */
  release(id?: number): number
  /** No new faults. What is held stays held until it is released. */
  clear(): void
  /** Drops what is held, and its timers. */
  close(): void
}

type Waiting = { ruleId: number; run: () => void; timer: ReturnType<typeof setTimeout> | undefined }

export function createFaultBook(): FaultBook {
  let lastId = 0
  let rules: { id: number; rule: FaultRule; path: RegExp; seen: number; fired: number }[] = []
  const held = new Set<Waiting>()

  const wait = (ruleId: number, ms: number | undefined, then: () => void): void => {
    const waiting: Waiting = { ruleId, run: () => undefined, timer: undefined }
    waiting.run = () => {
      clearTimeout(waiting.timer)
      if (held.delete(waiting)) then()
    }
    if (ms !== undefined) waiting.timer = setTimeout(waiting.run, ms)
    held.add(waiting)
  }

  return {
    add(rule) {
      rules.push({ id: ++lastId, rule, path: new RegExp(rule.path ?? ''), seen: 0, fired: 0 })
      return lastId
    },
    take({ method, pathAndQuery }) {
      let hit: Hit | undefined
      for (const entry of rules) {
        const { id, rule, path } = entry
        if (rule.method !== undefined && rule.method.toUpperCase() !== method) continue
        if (!path.test(pathAndQuery)) continue
        entry.seen++
        const times = rule.times === undefined ? 1 : (rule.times ?? Number.POSITIVE_INFINITY)
        if (hit || entry.seen <= (rule.skip ?? 0) || entry.fired >= times) continue
        entry.fired++
        hit = { fault: rule.fault, wait: (ms, then) => wait(id, ms, then) }
      }
      return hit
    },
    list: () =>
      rules.map(({ id, rule, seen, fired }) => {
        return { id, rule, seen, fired, waiting: [...held].filter((waiting) => waiting.ruleId === id).length }
      }),
    release(id) {
      const due = [...held].filter((waiting) => id === undefined || waiting.ruleId === id)
      for (const waiting of due) waiting.run()
      return due.length
    },
    clear() {
      rules = []
    },
    close() {
      for (const waiting of held) clearTimeout(waiting.timer)
      held.clear()
      rules = []
    },
  }
}

import { backoffMs } from './backoff'

/** When work on a contact may begin: once it has been typed in to the end, and has waited after a failure of its own. */
export type Timers = {
  edited: (id: string) => void
  /** Work on it begins. */
  begun: (id: string) => void
  /** It failed, or waits to learn a send's fate: it is not asked for again at once. */
  holdBack: (id: string) => void
  done: (id: string) => void
  /** It was put off by what has nothing to do with it. */
  putOff: (id: string) => void
  /** Something new may have happened: failures count no more. */
  forgive: () => void
  /** What is no longer due needs no timer: it would wake us for nothing. */
  forgetAllBut: (due: ReadonlySet<string>) => void
  isRipe: (id: string) => boolean
  /** When the next contact is ripe, of those that are not being worked on; infinite when none waits. */
  next: () => number
}

/** A contact is sent this long after its last edit, so that five fields cost one request, but not later than this. */
const settledAfterMs = 1_500
const sentBeforeMs = 5_000
const waits = { first: 2_000, longest: 10 * 60 * 1000 }

export function createTimers({ now, random }: { now: () => number; random: () => number }): Timers {
  const typing = new Map<string, { first: number; last: number }>()
  const held = new Map<string, { until: number; attempts: number }>()
  const working = new Set<string>()

  function ripeAt(id: string): number {
    const edited = typing.get(id)
    const settled = edited ? Math.min(edited.last + settledAfterMs, edited.first + sentBeforeMs) : 0
    return Math.max(settled, held.get(id)?.until ?? 0)
  }

  return {
    edited(id) {
      typing.set(id, { first: typing.get(id)?.first ?? now(), last: now() })
      held.delete(id)
    },
    begun(id) {
      typing.delete(id)
      working.add(id)
    },
    holdBack(id) {
      working.delete(id)
      const attempts = (held.get(id)?.attempts ?? 0) + 1
      held.set(id, { attempts, until: now() + backoffMs(attempts, random, waits) })
    },
    done(id) {
      working.delete(id)
      held.delete(id)
    },
    putOff: (id) => working.delete(id),
    forgive: () => held.clear(),
    forgetAllBut(due) {
      for (const timers of [typing, held]) for (const id of timers.keys()) if (!due.has(id)) timers.delete(id)
    },
    isRipe: (id) => ripeAt(id) <= now(),
    next() {
      let next = Number.POSITIVE_INFINITY
      for (const timers of [typing, held])
        for (const id of timers.keys()) if (!working.has(id)) next = Math.min(next, ripeAt(id))
      return next
    },
  }
}

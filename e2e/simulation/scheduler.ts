/** A small fast generator (mulberry32): the same seed gives the same numbers on every machine (S11). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export type Scheduler = {
  /** Virtual time in ms. */
  now: () => number
  random: () => number
  /** Runs `task` after `ms` of virtual time; tasks of the same moment run in random order. */
  after: (ms: number, task: () => void) => void
  /** Lets virtual time pass, running what falls due, each task with everything that follows from it at once. */
  run: (ms: number) => Promise<void>
  pick: <T>(list: readonly T[]) => T
  chance: (probability: number) => boolean
}

export function createScheduler(seed: number): Scheduler {
  const random = createRandom(seed)
  const tasks: { at: number; order: number; task: () => void }[] = []
  let now = 0

  function next(until: number) {
    let best = -1
    for (const [i, task] of tasks.entries()) {
      const first = tasks[best]
      if (task.at <= until && (!first || task.at < first.at || (task.at === first.at && task.order < first.order)))
        best = i
    }
    return best < 0 ? undefined : tasks.splice(best, 1)[0]
  }

  return {
    now: () => now,
    random,
    after: (ms, task) => tasks.push({ at: now + ms, order: random(), task }),
    async run(ms) {
      const until = now + ms
      await settle()
      for (let due = next(until); due; due = next(until)) {
        now = due.at
        due.task()
        await settle()
      }
      now = until
    },
    pick<T>(list: readonly T[]): T {
      const item = list[Math.floor(random() * list.length)]
      if (item === undefined) throw new Error('nothing to pick from')
      return item
    },
    chance: (probability) => random() < probability,
  }
}

/** Every promise that can go on has gone on when a macrotask comes round. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

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
  /** Runs `task` after `ms` of virtual time; tasks of the same moment run in random order. Gives a way to cancel. */
  after: (ms: number, task: () => void) => () => void
  /** Lets virtual time pass, running what falls due, each task with everything that follows from it at once. */
  run: (ms: number) => Promise<void>
  pick: <T>(list: readonly T[]) => T
  chance: (probability: number) => boolean
}

type Task = { at: number; order: number; task: (() => void) | null }

export function createScheduler(seed: number): Scheduler {
  const random = createRandom(seed)
  const tasks = createQueue()
  let now = 0

  return {
    now: () => now,
    random,
    after(ms, task) {
      const entry: Task = { at: now + ms, order: random(), task }
      tasks.add(entry)
      return () => {
        entry.task = null
      }
    },
    async run(ms) {
      const until = now + ms
      await settle()
      for (let due = tasks.take(until); due; due = tasks.take(until)) {
        if (!due.task) continue
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

/** Tasks by time, a binary heap: there are always some that nobody waits for any more. */
function createQueue() {
  const heap: Task[] = []
  const before = (a: Task, b: Task) => a.at < b.at || (a.at === b.at && a.order < b.order)

  return {
    add(task: Task): void {
      let at = heap.push(task) - 1
      for (let up = (at - 1) >> 1; at > 0; up = (at - 1) >> 1) {
        const parent = heap[up]
        if (!parent || before(parent, task)) break
        heap[at] = parent
        at = up
      }
      heap[at] = task
    },

    /** The first task, if it is due by then. */
    take(until: number): Task | undefined {
      const [first] = heap
      const last = heap.at(-1)
      if (!first || !last || first.at > until) return undefined
      heap.pop()
      if (first === last) return first
      let at = 0
      for (let down = 1; down < heap.length; down = 2 * at + 1) {
        const [left, right] = [heap[down], heap[down + 1]]
        const child = left && right && before(right, left) ? right : left
        if (!child || before(last, child)) break
        heap[at] = child
        at = child === left ? down : down + 1
      }
      heap[at] = last
      return first
    },
  }
}

/** Node runs what was put off to the next tick when every promise that can go on has gone on. */
function settle(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve))
}

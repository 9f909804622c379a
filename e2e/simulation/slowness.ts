import type { Clock } from '../../main/sync/engine'
import { createMemoryStorage, type Disk } from '../../renderer/store/memory-storage'
import { type Storage, StorageFull, type TableName } from '../../renderer/store/storage'
import type { JournalCalls } from '../../shared/journal'
import type { Peer } from '../../shared/rpc'
import type { StorePort } from '../../shared/store-port'
import type { Scheduler } from './scheduler'

type Running = { isUp: () => boolean; isFull: () => boolean; disk: Disk; asked: Map<string, number> }

/** The time that things take on one laptop, so that a crash can fall before, in between and after; none while it sleeps. */
export function createSlowness(scheduler: Scheduler) {
  let asleep = false
  let due: (() => void)[] = []

  function after(ms: number, task: () => void): () => void {
    return scheduler.after(ms, () => {
      if (asleep) due.push(task)
      else task()
    })
  }

  /** Each call has three ends: not done, done and unanswered, answered. A crash picks among them. */
  function later<T>(work: () => Promise<T>, isUp: () => boolean, ms = 3): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      after(scheduler.random() * ms, () => {
        if (!isUp()) return
        work().then(
          (value) => after(scheduler.random() * ms, () => isUp() && resolve(value)),
          (error) => isUp() && reject(error),
        )
      })
    })
  }

  const clock: Clock = {
    now: scheduler.now,
    wait: (ms, signal) =>
      new Promise<void>((resolve) => {
        if (signal.aborted) return resolve()
        const done = () => {
          cancel()
          signal.removeEventListener('abort', done)
          resolve()
        }
        const cancel = after(ms, done)
        signal.addEventListener('abort', done)
      }),
  }

  return {
    after,
    clock,
    sleep() {
      asleep = true
    },
    wake() {
      asleep = false
      const tasks = due
      due = []
      for (const task of tasks) after(scheduler.random(), task)
    },
    isAsleep: () => asleep,

    storage({ disk, isUp, isFull }: Running): Storage {
      const storage = createMemoryStorage(disk)
      const commit: Storage['commit'] = async (change) => {
        if (isFull()) throw new StorageFull('no room')
        await storage.commit(change)
      }
      return { ...storage, commit: (change) => later(() => commit(change), isUp, 4) }
    },

    journal(call: Peer<JournalCalls>['call'], isUp: () => boolean): Peer<JournalCalls>['call'] {
      let last: Promise<unknown> = Promise.resolve()
      return (name, args) => {
        // Records arrive in the order they were sent in.
        const arrived = last.then(() => later(() => call(name, args), isUp))
        last = arrived.catch(() => {})
        return arrived
      }
    },

    port({ engine, joined }: { engine: () => StorePort; joined: Promise<void> }, { isUp, asked }: Running): StorePort {
      const slow = (name: keyof StorePort) => (args: never) => {
        asked.set(name, (asked.get(name) ?? 0) + 1)
        return later(async () => {
          await joined
          return (engine()[name] as (args: never) => unknown)(args)
        }, isUp)
      }
      return Object.fromEntries(Object.keys(engine()).map((name) => [name, slow(name as keyof StorePort)])) as StorePort
    },

    /** Rows of a table that is counted go. */
    loseRows(disk: Disk) {
      const rows: Map<string, unknown> = disk[scheduler.pick<TableName>(['pages', 'edits', 'notes'])]
      for (const key of [...rows.keys()]) if (scheduler.chance(0.5)) rows.delete(key)
    },
  }
}

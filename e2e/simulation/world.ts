import { createApi } from '../../main/sync/api'
import { createEngine, type Engine } from '../../main/sync/engine'
import { createEngineCalls } from '../../renderer/store/engine-calls'
import { createDisk, createMemoryStorage } from '../../renderer/store/memory-storage'
import { type Change, type Storage, StorageFull } from '../../renderer/store/storage'
import { openStore, type Store } from '../../renderer/store/store'
import { createWindowCalls } from '../../renderer/store/window-calls'
import type { SyncStatus } from '../../shared/ipc'
import type { StorePort } from '../../shared/store-port'
import { createModel, type Model, type ModelOptions } from '../reference-server/model'
import { createNetwork, type Network } from './network'
import { createScheduler, type Scheduler } from './scheduler'
import { createWitness, Violation, type Witness } from './witness'

export type World = {
  scheduler: Scheduler
  model: Model
  network: Network
  witness: Witness
  /** The running app; another one after each crash. */
  app: () => App
  /** Drops all memory in the middle of whatever is going on, and starts again from the disk. */
  crash: () => Promise<void>
  /** Faults off, network up, and time to come to rest. Checks S1 and S5. */
  heal: () => Promise<void>
  status: () => SyncStatus | null
  /** Whether the disk takes anything more. */
  setDiskFull: (full: boolean) => void
  /** How often the engine called the store, by call: an engine that spins shows here. */
  asked: ReadonlyMap<string, number>
  /** Every request and crash in order: the same seed gives the same trace (S11). */
  trace: string[]
}

export type App = { store: Store; window: ReturnType<typeof createWindowCalls>; engine: Engine }

const token = 'simulated'
const start = Date.UTC(2026, 4, 18)

/** One client, one server and the network between them, all on virtual time. */
export async function createWorld(
  seed: number,
  { log = () => {}, ...options }: Partial<ModelOptions> & { log?: (line: string) => void } = {},
): Promise<World> {
  const scheduler = createScheduler(seed)
  const model = createModel({ now: () => start + scheduler.now(), token, ...options })
  const note = (line: string) => {
    const entry = `${scheduler.now().toFixed(1)} ${line}`
    trace.push(entry)
    log(entry)
  }
  const witness = createWitness(model, log)
  const trace: string[] = []
  let broken: unknown = null
  const network = createNetwork(scheduler, (request) => {
    try {
      const answer = witness.handle(request)
      const ifMatch = request.headers?.['if-match'] ?? ''
      note(
        `${request.method} ${request.path} ${ifMatch} ${String(request.body ?? '')} -> ${answer.status} ${answer.headers.etag ?? ''}`,
      )
      return answer
    } catch (error) {
      broken ??= error
      throw error
    }
  })
  const disk = createDisk()
  const asked = new Map<string, number>()
  let diskFull = false
  let status: SyncStatus | null = null
  let app: App

  /** Writes and answers take time, so that a crash can fall before, in between and after. */
  function slowStorage(alive: () => boolean): Storage {
    const storage = createMemoryStorage(disk)
    const later = <T>(work: () => Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        scheduler.after(scheduler.random() * 4, () => {
          if (!alive()) return
          work().then((value) => scheduler.after(scheduler.random() * 4, () => alive() && resolve(value)), reject)
        })
      })
    return {
      ...storage,
      commit: (change: Change) =>
        later(async () => {
          if (diskFull) throw new StorageFull('no room')
          await storage.commit(change)
        }),
    }
  }

  /** Each call of the engine has three ends: not done, done and unanswered, answered. A crash picks among them. */
  function slowPort(port: StorePort, alive: () => boolean): StorePort {
    const slow = (name: string, call: (args: never) => Promise<unknown>) => (args: never) =>
      new Promise((resolve, reject) => {
        asked.set(name, (asked.get(name) ?? 0) + 1)
        scheduler.after(scheduler.random() * 3, () => {
          if (!alive()) return
          call(args).then(
            (value) => scheduler.after(scheduler.random() * 3, () => alive() && resolve(value)),
            (error) => alive() && reject(error),
          )
        })
      })
    return Object.fromEntries(Object.entries(port).map(([name, call]) => [name, slow(name, call)])) as StorePort
  }

  async function launch(): Promise<App> {
    let dead = false
    const alive = () => !dead && app === launched
    const isUp = () => !dead
    const store = await openStore({
      account: 'simulated',
      storage: slowStorage(isUp),
      locale: 'sv',
      now: () => start + scheduler.now(),
      newGeneration: () => `generation-${seed}`,
      notify: () => void look(),
      tell: (event) => engine.onStoreEvent(event),
    })
    const window = createWindowCalls(store)

    /** The user sees every change of every contact on the screen. */
    async function look(): Promise<void> {
      for (const entry of store.state.directory.all()) {
        const view = await window.contact({ id: entry.id })
        if (!view || dead) continue
        try {
          witness.saw(view)
        } catch (error) {
          broken ??= error
        }
      }
    }

    const open = new Set<string>()
    /** What is asked about a contact is answered before anything else about it is asked. */
    async function inOrder<T>(url: string, ask: () => Promise<T>): Promise<T> {
      if (open.has(url)) broken ??= new Violation(`two requests at a time: ${url}`)
      open.add(url)
      try {
        return await ask()
      } finally {
        open.delete(url)
      }
    }

    const clock = {
      now: scheduler.now,
      wait: (ms: number, signal: AbortSignal) =>
        new Promise<void>((resolve) => {
          if (signal.aborted) return resolve()
          const done = () => {
            signal.removeEventListener('abort', done)
            resolve()
          }
          signal.addEventListener('abort', done)
          scheduler.after(ms, done)
        }),
    }
    const engine = createEngine({
      api: createApi({
        fetch: (url, init) => (isUp() ? inOrder(url, () => network.fetch(url, init)) : new Promise(() => {})),
        origin: 'https://simulated.example',
        token,
        wait: clock.wait,
        now: scheduler.now,
        wallTime: () => start + scheduler.now(),
      }),
      store: slowPort(createEngineCalls(store), isUp),
      account: 'simulated',
      clock,
      random: scheduler.random,
      wallTime: () => start + scheduler.now(),
      report: (next) => {
        if (alive()) status = next
      },
      failed: (error) => {
        if (!dead && !(error instanceof StorageFull)) broken ??= error
      },
    })
    const launched: App = {
      store,
      window,
      engine: {
        ...engine,
        stop() {
          dead = true
          engine.stop()
        },
      },
    }
    await look()
    void engine.run()
    return launched
  }

  async function crash(): Promise<void> {
    note('crash')
    witness.crashed()
    app.engine.stop()
    app = await launch()
  }

  async function heal(): Promise<void> {
    network.setFaults(0)
    network.setUp(true)
    diskFull = false
    app.engine.wake()
    for (let minute = 0; minute < 60 && !atRest(app.store); minute++) await run(60_000)
    if (!atRest(app.store)) throw new Violation(`S5: not at rest: ${JSON.stringify([...app.store.state.edits])}`)
    // Rows may commit late and marks are held back for it: one more pull after that has seen everything.
    await run(4 * 60_000)
    await expectShownEqualsServer(app, model)
    witness.checkWishes((id, path) =>
      app.store.state.edits.get(id)?.some((held) => held.path === path) ? 'open' : 'nothing',
    )
  }

  async function run(ms: number): Promise<void> {
    await scheduler.run(ms)
    if (broken) throw broken
  }

  app = await launch()
  await run(0)
  return {
    scheduler: { ...scheduler, run },
    model,
    network,
    witness,
    app: () => app,
    crash,
    heal,
    status: () => status,
    setDiskFull: (full) => {
      diskFull = full
    },
    asked,
    trace,
  }
}

/** Nothing is left but what the user has to decide. */
function atRest({ state }: Store): boolean {
  const open = [...state.edits.values()].flat()
  return state.stale.size === 0 && open.every((held) => held.conflict !== null || held.refused !== null)
}

/** S5: with nothing on its way, what is shown is what the server has, but for what stands as a conflict or refusal. */
async function expectShownEqualsServer({ store, window }: App, model: Model): Promise<void> {
  for (const contact of model.contacts()) {
    const view = await window.contact({ id: contact.id })
    const entry = store.state.directory.get(contact.id)
    if (contact.deletedUtc) {
      if (!entry?.server.deleted) throw new Violation(`S5: ${contact.id} is deleted on the server and shown`)
      continue
    }
    if (!view || !entry) throw new Violation(`S5: ${contact.id} is missing`)
    for (const [field, { value, state }] of Object.entries(view.text)) {
      const theirs = (contact as Record<string, unknown>)[field] || null
      if (state.kind === 'clean' && value !== theirs) {
        throw new Violation(`S5: ${field} of ${contact.id} shows ${value}, the server has ${String(theirs)}`)
      }
    }
    const tags = view.tags.filter((tag) => tag.state === 'clean').map((tag) => tag.tag)
    if (view.tags.every((tag) => tag.state === 'clean') && tags.join() !== (contact.tags ?? []).join()) {
      throw new Violation(`S5: the tags of ${contact.id} show ${tags.join()}, the server has ${contact.tags?.join()}`)
    }
  }
}

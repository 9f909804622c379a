import { createApi } from '../../main/sync/api'
import { createEngine, type Engine } from '../../main/sync/engine'
import type { StoreNotice } from '../../renderer/store/api'
import { type Homes, openHomes } from '../../renderer/store/homes'
import { createDisk, type Disk } from '../../renderer/store/memory-storage'
import { NotKept } from '../../renderer/store/second-home'
import { StorageFull } from '../../renderer/store/storage'
import type { Store } from '../../renderer/store/store'
import type { SyncStatus } from '../../shared/ipc'
import { createMemoryJournal, type MemoryJournal } from './memory-journal'
import { createNetwork, type Network } from './network'
import type { Scheduler } from './scheduler'
import { createSlowness } from './slowness'
import { Violation } from './violation'
import type { Witness } from './witness'

export type App = { store: Store; window: ReturnType<Homes['window']>; engine: Engine }

/** What is lost at a crash besides all memory. */
export type Crash = 'killed' | 'power cut' | 'vanished' | 'behind' | 'rows lost'

/** One laptop: its disk, its journal, its network and its app. */
export type Client = {
  /** Its number: which user of the witness sits before it. */
  me: number
  network: Network
  /** The running app; another one after each crash. */
  app: () => App
  /** Drops all memory in the middle of whatever is going on, and starts again from the disk. */
  crash: (kind?: Crash) => Promise<void>
  /** Remembers the disk as it is: what a crash may throw it back to. */
  remember: () => void
  /** Its app stands still, and what was on the wire is cut, until it is woken. */
  sleep: () => void
  wake: () => void
  isAsleep: () => boolean
  /** Its store has to be restored and could not be: only a new start helps. */
  isStuck: () => boolean
  status: () => SyncStatus | null
  /** Whether the disk takes anything more. */
  setDiskFull: (full: boolean) => void
  journal: MemoryJournal
  /** Sets the wall clock wrong by this many ms. */
  setClock: (ms: number) => void
  /** How often the engine called the store, by call: an engine that spins shows here. */
  asked: ReadonlyMap<string, number>
}

export type ClientDeps = {
  me: number
  token: string
  scheduler: Scheduler
  witness: Witness
  wallTime: () => number
  newId: () => string
  /** Every request and crash in order. */
  note: (line: string) => void
  broke: (error: unknown) => void
}

const account = 'simulated'

export async function createClient(deps: ClientDeps): Promise<Client> {
  const { me, scheduler, witness, note, broke } = deps
  const user = witness.users[me]
  if (!user) throw new Error('no such user')
  const slowness = createSlowness(scheduler)
  const { after } = slowness
  const journal = createMemoryJournal()
  const asked = new Map<string, number>()
  const wallTime = () => deps.wallTime() + wrong
  let disk = createDisk()
  let older: Disk | null = null
  let diskFull = false
  let wrong = 0
  let stuck = false
  let status: SyncStatus | null = null
  let app: App

  const network = createNetwork(
    { ...scheduler, after },
    (request) => {
      try {
        const answer = witness.handle(me, request)
        const { etag = '' } = answer.headers
        const ifMatch = request.headers?.['if-match'] ?? ''
        const who = me === 0 ? '' : `client ${me} `
        note(
          `${who}${request.method} ${request.path} ${ifMatch} ${String(request.body ?? '')} -> ${answer.status} ${etag}`,
        )
        return answer
      } catch (error) {
        broke(error)
        throw error
      }
    },
    scheduler.after,
  )

  async function launch(): Promise<App> {
    let dead = false
    /** Until the store is known to be as it was left, what it shows may be older. */
    let whole = false
    stuck = false
    const isUp = () => !dead
    const slow = { disk, isUp, isFull: () => diskFull, asked }
    const homes = await openHomes({
      account,
      storage: slowness.storage(slow),
      locale: 'sv',
      now: wallTime,
      newId: deps.newId,
      notify: (notice) => void look(notice),
      tell: (event) => engine.onStoreEvent(event),
      late: () => new Promise((resolve) => after(3_000, () => isUp() && resolve())),
    })

    /** The user sees every change of every contact on the screen. */
    async function look(notice: StoreNotice): Promise<void> {
      if (notice.kind !== 'changed' || dead || !whole) return
      const store = homes.store()
      const ids = notice.contacts === 'many' ? store.state.directory.all().map(({ id }) => id) : notice.contacts
      for (const id of ids) {
        const view = await homes.window().contact({ id })
        const etag = (view && (await store.contact(view.id))?.etag) ?? ''
        if (!view || dead) continue
        for (const { note: text, refused, held } of view.notes)
          if (refused !== null || held) witness.things.loosens(text)
        try {
          user?.saw(view, { etag, knowsMe: store.state.pulls.me !== null })
        } catch (error) {
          broke(error)
        }
      }
    }

    const open = new Set<string>()
    /** What is asked about a contact is answered before anything else about it is asked. */
    async function inOrder<T>(url: string, key: string | undefined, ask: () => Promise<T>): Promise<T> {
      const about = /\/contacts\/[^/?]+(?:\/actions)?/.exec(url)?.[0] ?? `${url} ${key}`
      if (open.has(about)) broke(new Violation(`two requests at a time: ${url}`))
      open.add(about)
      try {
        return await ask()
      } finally {
        open.delete(about)
      }
    }

    const clock = slowness.clock
    const joined = homes.join(slowness.journal(journal.call, isUp))
    joined.then(
      () => {
        whole = true
        void look({ kind: 'changed', contacts: 'many', summary: homes.store().summary() })
      },
      (error: unknown) => {
        // On a full disk nothing can be restored: the next start does.
        if (isUp() && error instanceof StorageFull) stuck = true
        else if (isUp()) broke(error)
      },
    )
    const engine = createEngine({
      api: createApi({
        fetch: (url, init) =>
          isUp()
            ? inOrder(url, init.headers['idempotency-key'], () => network.fetch(url, init))
            : new Promise(() => {}),
        origin: 'https://simulated.example',
        token: deps.token,
        wait: clock.wait,
        now: clock.now,
        wallTime,
      }),
      store: slowness.port({ engine: homes.engine, joined }, slow),
      account,
      clock,
      random: scheduler.random,
      wallTime,
      report: (next) => {
        if (isUp()) status = next
      },
      failed: (error) => {
        // A disk or a journal that takes nothing for a while is tried again.
        if (isUp() && !(error instanceof StorageFull) && !(error instanceof NotKept)) broke(error)
      },
    })
    const stop = () => {
      dead = true
      engine.stop()
    }
    void engine.run()
    return {
      get store() {
        return homes.store()
      },
      get window() {
        return homes.window()
      },
      engine: { ...engine, stop },
    }
  }

  async function crash(kind: Crash = 'killed'): Promise<void> {
    note(`${me === 0 ? '' : `client ${me} `}crash${kind === 'killed' ? '' : `: ${kind}`}`)
    user?.crashed()
    if (kind !== 'killed' && kind !== 'power cut') user?.restored()
    app.engine.stop()
    if (kind === 'power cut') journal.cutPower((records) => Math.floor(scheduler.random() * (records + 1)))
    if (kind === 'behind' && older) disk = copyOf(older)
    if (kind === 'rows lost') slowness.loseRows(disk)
    if (kind === 'vanished') disk = createDisk()
    // Of what has been there before, only a state of this very store can come back.
    if (kind === 'vanished' || kind === 'rows lost') older = null
    app = await launch()
  }

  app = await launch()
  return {
    me,
    network,
    app: () => app,
    crash,
    remember() {
      older = copyOf(disk)
    },
    sleep: slowness.sleep,
    wake() {
      if (slowness.isAsleep()) {
        slowness.wake()
        network.cut()
      }
      app.engine.wake()
    },
    isAsleep: slowness.isAsleep,
    isStuck: () => stuck,
    status: () => status,
    setDiskFull(full) {
      diskFull = full
    },
    journal,
    setClock(ms) {
      wrong = ms
    },
    asked,
  }
}

function copyOf(disk: Disk): Disk {
  return Object.fromEntries(
    Object.entries(disk).map(([table, rows]) => [table, new Map(rows as Map<string, never>)]),
  ) as unknown as Disk
}

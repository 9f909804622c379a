import type { ApiAnswer, ApiRequest } from '../reference-server/answer'
import { createModel, type Model, type ModelOptions } from '../reference-server/model'
import { type App, type Client, createClient } from './client'
import type { Network } from './network'
import { expectShownEqualsServer, isAtRest, isOpen, releaseAll } from './rest'
import { createScheduler, type Scheduler } from './scheduler'
import type { User } from './user'
import { Violation } from './violation'
import { createWitness, type Witness } from './witness'

export type { App, Client } from './client'

/** A server and its clients. What a single client has stands for the first one. */
export type World = {
  scheduler: Scheduler
  model: Model
  clients: readonly Client[]
  network: Network
  witness: Omit<Witness, 'handle'> & User & { handle: (request: ApiRequest) => ApiAnswer }
  /** All users, and what passes at the server. */
  watch: Witness
  /** The running app; another one after each crash. */
  app: () => App
  /** Drops all memory in the middle of whatever is going on, and starts again from the disk. */
  crash: () => Promise<void>
  /** Faults off, network up, and time to come to rest. Checks S1, S5 and S7. */
  heal: (options?: Heal) => Promise<void>
  status: Client['status']
  /** Whether the disk takes anything more. */
  setDiskFull: (full: boolean) => void
  /** How often the engine called the store, by call: an engine that spins shows here. */
  asked: ReadonlyMap<string, number>
  /** Every request and crash in order: the same seed gives the same trace (S11). */
  trace: string[]
}

/**
 * `reconcile`: the server has changed in ways that no delta tells. `lateMs`: how late a transaction may have committed.
 */
export type Heal = { reconcile?: boolean; lateMs?: number; lenient?: ReadonlySet<number> }

export type WorldOptions = Partial<Omit<ModelOptions, 'clients'>> & { log?: (line: string) => void; clients?: number }

export const token = 'simulated'
export const start = Date.UTC(2026, 4, 18)

/** A server, one client or several, and the networks between them, all on virtual time. */
export async function createWorld(
  seed: number,
  { log = () => {}, clients: count = 1, ...options }: WorldOptions = {},
): Promise<World> {
  const scheduler = createScheduler(seed)
  const wallTime = () => start + scheduler.now()
  const model = createModel({ now: wallTime, token, ...options })
  const trace: string[] = []
  const note = (line: string) => {
    const entry = `${scheduler.now().toFixed(1)} ${line}`
    trace.push(entry)
    log(entry)
  }
  const watch = createWitness(model, count, log)
  let broken: unknown = null
  const broke = (error: unknown) => {
    broken ??= error
  }
  const newId = () => uuid(scheduler.random)
  const clients: Client[] = []
  for (let me = 0; me < count; me++) {
    const mine = me === 0 ? token : `${token}-${me}`
    if (me > 0) model.tokens.set(mine, { user: { id: `user-${me}`, name: `User ${me}` } })
    clients.push(await createClient({ me, token: mine, scheduler, witness: watch, wallTime, newId, note, broke }))
  }
  const [first] = clients
  const [user] = watch.users
  if (!first || !user) throw new Error('a world needs a client')

  async function run(ms: number): Promise<void> {
    await scheduler.run(ms)
    if (broken) throw broken
  }

  async function heal({ reconcile = false, lateMs = 4 * 60_000, lenient = new Set() }: Heal = {}): Promise<void> {
    for (const client of clients) {
      client.network.setFaults(0)
      client.network.setUp(true)
      client.setDiskFull(false)
      client.journal.setAnswer('kept')
      client.wake()
      if (client.isStuck()) await client.crash()
    }
    await run(1_000)
    for (const client of clients) await releaseAll(client, run)
    if (reconcile) for (const client of clients) client.app().engine.reconcile()
    for (let minute = 0; minute < 60 && !clients.every(isAtRest); minute++) await run(60_000)
    for (const client of clients) {
      if (isAtRest(client)) continue
      const { edits, notes, stale } = client.app().store.state
      throw new Violation(
        `S5: client ${client.me} is not at rest: ${JSON.stringify([[...edits], [...notes], [...stale]])}`,
      )
    }
    // Rows may commit late and marks are held back for it: one more pull after that has seen everything.
    for (let before = -1; before !== watch.ledger.version(); ) {
      before = watch.ledger.version()
      await run(lateMs)
    }
    for (const client of clients) {
      await expectShownEqualsServer(client, model)
      watch.users[client.me]?.checkWishes((id, path) => isOpen(client, id, path), lenient.has(client.me))
    }
    watch.things.check({
      contact: (me, local) => clients[me]?.app().store.state.edits.has(local) ?? false,
      note: (me, text) =>
        [...(clients[me]?.app().store.state.notes.values() ?? [])].flat().some((open) => open.note === text),
      isGone: (me, id) => watch.users[me]?.isGone(id) ?? false,
    })
  }

  await run(0)
  return {
    scheduler: { ...scheduler, run },
    model,
    clients,
    network: first.network,
    watch,
    witness: { ...watch, ...user, handle: (request) => watch.handle(0, request) },
    app: first.app,
    crash: first.crash,
    heal,
    status: first.status,
    setDiskFull: first.setDiskFull,
    asked: first.asked,
    trace,
  }
}

/** An id as `crypto.randomUUID` makes them, from the seed (S11). */
function uuid(random: () => number): string {
  const hex = (length: number) => Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('')
  return [8, 4, 4, 4, 12].map(hex).join('-')
}

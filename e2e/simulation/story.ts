import * as contacts from './contact-actions'
import * as edits from './edit-actions'
import { type Action, companies } from './scene'
import * as trouble from './trouble-actions'
import { createWorld, type World } from './world'

const people = [
  { id: 'c1', firstName: 'Annika', lastName: 'Lindqvist', email: 'annika@nordvik.example', tags: ['vip'] },
  { id: 'c2', firstName: 'Björn', lastName: 'Hallgren', phone: '+46701740618', tags: ['vip', 'east'] },
  { id: 'c3', firstName: 'Chloé', strategy: 'Renew before the move', primaryLanguage: 'sv' },
].map((person) => ({
  ...person,
  connections: [{ company: { kind: 'existing' as const, id: 'k1' }, jobTitle: 'CEO', primary: true }],
  externalRefs: [{ namespace: 'crm', id: `${person.id}-17` }],
}))

export type Told = { counts: ReadonlyMap<string, number>; trace: readonly string[]; crashes: number; edits: number }

/** How often each thing is done, of all that is done. */
const actions: readonly (readonly [number, string, Action])[] = [
  ...([
    [12, 'text', edits.editText],
    [5, 'tag', edits.editTag],
    [2, 'reference', edits.editRef],
    [6, 'link', edits.editLink],
    [3, 'primary', edits.editPrimary],
    [4, 'blocked', edits.editBlocked],
    [4, 'revert', edits.revert],
    [8, 'resolve', edits.resolve],
    [2, 'undo', edits.undo],
    [2, 'retry', edits.retry],
    [2, 'hold', edits.hold],
    [4, 'create', contacts.create],
    [3, 'remove', contacts.remove],
    [2, 'accept deletion', contacts.acceptDeletion],
    [2, 'keep as new', contacts.keepAsNew],
    [3, 'decide create', contacts.decideCreate],
    [5, 'note', contacts.note],
    [1, 'discard note', contacts.discardNote],
    [12, 'colleague', trouble.colleague],
    [4, 'colleague on contacts', trouble.colleagueOnContacts],
    [3, 'killed', trouble.kill],
    [1, 'power cut', trouble.cutPower],
    [1, 'damage', trouble.damage],
    [1, 'remember', trouble.remember],
    [3, 'offline', trouble.goOffline],
    [6, 'online', trouble.goOnline],
    [1, 'sleep', trouble.sleep],
    [2, 'rest', trouble.rest],
    [1, 'disk full', trouble.fillDisk],
    [1, 'journal full', trouble.fillJournal],
    [1, 'clock', trouble.setClock],
    [2, 'wait', trouble.wait],
  ] as const),
]
const deck = actions.flatMap(([weight, name]) => Array.from({ length: weight }, () => name))
const byName = new Map(actions.map(([, name, action]) => [name, action]))
const crashes = new Set(['killed', 'power cut', 'damage'])
/** Whatever is done this often in a run shows nothing when it is not done at all. */
export const doings = actions.map(([, name]) => name)
const pauses = [...Array(3).fill([0, 3, 40, 400, 2_000, 7_000]).flat(), 70_000, 700_000] as number[]

/** Plays one story of `steps` steps, checks the laws at its end, and tells what happened in it. */
export async function playStory(seed: number, steps: number, log: (line: string) => void = () => {}): Promise<Told> {
  const world = await createWorld(seed, {
    log,
    clients: [1, 2, 2, 3][seed % 4] ?? 1,
    contacts: people,
    companies,
    settings: {
      normalise: seed % 2 === 0,
      primaryFallback: seed % 3 === 0 ? 'first' : 'none',
      goneStatus: seed % 5 === 0 ? 410 : 404,
      clashNamesField: seed % 7 !== 0,
      legacy409ForStale: seed % 11 === 0,
      // A page for every row or two: walks of several pages, broken off and with rows that move under them.
      pageLimit: seed % 3 === 1 ? 1 + (seed % 2) : 500,
    },
    rateLimit: seed % 5 === 0 ? 30 : null,
  })
  const { scheduler, clients, watch } = world
  await scheduler.run(3_000)
  const faults = scheduler.pick([0, 0.1, 0.4])
  const lenient = new Set<number>()
  const counts = new Map<string, number>()
  const count = (name: string, by = 1) => counts.set(name, (counts.get(name) ?? 0) + by)
  for (const client of clients) {
    client.network.setFaults(faults)
    if (scheduler.chance(0.9)) continue
    const policy = scheduler.pick(['mine', 'theirs'] as const)
    if (policy === 'mine') watch.allowOverwriting(client.me)
    else lenient.add(client.me)
    void client.app().window.policy({ policy })
    await scheduler.run(100)
  }
  for (let step = 0; step < steps; step++) {
    await doOne(world, scheduler.pick(deck), count, log)
    await scheduler.run(scheduler.pick(pauses))
  }
  await world.heal({ lateMs: seed % 5 === 0 ? 140_000 : 80_000, lenient })
  for (const client of clients) for (const [fate, times] of client.network.counts) count(fate, times)
  const sum = (names: Iterable<string>) => [...names].reduce((total, name) => total + (counts.get(name) ?? 0), 0)
  const edited = sum(['text', 'tag', 'reference', 'link', 'primary', 'blocked'])
  return { counts, trace: world.trace, crashes: sum(crashes), edits: edited }
}

async function doOne(
  world: World,
  name: string,
  count: (name: string) => void,
  log: (line: string) => void,
): Promise<void> {
  const client = world.scheduler.pick(world.clients)
  const user = world.watch.users[client.me]
  // Nobody sits before a laptop that sleeps.
  const awake = !client.isAsleep() || name === 'online' || name.startsWith('colleague') || crashes.has(name)
  if (!user || !awake) return
  log(`${client.me} does ${name}`)
  count(name)
  await byName.get(name)?.({ world, client, user })
}

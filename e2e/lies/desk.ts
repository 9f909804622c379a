import { createApi, type Fetch } from '../../main/sync/api'
import { type Call, deliver, type Fuzzed } from '../../main/sync/fuzz/answers'
import { createPuller } from '../../main/sync/pull'
import { createPusher } from '../../main/sync/push'
import { createReconciler } from '../../main/sync/reconcile'
import { createDisk, createMemoryStorage, type Disk } from '../../renderer/store/memory-storage'
import { done, openTwin, person } from '../../renderer/store/open-twin'
import type { Storage } from '../../renderer/store/storage'
import type { Contact } from '../../shared/contact'
import { linkPath, tagPath } from '../../shared/path'

/** What the engine may be about when an answer comes. */
export const jobs = {
  'send edits': { call: 'patch', id: 'c1' },
  'send a deletion': { call: 'delete', id: 'c2' },
  'send a note': { call: 'note', id: 'c3' },
  'send a create': { call: 'create', id: 'local' },
  'send it again': { call: 'create', id: 'local' },
  'fetch a contact': { call: 'get', id: 'c1' },
  'ask whose a conflict is': { call: 'audit', id: 'c4' },
  'ask about what cannot be read': { call: 'audit', id: 'c5' },
  pull: { call: 'list', id: 'c1' },
  'pull companies': { call: 'companies', id: 'c1' },
  reconcile: { call: 'list', id: 'c2' },
} as const satisfies Record<string, { call: Call; id: string }>
export type JobName = keyof typeof jobs

/** The id that the create of `prepare` has been given. */
export const local = 'local-00000000-0000-0000-0000-000000000002'
export const idIn = (job: JobName) => (jobs[job].id === 'local' ? local : jobs[job].id)

const companies = [{ id: 'k1', name: 'Nordvik', jobTitle: 'CEO', isPrimary: true }]
const people: Contact[] = [1, 2, 3, 4, 5].map((n) => person(n, { tags: ['vip', 'north'], companies }))

/** A disk with a wish of each kind on it. */
export async function prepare(): Promise<Disk> {
  const disk = createDisk()
  const { engine, window } = await openTwin(disk)
  await engine.connect({ account: 'a' })
  await engine.applyPage({ rows: people, state: done })
  await engine.applyCompanies({
    rows: [{ id: 'k1', name: 'Nordvik', updatedUtc: '2026-05-18T20:22:36Z' }],
    state: done,
  })
  const edits: [string, string, string | boolean | null][] = [
    ['c1', 'firstName', 'Ada'],
    ['c1', 'email', null],
    ['c1', tagPath('east'), true],
    ['c1', tagPath('vip'), false],
    ['c1', linkPath('k1'), 'Chair'],
    ['c1', 'blocked', true],
    ['c4', 'firstName', 'Mine'],
    ['c5', 'blocked', true],
  ]
  for (const [id, path, value] of edits) await window.edit({ id, path, value })
  await window.create({ values: { firstName: 'New', email: 'new@firm.example', [tagPath('vip')]: true } })
  await window.remove({ id: 'c2', etag: person(2).etag })
  await window.note({ id: 'c3', type: 'call', note: 'Called' })
  // Somebody else was there meanwhile: a conflict, and a row that does not say what was changed in it.
  const moved = [4, 5].map((n) => person(n, { firstName: 'Theirs', companies, updatedUtc: '77' }))
  await engine.applyPage({ rows: moved, state: { marks: ['2026-05-18T20:22:36.0000077Z'], walk: null } })
  return disk
}

/** The same disk, to be written on: rows are never changed in place. */
export function copyOf(disk: Disk): Disk {
  return Object.fromEntries(Object.entries(disk).map(([name, rows]) => [name, new Map<string, unknown>(rows)])) as Disk
}

/** What the user and the server have said, as the disk has it: `sent` marks and times aside. */
export async function read(disk: Disk, storage: Storage = createMemoryStorage(disk)) {
  const { store } = await openTwin(disk, storage)
  const { state } = store
  const rows = new Map<string, Contact>()
  for (const { id } of state.directory.all()) {
    const row = await store.contact(id)
    if (row) rows.set(id, row)
  }
  const edits = [...state.edits.values()].flat().map(({ contact, path, leaf, conflict, refused, ask }) => {
    return { contact, path, base: leaf.base, mine: leaf.mine, sent: leaf.sent.length, conflict, refused, ask }
  })
  const notes = [...state.notes.values()].flat().map(({ contact, note, refused }) => ({ contact, note, refused }))
  const rest = { aliases: [...state.aliases], companies: [...state.companies], known: [...state.known] }
  return { rows, edits, notes, pulls: state.pulls, stale: [...state.stale], ...rest, damaged: state.damaged }
}
export type Told = Awaited<ReturnType<typeof read>>

/** Answers in their turn: the first to the job itself, then what else it asks. */
export type Answers = { first: Fuzzed; again: Fuzzed; get: Fuzzed; audit: Fuzzed }
export type Delivered = { call: Call; id: string; answer: Fuzzed; key: string | undefined; body: string | undefined }

/** Plays one job of the engine on a disk, to its end. */
export async function play(disk: Disk, job: JobName, answers: Answers): Promise<Delivered[]> {
  const delivered: Delivered[] = []
  const fetch: Fetch = (url, { method, headers, body }) => {
    const { pathname } = new URL(url)
    const isMain = delivered.length === 0
    const call: Call = isMain ? jobs[job].call : callOf(method, pathname)
    const answer = isMain ? answers.first : call === 'get' || call === 'audit' ? answers[call] : answers.again
    const id = idIn(job)
    delivered.push({ call, id, answer, key: headers['idempotency-key'], body: String(body ?? '') })
    return deliver(answer)
  }
  const api = createApi({
    ...{ fetch, origin: 'https://app.example', token: 't', wait: () => new Promise(() => {}) },
    ...{ now: () => 0, wallTime: () => Date.parse('2026-06-01T12:00:00Z') },
  })
  const { engine } = await openTwin(disk)
  const now = () => 0
  const connected = await engine.connect({ account: 'a' })
  const pusher = createPusher({ api, store: engine, now, pause: async () => {}, me: null })
  const id = idIn(job)
  if (job === 'pull') {
    await createPuller({ list: api.list, apply: engine.applyPage, now, state: connected.contacts }).pull(3)
  } else if (job === 'pull companies') {
    await createPuller({ list: api.companies, apply: engine.applyCompanies, now, state: connected.companies }).pull(3)
  } else if (job === 'reconcile') {
    await createReconciler({ api, store: engine, wallTime: () => 0 }, null).step()
  } else if (jobs[job].call === 'get') await pusher.fetch(id)
  else if (jobs[job].call === 'audit') await pusher.ask(id)
  else await pusher.send(id)
  if (job === 'send it again') await pusher.send(id)
  return delivered
}

function callOf(method: string, pathname: string): Call {
  if (method === 'PATCH') return 'patch'
  if (method === 'DELETE') return 'delete'
  if (method === 'POST') return pathname.endsWith('/notes') ? 'note' : 'create'
  if (pathname.endsWith('/actions')) return 'audit'
  if (pathname.endsWith('/companies')) return 'companies'
  return pathname.endsWith('/contacts') ? 'list' : 'get'
}

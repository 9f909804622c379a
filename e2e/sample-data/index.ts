import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { startReferenceServer } from '../reference-server/start'
import { replay, type Step, stepsIn } from './history'

/**
 * The server behind *Explore with sample data*, in a utility process of the app, on loopback. It keeps what was done to
 * it in a file and does it again at the next start, so that sample contacts behave like real ones across restarts.
 */
const [file = '', token = ''] = process.argv.slice(2)

let past: number | null = null
const server = await startReferenceServer({ contacts: 1_000, token, now: () => past ?? Date.now() })
const { model } = server
const { handle } = model

replay(existsSync(file) ? stepsIn(readFileSync(file, 'utf8')) : [], {
  at: (time) => {
    past = time
  },
  request: (request) => handle({ ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } }),
  colleague: (id, fields, who) => model.colleague.patch(id, fields, who),
})
past = null

function keep(step: Step): void {
  appendFileSync(file, `${JSON.stringify(step)}\n`)
}

model.handle = (request, fault) => {
  if (request.method !== 'GET') {
    const { authorization: _, ...headers } = request.headers ?? {}
    keep({ kind: 'request', time: Date.now(), request: { ...request, headers } })
  }
  return handle(request, fault)
}

const colleagues = ['Maria Ek', 'Jonas Öberg', 'Sofia Lindqvist']
const remarks = ['Prefers a call before nine.', 'Looking for 400 m² near the station.', 'Renewal due in March.']

/** A colleague edits somebody now and then, so that there is something to see come in. */
function colleagueEdits(): void {
  const living = model.contacts().filter((contact) => !contact.deletedUtc)
  const contact = pick(living)
  const who = pick(colleagues)
  const strategy = pick(remarks)
  if (contact && who && strategy) {
    model.colleague.patch(contact.id, { strategy }, who)
    keep({ kind: 'colleague', time: Date.now(), id: contact.id, fields: { strategy }, who })
  }
  setTimeout(colleagueEdits, 45_000 + Math.random() * 45_000)
}

function pick<T>(list: readonly T[]): T | undefined {
  return list[Math.floor(Math.random() * list.length)]
}

setTimeout(colleagueEdits, 30_000)
process.parentPort.postMessage({ kind: 'ready', origin: server.url })

import { setTimeout as after } from 'node:timers/promises'
import { expect } from 'playwright/test'
import { createPromises, differences } from './promises'
import type { FaultRule } from './reference-server/faults'
import { createRandom, type Random } from './reference-server/prng'
import type { ReferenceServer } from './reference-server/start'
import { test, type Watched } from './watched'

const kills = Number(process.env.KILLS ?? 10)
const seed = Number(process.env.KILLS_SEED ?? 1)
const longestMs = 3_000
/** Of a start that is killed before anything is done in it. */
const shortestMs = 300

const people = Array.from({ length: 60 }, (_, i) => ({
  id: String(2001 + i),
  firstName: `Kim${i}`,
  lastName: 'Lindqvist',
  email: `kim${i}@nordport.example`,
  tags: ['nordics'],
}))

test(`S1, S7, S12: what was called saved before each of ${kills} kills at random moments is there after it`, async ({
  serve,
  watch,
}) => {
  test.setTimeout(60_000 + kills * 15_000)
  const startMs = performance.now()
  const random = createRandom(seed)
  const server = await serve({ contacts: people })
  const promises = createPromises(server)
  const numbers = counter()

  for (let kill = 1; kill <= kills; kill++) {
    await test.step(`kill ${kill} of KILLS_SEED=${seed}`, async () => {
      server.faults.clear()
      for (let n = random.below(4); n > 0; n--) server.faults.add(faultOf(random, numbers))
      const app = await watch({ api: server })
      if (random.chance(0.2)) {
        await after(random.below(shortestMs)) // in the middle of opening, of joining the journal, of the first requests
        await app.kill()
      } else {
        await opened(app)
        expect(await promises.missingIn(app.ask)).toEqual([])
        await playUntilKilled({ app, server, random, numbers })
      }
      promises.take(app.acts)
      expect(app.notices.filter(({ kind }) => kind === 'recovered')).toEqual([])
    })
  }

  server.faults.clear()
  server.faults.release()
  const { desk, ask } = await watch({ api: server })
  await desk.reaches('Up to date')
  expect(await promises.missingIn(ask)).toEqual([])
  expect(await ask('waiting', null)).toEqual([])
  expect(promises.wrongOnServer()).toEqual([])
  expect(await differences(server, ask)).toEqual([])
  // S6: what only colleagues change is in no request of ours.
  expect(server.model.log.filter(({ body }) => body !== null && 'linkedInUrl' in Object(body))).toEqual([])
  const { leaves, creates, notes } = promises.size()
  for (const count of [leaves, creates, notes]) expect(count).toBeGreaterThan(0)
  const { saved, unanswered } = promises.counts
  console.log(
    `kills: ${kills} kills (KILLS_SEED=${seed}), ${saved} acts called saved, ${unanswered} under way when killed; ` +
      `${leaves} fields and tags, ${creates} contacts and ${notes} notes, none lost, none twice; ` +
      `${server.model.log.length} requests; ${((performance.now() - startMs) / 1_000 / kills).toFixed(1)} s a kill`,
  )
})

type Round = { app: Watched; server: ReferenceServer; random: Random; numbers: () => number }

/** Works in the window as fast as it can, a colleague beside it, until everything of it is killed in the middle. */
async function playUntilKilled(round: Round): Promise<void> {
  let killed = false
  const work = async () => {
    while (!killed) await workOnOne(round)
  }
  const ended = work().catch((error: unknown) => {
    if (!killed) throw error // what was under way in the window fails with it
  })
  await Promise.race([ended, after(round.random.below(longestMs))])
  killed = true
  await round.app.kill()
  await ended
}

async function workOnOne({ app: { desk, ask }, server, random, numbers }: Round): Promise<void> {
  const contact = people[random.below(people.length)]
  if (!contact) return
  if (random.chance(0.3)) colleague({ server, random, numbers })
  await desk.open(`${contact.firstName} ${contact.lastName}`)
  for (let n = 1 + random.below(4); n > 0; n--) {
    const no = numbers()
    switch (random.below(7)) {
      case 0:
      case 1:
        await type(desk.field('Phone'), `+46 70 555 ${String(no).padStart(4, '0')}`)
        break
      case 2:
        await type(desk.field('Email'), `kim.${no}@nordport.example`)
        break
      case 3:
        await type(desk.field('Strategy'), `The plan,\nas of ${no}`, 'Control+Enter')
        break
      case 4:
        await type(desk.field('Add tag'), `mine-${no}`)
        break
      case 5:
        start(ask('note', { id: contact.id, type: 'call', note: `Call ${no}` }))
        break
      case 6:
        start(createAndGoOn(ask, no))
        break
    }
  }
}

/** A contact that is worked on before the server knows it. */
async function createAndGoOn(ask: Watched['ask'], no: number): Promise<void> {
  const made = await ask('create', { values: { firstName: `New${no}`, email: `new${no}@nordport.example` } })
  if (made.kind !== 'saved' || !made.id) return
  await ask('note', { id: made.id, type: 'note', note: `Note ${no}` })
  await ask('edit', { id: made.id, path: 'strategy', value: `Met at ${no}` })
}

/** Not waited for: the answer comes, or the kill. */
function start(asked: Promise<unknown>): void {
  asked.catch(() => undefined)
}

async function type(field: ReturnType<Watched['desk']['field']>, text: string, key = 'Enter'): Promise<void> {
  await field.fill(text)
  await field.press(key)
}

/** The first rows are on the screen before the store that they are of can be asked. */
async function opened({ desk, ask }: Watched): Promise<void> {
  await expect(desk.row('Kim0 Lindqvist')).toBeVisible()
  const answers = () =>
    ask('waiting', null).then(
      () => true,
      () => false,
    )
  await expect.poll(answers).toBe(true)
}

/** Never where the user works: two who change one field is another test's matter. */
function colleague({ server, random, numbers }: Omit<Round, 'app'>): void {
  const { model } = server
  const id = people[random.below(people.length)]?.id ?? ''
  const tags = model.contact(id)?.tags ?? []
  model.colleague.patch(
    id,
    random.chance(0.5) ? { linkedInUrl: linkedIn(numbers) } : { tags: [...tags, `theirs-${numbers()}`] },
  )
}

const linkedIn = (numbers: () => number) => `https://www.linkedin.com/in/kim-${numbers()}`

function faultOf(random: Random, numbers: () => number): FaultRule {
  const method = random.pick(['PATCH', 'PATCH', 'POST', 'GET'])
  const skip = random.below(3)
  const read: FaultRule['fault'][] = [{ kind: 'delay', ms: 300 }, { kind: 'cut-body' }, { kind: 'reset' }]
  const write: FaultRule['fault'][] = [
    { kind: 'reset' },
    { kind: 'act-then-reset' },
    { kind: 'act-then-silence' },
    { kind: 'act-late', ms: 500, client: 'reset' },
    { kind: 'cut-body' },
    { kind: 'delay', ms: 400 },
    { kind: 'duplicate', answer: 'first' },
    { kind: 'answer', status: 503 },
    { kind: 'answer', status: 500, acts: true },
  ]
  const patch: FaultRule['fault'][] = [
    ...write,
    { kind: 'colleague-first', fields: { linkedInUrl: linkedIn(numbers) } },
  ]
  const from = { GET: read, PATCH: patch, POST: write }[method] ?? read
  return { method, skip, times: 1 + random.below(2), fault: from[random.below(from.length)] ?? { kind: 'reset' } }
}

/** Gives every value a number of its own: which one is found says when it was made. */
function counter(): () => number {
  let last = 0
  return () => ++last
}

import path from 'node:path'
import { expect } from 'playwright/test'
import { test as appTest, type Started } from './app-test'
import {
  type FaultProxy,
  type LineFault,
  portalAnswer,
  redirectAnswer,
  startFaultProxy,
  startStranger,
  tlsAlert,
} from './fault-proxy'
import type { ReferenceServer } from './reference-server/start'

const ada = '1001'
const unreachable = '1 change saved on this laptop'
const portal = 'This network wants you to sign in first'

type World = { server: ReferenceServer; proxy: FaultProxy; app: Started }
type Fixtures = {
  /** In every test: whatever happens on the line, nobody else hears of it. */
  stranger: Awaited<ReturnType<typeof startStranger>>
  proxyTo: (server: ReferenceServer) => Promise<FaultProxy>
  /** The app signed in to a server of its own across a line of its own, on a profile of the given name. */
  connected: (name?: string) => Promise<World>
}

const test = appTest.extend<Fixtures>({
  stranger: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are wanted from this pattern
    async ({}, use) => {
      const stranger = await startStranger()
      await use(stranger)
      await stranger.close()
      expect(stranger.heard).toEqual([])
    },
    { auto: true },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: as above
  proxyTo: async ({}, use) => {
    const lines: Pick<World, 'server' | 'proxy'>[] = []
    await use(async (server) => {
      const proxy = await startFaultProxy(server)
      lines.push({ server, proxy })
      return proxy
    })
    await Promise.all(lines.map(({ proxy }) => proxy.close()))
    for (const line of lines) expectTokenAtHome(line)
  },
  connected: async ({ serve, proxyTo, start, profile }, use) => {
    await use(async (name = 'profile') => {
      const server = await serve()
      const proxy = await proxyTo(server)
      const app = await start({ profile: path.join(profile, name), api: { url: proxy.url, token: server.token } })
      await app.desk.reaches('Up to date')
      return { server, proxy, app }
    })
  },
})

/** The bodies of the PATCHes that the server has carried out, in their order. */
function writtenTo({ model }: ReferenceServer, id: string): unknown[] {
  return model.log
    .filter((entry) => entry.method === 'PATCH' && entry.path.endsWith(`/${id}`) && entry.status === 200)
    .map(({ body }) => body)
}

/** How often the contact has changed by our hand. */
function changesBy({ model }: ReferenceServer, id: string): number {
  return model.timeline(id).filter(({ type, user }) => type === 'audit' && user.id === 'me').length
}

/** The token went to the configured origin alone, and what somebody on the way had set came back to nobody. */
function expectTokenAtHome({ server, proxy }: Pick<World, 'server' | 'proxy'>): void {
  for (const { headers } of proxy.requests) {
    expect(headers.get('cookie')).toBeNull()
    if (!headers.has('authorization')) continue
    expect(headers.get('authorization')).toBe(`Bearer ${server.token}`)
    expect(headers.get('host')).toBe(new URL(proxy.url).host)
  }
}

type Round = {
  fault: LineFault
  /** What the pill says besides "Offline". */
  says: string
  /** Does the server get to act on the first send? */
  acts?: true
  /** The user types another value before the line heals. */
  again?: true
}

/** A value is typed while the line is bad, a colleague changes another field meanwhile, and the line heals. */
async function playRound({ server, proxy, app: { desk } }: World, { fault, says, acts, again }: Round, nth: number) {
  const first = `+46 70 555 0${nth} 01`
  const last = again ? `+46 70 555 0${nth} 02` : first
  const strategy = `Theirs, the ${nth}. time.`
  const before = { written: writtenTo(server, ada).length, changes: changesBy(server, ada) }
  const seen = proxy.requests.length
  await proxy.faults({ fault })
  await desk.edit('Phone', first)
  await desk.says('Offline', says)
  if (fault.kind !== 'refuse') {
    const hit = proxy.requests.slice(seen).map(({ method, fault }) => `${method} ${fault}`)
    expect(new Set(hit)).toEqual(new Set([`PATCH ${fault.kind}`, `GET ${fault.kind}`]))
  }
  server.model.colleague.patch(ada, { strategy })
  if (again) await desk.edit('Phone', last)
  await expect(desk.pill).toContainText(says)
  await proxy.faults()
  await desk.syncNow()
  await desk.reaches('Up to date')
  const values = acts && again ? [first, last] : [last]
  expect(writtenTo(server, ada).slice(before.written)).toEqual(values.map((phone) => ({ phone })))
  expect(changesBy(server, ada) - before.changes).toBe(values.length)
  expect(server.model.contact(ada)).toMatchObject({ phone: last, strategy })
  await expect(desk.field('Phone')).toHaveValue(last)
  await expect(desk.field('Strategy')).toHaveValue(strategy)
  await expect(desk.unsent('Phone')).toHaveCount(0)
  await expect(desk.button('Needs review')).toHaveCount(0)
}

async function playRounds(world: World, rounds: readonly Round[]): Promise<void> {
  await world.app.desk.open('Ada Aalto')
  for (const [i, round] of rounds.entries()) {
    await test.step(round.fault.kind, () => playRound(world, round, i))
  }
}

test('a request that never arrives, or in part, changes nothing; the last value is sent once when the line is back', async ({
  connected,
}) => {
  await playRounds(await connected(), [
    { fault: { kind: 'refuse' }, says: unreachable },
    { fault: { kind: 'cut-request', bytes: 60 }, says: unreachable },
    { fault: { kind: 'cut-request', bytes: -10 }, says: unreachable, again: true },
  ])
})

test('an answer lost after the server acted is no conflict with our own value, and no value is written twice', async ({
  connected,
}) => {
  await playRounds(await connected(), [
    { fault: { kind: 'act-then-reset' }, says: unreachable, acts: true, again: true },
    { fault: { kind: 'act-then-close' }, says: unreachable, acts: true },
    { fault: { kind: 'cut-answer' }, says: unreachable, acts: true, again: true },
  ])
})

test('a captive portal that answers in the server’s place is named, and nothing of it stays after the sign-in', async ({
  connected,
}) => {
  await playRounds(await connected(), [{ fault: { kind: 'answer', bytes: portalAnswer('200 OK') }, says: portal }])
})

test('a captive portal that says 511 (RFC 6585 §6) is named as one', async ({ connected }) => {
  await playRounds(await connected(), [
    { fault: { kind: 'answer', bytes: portalAnswer('511 Network Authentication Required') }, says: portal },
  ])
})

test('no redirect is followed: another origin gets neither the token nor a connection', async ({
  connected,
  stranger,
}) => {
  const otherHost = stranger.url.replace('127.0.0.1', 'localhost')
  const rounds = [
    { status: '302 Found', location: `${stranger.url}/api/v1/network/contacts/${ada}` },
    { status: '307 Temporary Redirect', location: `${otherHost}/login` },
    { status: '308 Permanent Redirect', location: `${stranger.url}/api/v1/network/contacts` },
  ]
  await playRounds(
    await connected(),
    rounds.map(({ status, location }) => {
      return { fault: { kind: 'answer', bytes: redirectAnswer(status, location) }, says: unreachable }
    }),
  )
})

test('bytes that are no HTTP are no answer', async ({ connected }) => {
  await playRounds(await connected(), [
    { fault: { kind: 'answer', bytes: 'SSH-2.0-OpenSSH_9.2\r\n\0\xff{"data":[]}\r\n\r\n' }, says: unreachable },
    { fault: { kind: 'answer', bytes: tlsAlert, hangsUp: true }, says: unreachable },
  ])
})

test('a reused connection that is reset after the server acted: Chromium sends again by itself, and that is no conflict', async ({
  connected,
}) => {
  const world = await connected()
  const { server, proxy } = world
  const { desk } = world.app
  await proxy.faults({ fault: { kind: 'act-then-reset', reused: true } })
  await desk.open('Ada Aalto')
  for (const phone of ['+46 70 555 01 01', '+46 70 555 01 02']) {
    const before = proxy.requests.length
    await desk.edit('Phone', phone)
    await expect(desk.unsent('Phone')).toHaveCount(0)
    const [sent, again] = proxy.requests.slice(before).filter(({ method }) => method === 'PATCH')
    expect([sent?.reused, sent?.fault, again?.reused]).toEqual([true, 'act-then-reset', false])
    expect(again?.headers.get('if-match')).toBe(sent?.headers.get('if-match'))
    await desk.reaches('Up to date')
    await expect(desk.field('Phone')).toHaveValue(phone)
  }
  expect(writtenTo(server, ada)).toEqual([{ phone: '+46 70 555 01 01' }, { phone: '+46 70 555 01 02' }])
  expect(changesBy(server, ada)).toBe(2)
  await expect(desk.button('Needs review')).toHaveCount(0)
})

test('a slow line is waited for: each value goes out once, and what is typed meanwhile is kept and follows', async ({
  connected,
}) => {
  const world = await connected()
  const { server, proxy } = world
  const { desk } = world.app
  const patches = () => proxy.requests.filter(({ method }) => method === 'PATCH').map(({ fault }) => fault)
  await desk.open('Ada Aalto')
  await proxy.faults({ fault: { kind: 'delay', ms: 800 } })
  await desk.edit('Phone', '+46 70 555 01 01')
  await expect.poll(patches).toEqual(['delay'])
  await proxy.faults({ fault: { kind: 'drip', ms: 800 } })
  await desk.edit('Phone', '+46 70 555 01 02')
  await desk.reaches('Syncing')
  await desk.reaches('Up to date')
  expect(patches()).toEqual(['delay', 'drip'])
  expect(writtenTo(server, ada)).toEqual([{ phone: '+46 70 555 01 01' }, { phone: '+46 70 555 01 02' }])
  await expect(desk.field('Phone')).toHaveValue('+46 70 555 01 02')
})

test('what is never answered is given up in time and said, and each value is written once all the same', async ({
  connected,
}) => {
  // The time limit is 20 s: two apps wait for it at the same time, one on its pull and one on its sends.
  const pulls = await connected('pulls')
  const sends = await connected('sends')
  const phone = '+46 70 555 01 01'

  async function pullsInSilence({ server, proxy, app: { desk } }: World): Promise<void> {
    await proxy.faults({ fault: { kind: 'silence' } })
    await desk.syncNow()
    await desk.open('Ada Aalto')
    await desk.edit('Phone', phone)
    await desk.says('Offline', 'Propstreet does not answer. 1 change is safe.')
    await proxy.faults()
    await desk.syncNow()
    await desk.reaches('Up to date')
    expect(writtenTo(server, ada)).toEqual([{ phone }])
  }

  async function sendsInSilence({ server, proxy, app: { desk } }: World): Promise<void> {
    await proxy.faults({ fault: { kind: 'refuse' } })
    await desk.syncNow()
    await desk.reaches('Offline')
    const people = ['1001', '1002', '1003'].map((id) => ({ id, ...server.model.contact(id) }))
    for (const { firstName, lastName } of people) {
      await desk.open(`${firstName} ${lastName}`)
      await desk.edit('Phone', phone)
    }
    await proxy.faults(
      // Long enough for all three to be sent together: none of them is being typed in any more.
      { fault: { kind: 'delay', ms: 2_000 }, method: 'GET' },
      { fault: { kind: 'silence' }, method: 'PATCH', path: '/1001' },
      { fault: { kind: 'act-then-silence' }, method: 'PATCH', path: '/1002' },
      { fault: { kind: 'drip', ms: 60_000 }, method: 'PATCH', path: '/1003' },
    )
    await desk.syncNow()
    const sent = () => proxy.requests.filter(({ method }) => method === 'PATCH').map(({ fault }) => fault)
    await expect.poll(() => sent().sort()).toEqual(['act-then-silence', 'drip', 'silence'])
    await desk.reaches('Syncing')
    await expect(desk.pill).toContainText('3 changes left')
    await proxy.faults()
    await desk.reaches('Up to date', 40_000)
    for (const { id } of people) {
      expect(writtenTo(server, id)).toEqual([{ phone }])
      expect(changesBy(server, id)).toBe(1)
    }
    await expect(desk.button('Needs review')).toHaveCount(0)
  }

  await Promise.all([pullsInSilence(pulls), sendsInSilence(sends)])
})

test('a server address with https that is answered in plain text gets no plain text from us', async ({
  serve,
  proxyTo,
  start,
}) => {
  const server = await serve()
  const proxy = await proxyTo(server)
  const url = proxy.url.replace('http:', 'https:')
  const { desk } = await start({ api: { url, token: server.token } })
  await desk.says('Offline', 'Your contacts are all here.')
  expect(proxy.heard()).not.toBe('')
  expect(proxy.heard()).not.toContain(server.token)
  expect(proxy.heard()).not.toContain('HTTP/')
  expect(server.model.log).toEqual([])
})

import { beforeEach, expect, test, vi } from 'vitest'
import type { Account } from '../shared/ipc'
import { usualSettings } from '../shared/settings'
import { newAccount, sampleAccount } from './accounts'
import { startSampleServer } from './sample'
import { createSession, type SessionDeps } from './session'

vi.mock('electron', () => ({ ipcMain: {}, utilityProcess: {} }))
vi.mock('./sample', () => ({ startSampleServer: vi.fn() }))

const starting = vi.mocked(startSampleServer)
const server = { origin: 'http://127.0.0.1:9', token: 'sample', stop: vi.fn() }
const anna = newAccount('https://anna.example')

/** A session of the given account with a window; its tokens are named after their accounts. */
function sessionOf(account: Account | null) {
  const calls = { connect: vi.fn(), disconnect: vi.fn(), wake: vi.fn(), reconcile: vi.fn() }
  const sync = { ...calls, timeline: vi.fn(), estimate: vi.fn() }
  const report = vi.fn()
  const send = vi.fn()
  const deps: SessionDeps = {
    environment: { signIn: null, problem: null, userData: null },
    accounts: { current: () => account, known: () => null, choose: vi.fn() },
    tokens: { get: (id) => `token of ${id}`, put: () => 'stored', remove: vi.fn() },
    sync,
    userData: '/profile',
    apiFor: vi.fn(),
    page: () => ({ isDestroyed: () => false, send }) as never,
    report,
  }
  return { session: createSession(deps), sync, report, send }
}

beforeEach(() => {
  vi.resetAllMocks()
})

test('a store that is open gets an engine for its account, with the token of that account', async () => {
  const { session, sync } = sessionOf(anna)
  await session.storeReady()
  expect(sync.connect.mock.calls.map(([, access]) => access)).toEqual([
    { account: anna.id, access: { origin: anna.origin, token: `token of ${anna.id}` } },
  ])
})

test('the sample server is started once, however often it is asked for', async () => {
  starting.mockResolvedValue(server)
  const { session } = sessionOf(null)
  await Promise.all([session.exploreSample(), session.exploreSample()])
  await session.storeReady()
  expect(starting).toHaveBeenCalledTimes(1)
})

test('a sample server that did not start is tried again', async () => {
  starting.mockRejectedValueOnce(new Error('no')).mockResolvedValue(server)
  const { session } = sessionOf(null)
  expect(await session.exploreSample()).toEqual({ kind: 'failed', cause: 'sample-failed' })
  expect(await session.exploreSample()).toEqual({ kind: 'ok', kept: 'stored' })
})

test('who signs out while the sample server starts gets no engine, and the server ends', async () => {
  let start = (_: typeof server) => {}
  starting.mockReturnValue(
    new Promise((resolve) => {
      start = resolve
    }),
  )
  const { session, sync, report } = sessionOf(sampleAccount)
  const ready = session.storeReady()
  session.signOut()
  start(server)
  await ready
  expect(sync.connect).not.toHaveBeenCalled()
  expect(report).not.toHaveBeenCalled()
  expect(server.stop).toHaveBeenCalledTimes(1)
})

test('a store whose sample server does not start has its journal all the same, and is told that nothing is synced', async () => {
  starting.mockRejectedValue(new Error('no'))
  const { session, sync, report } = sessionOf(sampleAccount)
  await session.storeReady()
  expect(sync.connect.mock.calls.map(([, to]) => to)).toEqual([{ account: 'sample', access: null }])
  expect(report).toHaveBeenCalledTimes(1)
})

test('a page that starts anew starts with who is signed in now, not who was when its window was made', async () => {
  starting.mockResolvedValue(server)
  const { session } = sessionOf(null)
  const about = { platform: 'linux', version: '1', settings: usualSettings, language: 'en', country: null } as const
  expect(session.boot(about).account).toBeNull()
  await session.exploreSample()
  expect(session.boot(about).account).toEqual(sampleAccount)
})

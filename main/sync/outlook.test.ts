import { beforeEach, describe, expect, test } from 'vitest'
import type { SyncStatus } from '../../shared/ipc'
import { createOutlook, type Outlook } from './outlook'

let now = 0
let said: SyncStatus['state'][] = []
let outlook: Outlook
beforeEach(() => {
  now = 10_000
  said = []
  outlook = createOutlook({ now: () => now, random: () => 1, report: (state) => said.push(state) })
})

/** How long nothing may be asked, in ms. */
const pause = () => outlook.pausedUntil() - now

test('at first nothing is paused and nothing is said', () => {
  expect([outlook.pausedUntil(), said]).toEqual([0, []])
})

test('says that it syncs, and that it is idle', () => {
  outlook.syncing()
  outlook.idle()
  outlook.syncing()
  expect(said).toEqual([{ kind: 'syncing' }, { kind: 'idle' }, { kind: 'syncing' }])
})

describe('offline', () => {
  test('waits twice as long each time, and says why and for how long', () => {
    outlook.offline('unreachable')
    expect(pause()).toBe(1_000)
    outlook.offline('portal')
    expect(pause()).toBe(2_000)
    expect(said).toEqual([
      { kind: 'offline', cause: 'unreachable', retryInMs: 1_000 },
      { kind: 'offline', cause: 'portal', retryInMs: 2_000 },
    ])
  })

  test('stays the word while it tries, until something is answered', () => {
    outlook.offline('no-answer')
    outlook.syncing()
    expect(said.map(({ kind }) => kind)).toEqual(['offline'])
    outlook.answered()
    expect(said.map(({ kind }) => kind)).toEqual(['offline', 'syncing'])
  })

  test('an answer ends the count of failures', () => {
    outlook.offline('no-answer')
    outlook.offline('no-answer')
    outlook.answered()
    outlook.offline('no-answer')
    expect(pause()).toBe(1_000)
  })

  test('the pause ends when the network may be back', () => {
    outlook.offline('no-answer')
    outlook.lift()
    expect(outlook.pausedUntil()).toBe(0)
  })
})

test('an answer says nothing that is not news', () => {
  outlook.idle()
  outlook.answered()
  expect(said).toEqual([{ kind: 'idle' }])
})

describe('a limit', () => {
  test('pauses for as long as the server says, and says so', () => {
    outlook.limited(30_000)
    expect(pause()).toBe(30_000)
    expect(said).toEqual([{ kind: 'limited', forMs: 30_000 }])
  })

  test('of several at a time the longest counts', () => {
    outlook.limited(30_000)
    outlook.limited(20_000)
    outlook.limited(30_000)
    expect(pause()).toBe(30_000)
    outlook.limited(40_000)
    expect(pause()).toBe(40_000)
    expect(said.map((state) => state.kind === 'limited' && state.forMs)).toEqual([30_000, 40_000])
  })

  test.each([null, 0])('without a time (%s) is a wait that doubles', (retryAfterMs) => {
    outlook.limited(retryAfterMs)
    expect(pause()).toBe(1_000)
    outlook.limited(retryAfterMs)
    expect(pause()).toBe(2_000)
  })

  test('is the server’s word: nothing that happens here lifts it', () => {
    outlook.limited(30_000)
    outlook.lift()
    expect(pause()).toBe(30_000)
  })

  test('a time that was named counts as no failure', () => {
    outlook.limited(500)
    expect(outlook.failed()).toBe(1_000)
  })
})

test('without a token that is taken nothing is asked, whatever happens', () => {
  outlook.signInNeeded()
  outlook.lift()
  outlook.limited(1_000)
  expect(outlook.pausedUntil()).toBe(Number.POSITIVE_INFINITY)
  expect(said).toEqual([{ kind: 'sign-in-needed' }])
})

test('failures of our own wait twice as long each time', () => {
  expect([outlook.failed(), outlook.failed(), outlook.failed()]).toEqual([1_000, 2_000, 4_000])
  outlook.offline('no-answer')
  expect(pause()).toBe(8_000)
})

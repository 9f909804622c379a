import { expect, test } from 'vitest'
import type { SyncStatus } from '../../shared/ipc'
import { type PillInput, pillOf } from './pill'

const idle: SyncStatus = { state: { kind: 'idle' }, lastSynced: null, pulled: true, firstPull: false, leftMs: null }
const input = (status: Partial<SyncStatus>, counts: { waiting?: number; review?: number } = {}): PillInput => ({
  status: { ...idle, ...status },
  summary: { total: 10, waiting: 0, review: 0, version: 1, ...counts },
  account: { id: 'a', kind: 'token', origin: 'https://app.propstreet.com' },
  elapsedMs: 0,
})
const offline = (cause: 'unreachable' | 'portal') =>
  ({ state: { kind: 'offline', cause, retryInMs: 1000 } }) satisfies Partial<SyncStatus>
const spoken = (pill: ReturnType<typeof pillOf>) => `${pill.title}. ${pill.strong}${pill.text}`

test('offline says how much is saved and when it goes', () => {
  expect(spoken(pillOf(input(offline('unreachable'), { waiting: 3 })))).toBe(
    'Offline. 3 changes saved on this laptop; they will be sent when you reconnect.',
  )
})

test('an expired sign-in comes before everything and can be renewed at once', () => {
  const pill = pillOf(input({ state: { kind: 'sign-in-needed' } }, { waiting: 14, review: 2 }))
  expect(spoken(pill)).toBe('Sign-in needed. Sign-in expired. 14 changes are safe.')
  expect(pill.action).toBe('sign-in')
})

test('a captive portal is named as such', () => {
  expect(spoken(pillOf(input(offline('portal'))))).toBe(
    'Offline. This network wants you to sign in first (hotel or airport Wi-Fi). Your changes are safe.',
  )
})

test('a rate limit counts down and never reaches zero before the engine goes on', () => {
  const limited = input({ state: { kind: 'limited', forMs: 20_000 } })
  expect(pillOf(limited).text).toBe('Propstreet is limiting requests. Continuing in 20 s.')
  expect(pillOf({ ...limited, elapsedMs: 60_000 }).text).toContain('in 1 s.')
})

test('review comes before waiting', () => {
  expect(pillOf(input({}, { waiting: 1, review: 1 })).title).toBe('Needs review')
  expect(pillOf(input({}, { waiting: 1 })).title).toBe('Waiting')
})

test('"Up to date" is said only after a pull and with an empty queue', () => {
  expect(pillOf(input({})).title).toBe('Up to date')
  expect(pillOf(input({ pulled: false })).title).not.toBe('Up to date')
  expect(pillOf(input({}, { waiting: 1 })).title).not.toBe('Up to date')
})

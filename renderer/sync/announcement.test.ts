import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createAnnouncer, SETTLED_MS } from './announcement'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const start = () => {
  const said: string[] = []
  return { said, announcer: createAnnouncer((text) => said.push(text)) }
}

test('a state is read aloud once it has settled', () => {
  const { said, announcer } = start()
  announcer.follow('Offline', () => 'Offline.')
  vi.advanceTimersByTime(SETTLED_MS - 1)
  expect(said).toEqual([])
  vi.advanceTimersByTime(1)
  expect(said).toEqual(['Offline.'])
})

test('what comes and goes again is not read, nor a count that changes', () => {
  const { said, announcer } = start()
  announcer.follow('Up to date', () => 'Up to date.')
  vi.advanceTimersByTime(SETTLED_MS)
  announcer.follow('Syncing', () => 'Syncing.')
  vi.advanceTimersByTime(1000)
  announcer.follow('Up to date', () => 'Up to date.')
  vi.advanceTimersByTime(SETTLED_MS)
  announcer.follow('Up to date', () => 'Up to date, again.')
  vi.advanceTimersByTime(SETTLED_MS)
  expect(said).toEqual(['Up to date.'])
})

test('what is read is what holds when it has settled', () => {
  const { said, announcer } = start()
  let count = 3
  announcer.follow('Waiting', () => `${count} waiting`)
  count = 5
  vi.advanceTimersByTime(SETTLED_MS - 1)
  announcer.follow('Waiting', () => `${count} waiting`)
  vi.advanceTimersByTime(1)
  expect(said).toEqual(['5 waiting'])
})

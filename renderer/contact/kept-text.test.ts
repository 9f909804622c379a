import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createKeptText } from './kept-text'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function keptText(draft: string | null = null) {
  const drafts: (string | null)[] = []
  return { kept: createKeptText({ draft, keepDraft: (text) => drafts.push(text) }), drafts }
}

test('what is typed is kept as a draft 300 ms after the last key', () => {
  const { kept, drafts } = keptText()
  kept.input('Cal')
  vi.advanceTimersByTime(299)
  kept.input('Called')
  vi.advanceTimersByTime(299)
  expect(drafts).toEqual([])
  vi.advanceTimersByTime(1)
  expect(drafts).toEqual(['Called'])
})

test('what was typed before a crash is there again, and no longer once it is saved', () => {
  const { kept, drafts } = keptText('Called')
  expect([kept.text(), kept.touched()]).toEqual(['Called', false])
  kept.input('Called her')
  kept.clear()
  vi.runAllTimers()
  expect([kept.text(), drafts]).toEqual(['', [null]])
})

test('what is being saved stays a draft until it is', () => {
  const { kept, drafts } = keptText()
  kept.input('vip')
  vi.runAllTimers()
  kept.handOver()
  vi.runAllTimers()
  expect([kept.text(), drafts]).toEqual(['', ['vip']])
  kept.clear()
  expect(drafts).toEqual(['vip', null])
})

test('what goes at once is kept at once, and only what is new', () => {
  const { kept, drafts } = keptText('Called')
  kept.flush()
  expect(drafts).toEqual([])
  kept.input('Called h')
  kept.flush()
  vi.runAllTimers()
  expect(drafts).toEqual(['Called h'])
  kept.input('')
  kept.flush()
  expect(drafts).toEqual(['Called h', null])
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TimelineAnswer, TimelinePage } from '../../shared/timeline'
import type { Answer } from './answer'
import { type Calls, scriptedApi } from './scripted/ports'
import { readTimeline } from './timeline'
import { timelineFor } from './timeline-for'

const maria = { id: 'u2', name: 'Maria Ek' }
const at = '2026-11-20T10:42:00.1234567Z'
const audit = {
  ...{ id: 'a1', type: 'audit', timestampUtc: at, user: maria },
  details: { operation: 'update', changedFields: ['email', 'phone'] },
}
const note = {
  id: 'n1',
  type: 'note',
  timestampUtc: at,
  user: maria,
  details: { note: 'Rang', type: 'call', fileId: 1 },
}
const page = (data: unknown[], nextCursor: string | null = null) => ({
  data,
  page: { nextCursor, hasMore: nextCursor !== null },
})

test('audit entries and notes are read, with the way to the next page', () => {
  expect(readTimeline(page([note, audit], 'c2'))?.value).toEqual({
    entries: [
      { kind: 'note', id: 'n1', at, who: maria, type: 'call', text: 'Rang' },
      { kind: 'audit', id: 'a1', at, who: maria, operation: 'update', fields: ['email', 'phone'] },
    ],
    next: 'c2',
  })
})

test('an entry that can’t be read holds up no other (S8)', () => {
  const nonsense = [null, 'x', { ...audit, timestampUtc: 'yesterday' }, { ...note, details: {} }, { type: 'poll' }]
  expect(readTimeline(page([...nonsense, audit]))?.value.entries).toHaveLength(1)
})

test('what is no page is none', () => {
  expect([readTimeline('x'), readTimeline({}), readTimeline({ data: [], hasMore: true })]).toEqual([null, null, null])
})

test('whatever a server says, what is taken in has the promised form and is not endless', () => {
  const entry = fc.record({
    id: fc.oneof(fc.string(), fc.integer(), fc.anything()),
    type: fc.constantFrom('audit', 'note', 'other'),
    timestampUtc: fc.oneof(fc.constant(at), fc.string()),
    user: fc.oneof(fc.constant(maria), fc.constant(null), fc.anything()),
    details: fc.oneof(
      fc.record({ operation: fc.string(), changedFields: fc.array(fc.string()) }),
      fc.record({ note: fc.constant('x'.repeat(20_000)), type: fc.string() }),
      fc.anything(),
    ),
  })
  fc.assert(
    fc.property(fc.array(entry), (entries) => {
      const read = readTimeline(page(entries))
      expect(TimelinePage.safeParse(read?.value).success).toBe(true)
      for (const one of read?.value.entries ?? []) if (one.kind === 'note') expect(one.text.length).toBe(10_000)
    }),
  )
})

test('a timeline is not asked for when the budget that is left belongs to sync', async () => {
  const calls: Calls = []
  const budget = (remaining: number) => ({ remaining, limit: 60, resetMs: 1, windowMs: 60_000 })
  const of = { id: '7', cursor: null }
  const asked = async (api: Parameters<typeof scriptedApi>[1]) => timelineFor(scriptedApi(calls, api), of)
  expect(await asked({ budget: () => budget(29) })).toEqual({ kind: 'not-read', cause: 'busy' })
  expect(await asked({ waitMs: () => 1 })).toEqual({ kind: 'not-read', cause: 'busy' })
  expect(calls).toEqual([])
  const read = await asked({ budget: () => budget(30) })
  expect(TimelineAnswer.parse(read)).toEqual({ kind: 'read', entries: [], next: null })
  expect(calls).toEqual([['timeline', '7', null]])
})

test('no answer is offline, a refusal is a failure', async () => {
  const none: Answer<never> = { kind: 'unanswered', cause: 'no-answer' }
  const gone: Answer<never> = { kind: 'missing', refusals: [] }
  const cause = async (answer: Answer<never>) =>
    timelineFor(scriptedApi([], { timeline: async () => answer }), { id: '7', cursor: null })
  expect(await cause(none)).toMatchObject({ cause: 'offline' })
  expect(await cause(gone)).toMatchObject({ cause: 'failed' })
})

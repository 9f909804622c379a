import { beforeEach, describe, expect, test } from 'vitest'
import type { AuditEntry } from '../../shared/audit'
import type { Contact } from '../../shared/contact'
import type { Answer } from './answer'
import { createPusher } from './push'
import { type Calls, scriptedApi, scriptedStore } from './scripted/ports'
import { contactRow, moment, sendOf } from './scripted/rows'

let calls: Calls = []
let row: Contact | null = null
let timeline: Answer<AuditEntry[]> = { kind: 'stale' }
beforeEach(() => {
  calls = []
  row = contactRow('e2')
  timeline = { kind: 'ok', value: [] }
})

function pusher(me: string | null) {
  return createPusher({
    api: scriptedApi(calls, { send: async () => ({ kind: 'ok', value: row }), audit: async () => timeline }),
    store: scriptedStore(calls, { beginSend: async () => sendOf('patch') }),
    now: () => 0,
    pause: async () => {},
    me,
  })
}
const entry = (id: string, timestampUtc = moment): AuditEntry => {
  return { timestampUtc, user: { id, name: id }, changedFields: ['firstName'] }
}
const later = '2026-06-01T12:00:01.0000000Z'
const asked = () => calls.filter(([name]) => name === 'audit').length
const known = () => calls.filter(([name]) => name === 'knowMe').map(([, args]) => args)

describe('who we are in timelines', () => {
  test('is learnt from the entry of our own change, once', async () => {
    const sending = pusher(null)
    timeline = { kind: 'ok', value: [entry('u2', later), entry('u1'), entry('u3', '2026-05-31T12:00:00.0000000Z')] }
    await sending.send('c1')
    await sending.send('c1')
    expect(calls.filter(([name]) => name === 'audit')).toEqual([['audit', 'c1']])
    expect(known()).toEqual([{ me: 'u1' }])
  })

  test('is not asked when it is known', async () => {
    await pusher('u1').send('c1')
    expect(asked()).toBe(0)
  })

  test('is not guessed where two changed it at that moment, or nobody, or the timeline says nothing', async () => {
    for (const value of [[entry('u1'), entry('u2')], [entry('u2', later)], []]) {
      timeline = { kind: 'ok', value }
      await pusher(null).send('c1')
    }
    timeline = { kind: 'refused', refusals: [] }
    await pusher(null).send('c1')
    expect(asked()).toBe(4)
    expect(known()).toEqual([])
  })

  test('is not asked after a change that changed nothing, nor after an answer without a row: after the next', async () => {
    const sending = pusher(null)
    timeline = { kind: 'ok', value: [entry('u1')] }
    row = contactRow('e1')
    await sending.send('c1')
    row = null
    await sending.send('c1')
    expect(asked()).toBe(0)
    row = contactRow('e2')
    await sending.send('c1')
    expect(known()).toEqual([{ me: 'u1' }])
  })
})

describe('a question to the timeline', () => {
  test('is answered with what it says', async () => {
    timeline = { kind: 'ok', value: [entry('u2')] }
    expect(await pusher('u1').ask('c1')).toEqual({ kind: 'done' })
    expect(calls).toEqual([
      ['beginFetch', { id: 'c1' }],
      ['audit', 'c1'],
      ['answer', { id: 'c1', entries: [entry('u2')] }],
    ])
  })

  test.each(['missing', 'refused'] as const)('that can’t be read (%s) is answered with that', async (kind) => {
    timeline = { kind, refusals: [] }
    expect(await pusher('u1').ask('c1')).toEqual({ kind: 'done' })
    expect(calls.slice(2)).toEqual([['answer', { id: 'c1', entries: null }]])
  })

  test.each([
    [{ kind: 'unauthorized' }, { kind: 'unauthorized' }],
    [
      { kind: 'limited', retryAfterMs: 5 },
      { kind: 'limited', retryAfterMs: 5 },
    ],
    [
      { kind: 'unanswered', cause: 'portal' },
      { kind: 'unanswered', cause: 'portal' },
    ],
    [{ kind: 'stale' }, { kind: 'later' }],
  ] as const)('that got no answer (%o) stays', async (answer, end) => {
    timeline = answer
    expect(await pusher('u1').ask('c1')).toEqual(end)
    expect(calls.slice(2)).toEqual([['giveUp', { id: 'c1' }]])
  })
})

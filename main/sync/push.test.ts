import { beforeEach, describe, expect, test } from 'vitest'
import { clash, createPusherBench, missing, ok, type PusherBench, refusals, refused, stale } from './scripted/pusher'
import { contactRow, sendOf } from './scripted/rows'

let bench: PusherBench
beforeEach(() => {
  bench = createPusherBench()
})
const times = <T>(count: number, item: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => item(i))

describe('a send', () => {
  test('is marked as sent before it leaves, and what was accepted is settled with the answered row', async () => {
    const send = sendOf('patch')
    bench.sends = [send]
    bench.answers = [ok(contactRow('e2'))]
    expect(await bench.pusher().send('c1')).toEqual({ kind: 'done' })
    expect(bench.calls).toEqual([
      ['beginSend', { id: 'c1' }],
      ['send', send],
      ['settle', { send, contact: contactRow('e2') }],
    ])
  })

  test('with nothing to send makes no request, and is not asked for in circles', async () => {
    expect(await bench.pusher().send('c1')).toEqual({ kind: 'later' })
    expect(bench.names()).toEqual(['beginSend'])
  })

  test('that is refused goes on with what the contact has besides, until there is nothing', async () => {
    bench.sends = [sendOf('patch'), sendOf('patch', { body: { lastName: 'Ek' } })]
    bench.answers = [refused, refused]
    expect(await bench.pusher().send('c1')).toEqual({ kind: 'done' })
    expect(bench.names()).toEqual(['beginSend', 'send', 'refuse', 'beginSend', 'send', 'refuse', 'beginSend'])
    expect(bench.argsOf('refuse')[0]).toEqual({ send: sendOf('patch'), refusals, mayLand: false })
  })

  test.each([
    { kind: 'unauthorized' } as const,
    { kind: 'limited', retryAfterMs: 30_000 } as const,
    { kind: 'unanswered', cause: 'no-answer' } as const,
  ])('answered $kind is given up, stays marked, and tells why', async (answer) => {
    bench.sends = [sendOf('patch')]
    bench.answers = [answer]
    expect(await bench.pusher().send('c1')).toEqual(answer)
    expect(bench.calls.slice(2)).toEqual([['giveUp', { id: 'c1' }]])
  })

  test.each([
    ['create', stale],
    ['create', missing],
    ['note', stale],
    ['note', clash],
  ] as const)('a %s can’t be rebased: on $kind it waits', async (kind, answer) => {
    bench.sends = [sendOf(kind)]
    bench.answers = [answer]
    expect(await bench.pusher().send('c1')).toEqual({ kind: 'later' })
    expect(bench.names()).toEqual(['beginSend', 'send', 'giveUp'])
  })

  test('a note on a contact that is gone is refused', async () => {
    bench.sends = [sendOf('note')]
    bench.answers = [missing]
    expect(await bench.pusher().send('c1')).toEqual({ kind: 'done' })
    expect(bench.argsOf('refuse')).toEqual([{ send: sendOf('note'), refusals, mayLand: false }])
  })

  test('a deletion that finds nothing to delete is done', async () => {
    bench.sends = [sendOf('delete')]
    bench.answers = [missing]
    expect(await bench.pusher().send('c1')).toEqual({ kind: 'done' })
    expect(bench.calls.slice(2)).toEqual([['settle', { send: sendOf('delete'), contact: null }]])
  })

  test.each([
    [refusals, 'is taken'],
    [[], ''],
  ])('a create that clashes asks the user, and looks whether the next page brings it', async (named, message) => {
    bench.sends = [sendOf('create')]
    bench.answers = [{ kind: 'clash', refusals: named }]
    expect(await bench.pusher().send('c1')).toEqual({ kind: 'later', look: true })
    const told = { send: sendOf('create'), refusals: [...named, { field: 'created', message }], mayLand: true }
    expect(bench.calls.slice(2)).toEqual([['refuse', told]])
  })
})

describe('a row that moved', () => {
  test.each([
    ['patch', stale],
    ['patch', clash],
    ['patch', missing],
    ['delete', stale],
    ['delete', clash],
  ] as const)('is fetched, rebased onto and tried again after a pause: a %s answered %o', async (kind, answer) => {
    bench.sends = [sendOf(kind), sendOf(kind, { ifMatch: 'e2' })]
    bench.answers = [answer, ok(null)]
    bench.rows = [ok(contactRow('e2'))]
    expect(await bench.pusher().send('c1')).toEqual({ kind: 'done' })
    expect(bench.names()).toEqual(['beginSend', 'send', 'get', 'rebase', 'pause', 'beginSend', 'send', 'settle'])
    expect(bench.argsOf('rebase')).toEqual([{ id: 'c1', contact: contactRow('e2'), quiet: false }])
  })

  test('and is not there any more ends it: nothing can be sent to it', async () => {
    bench.sends = [sendOf('patch')]
    bench.answers = [stale]
    bench.rows = [missing]
    expect(await bench.pusher().send('c1')).toEqual({ kind: 'done' })
    expect(bench.calls.at(-1)).toEqual(['rebase', { id: 'c1', contact: null, quiet: false }])
  })

  test('and can’t be fetched is given up, without a rebase', async () => {
    bench.sends = [sendOf('patch')]
    bench.answers = [stale]
    bench.rows = [{ kind: 'unanswered', cause: 'no-answer' }]
    expect(await bench.pusher().send('c1')).toEqual({ kind: 'unanswered', cause: 'no-answer' })
    expect(bench.names()).toEqual(['beginSend', 'send', 'get', 'giveUp'])
  })

  test('at every try waits after five rebases, each after a longer pause', async () => {
    bench.sends = times(9, (i) => sendOf('patch', { ifMatch: `e${i}` }))
    bench.answers = times(9, () => stale)
    bench.rows = times(9, (i) => ok(contactRow(`e${i + 1}`)))
    expect(await bench.pusher().send('c1')).toEqual({ kind: 'later' })
    expect(bench.argsOf('send')).toHaveLength(5)
    expect(bench.argsOf('pause')).toEqual([0, 1, 2, 3, 4])
  })

  test('by no etag is not tried more than three times', async () => {
    bench.sends = times(9, () => sendOf('patch'))
    bench.answers = times(9, () => stale)
    bench.rows = times(9, () => ok(contactRow('e1')))
    expect(await bench.pusher().send('c1')).toEqual({ kind: 'later' })
    expect(bench.argsOf('send')).toHaveLength(3)
    expect(bench.argsOf('pause')).toHaveLength(2)
  })

  test('by an etag in between counts its tries anew', async () => {
    bench.sends = times(9, () => sendOf('patch'))
    bench.answers = times(9, () => stale)
    bench.rows = ['e1', 'e1', 'e2', 'e1', 'e1'].map((etag) => ok(contactRow(etag)))
    expect(await bench.pusher().send('c1')).toEqual({ kind: 'later' })
    expect(bench.argsOf('send')).toHaveLength(5)
  })

  test('by no etag while a value clashes: that value is taken, and refused by name', async () => {
    bench.sends = times(2, () => sendOf('patch'))
    bench.answers = [clash, ok(contactRow('e2'))]
    bench.rows = [ok(contactRow('e1'))]
    expect(await bench.pusher().send('c1')).toEqual({ kind: 'done' })
    expect(bench.argsOf('refuse')).toEqual([{ send: sendOf('patch'), refusals, mayLand: true }])
    expect(bench.argsOf('pause')).toEqual([0])
  })
})

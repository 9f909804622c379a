import { describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { CallFailed, createPeer, type Wire } from './rpc'

type Calls = { double: { args: number; result: number }; fail: { args: null; result: null } }
const parsers = {
  double: { args: z.number(), result: z.number() },
  fail: { args: z.null(), result: z.null() },
}

/** Two ends that hand each message over at once. */
function wires() {
  const listeners: ((message: unknown) => void)[] = [() => {}, () => {}]
  const sent: unknown[] = []
  const end = (mine: number, other: number): Wire => ({
    post(message) {
      sent.push(message)
      listeners[other]?.(message)
    },
    receive(listener) {
      listeners[mine] = listener
    },
  })
  return {
    near: end(0, 1),
    far: end(1, 0),
    sent,
    toNear: (raw: unknown) => listeners[0]?.(raw),
    toFar: (raw: unknown) => listeners[1]?.(raw),
  }
}

function pair() {
  const { near, far, sent, toNear, toFar } = wires()
  const [nearForeign, farForeign, heard] = [vi.fn(), vi.fn(), vi.fn()]
  const double = vi.fn(async (n: number) => 2 * n)
  createPeer<Record<never, never>, Calls>({
    wire: far,
    serves: { parsers, handlers: () => ({ double, fail: () => Promise.reject(new Error('out of order')) }) },
    onForeign: farForeign,
  })
  const peer = createPeer<Calls>({ wire: near, results: parsers, onEvent: heard, onForeign: nearForeign })
  return { peer, double, heard, sent, toNear, toFar, nearForeign, farForeign }
}

test('a call is answered, each by its own answer', async () => {
  const { peer } = pair()
  expect(await Promise.all([peer.call('double', 1), peer.call('double', 2), peer.call('double', 3)])).toEqual([2, 4, 6])
})

test('a call that fails at the other end fails here', async () => {
  const { peer } = pair()
  await expect(peer.call('fail', null)).rejects.toThrow(new CallFailed('out of order'))
})

describe('arguments of the wrong form', () => {
  test.each(['1', null, undefined, { n: 1 }, Number.NaN])('%j never reaches the handler', async (args) => {
    const { peer, double, farForeign } = pair()
    await expect(peer.call('double', args as never)).rejects.toThrow('wrong form')
    expect(double).not.toHaveBeenCalled()
    expect(farForeign).toHaveBeenCalledWith('arguments of the wrong form for double')
  })
})

test.each(['toString', '__proto__', 'constructor', 'other'])('%s is no call', async (name) => {
  const { peer, farForeign } = pair()
  await expect(peer.call(name as never, null as never)).rejects.toThrow('no such call')
  expect(farForeign).toHaveBeenCalledWith('a call of unknown name')
})

describe('foreign messages', () => {
  test.each([
    'nonsense',
    null,
    undefined,
    7,
    [],
    {},
    { kind: 'other' },
    { kind: 'call', id: '1', name: 'double' },
    { kind: 'call', id: 1 },
    { kind: 'failure', id: 1 },
  ])('%j is dropped and reported at either end', (raw) => {
    const { toNear, toFar, nearForeign, farForeign, sent } = pair()
    toNear(raw)
    toFar(raw)
    expect(nearForeign).toHaveBeenCalledWith('a message of unknown form')
    expect(farForeign).toHaveBeenCalledWith('a message of unknown form')
    expect(sent).toEqual([])
  })

  test('an answer to nothing that was asked is dropped', async () => {
    const { peer, toNear, nearForeign } = pair()
    toNear({ kind: 'answer', id: 1, value: 99 })
    expect(await peer.call('double', 4)).toBe(8)
    expect(nearForeign).toHaveBeenCalledWith('an answer to nothing that was asked')
  })

  test('a second answer changes nothing', async () => {
    const { peer, toNear, nearForeign } = pair()
    expect(await peer.call('double', 4)).toBe(8)
    toNear({ kind: 'answer', id: 1, value: 99 })
    expect(nearForeign).toHaveBeenCalledOnce()
  })

  test('an event nobody listens to is dropped', () => {
    const { toFar, farForeign } = pair()
    toFar({ kind: 'event', value: 1 })
    expect(farForeign).toHaveBeenCalledWith('an event nobody listens to')
  })
})

test('an answer of the wrong form is a failure, not a value', async () => {
  const { near, far, toNear } = wires()
  far.receive(() => {})
  const foreign = vi.fn()
  const peer = createPeer<Calls>({ wire: near, results: parsers, onForeign: foreign })
  const answered = peer.call('double', 1)
  toNear({ kind: 'answer', id: 1, value: 'two' })
  await expect(answered).rejects.toThrow(CallFailed)
  expect(foreign).toHaveBeenCalledWith('an answer of the wrong form to double')
})

test('events come through as they are', () => {
  const { toNear, heard } = pair()
  toNear({ kind: 'event', value: { kind: 'edited', ids: ['7'] } })
  expect(heard).toHaveBeenCalledWith({ kind: 'edited', ids: ['7'] })
})

test('closing fails what is unanswered and whatever is asked later', async () => {
  const { near, far } = wires()
  far.receive(() => {})
  const peer = createPeer<Calls>({ wire: near, onForeign: () => {} })
  const unanswered = peer.call('double', 1)
  peer.close()
  await expect(unanswered).rejects.toThrow('the port closed')
  await expect(peer.call('double', 1)).rejects.toThrow('the port is closed')
})

test('a closed end serves nothing more, though calls may still arrive', async () => {
  const { near, far } = wires()
  const double = vi.fn(async (n: number) => 2 * n)
  const server = createPeer<Record<never, never>, Pick<Calls, 'double'>>({
    wire: far,
    serves: { parsers, handlers: () => ({ double }) },
    onForeign: () => {},
  })
  server.close()
  void createPeer<Calls>({ wire: near, onForeign: () => {} }).call('double', 1)
  expect(double).not.toHaveBeenCalled()
})

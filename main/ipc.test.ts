import { beforeEach, describe, expect, test, vi } from 'vitest'
import { type Boot, commands } from '../shared/ipc'
import { isOurFrame, serveBoot, serveCommands } from './ipc'

type Listener = (event: unknown, raw: unknown) => unknown
const listeners = new Map<string, Listener>()
const synchronous = new Map<string, Listener>()
vi.mock('electron', () => ({
  ipcMain: {
    handle: (name: string, listener: Listener) => listeners.set(name, listener),
    on: (name: string, listener: Listener) => synchronous.set(name, listener),
  },
}))

const ours = { url: 'app://fieldbook/index.html', parent: null }

describe('whose frame it is', () => {
  test('the top frame of our own page is ours', () => expect(isOurFrame(ours)).toBe(true))

  test.each([
    ['a frame inside our page', { ...ours, parent: {} as never }],
    ['a frame that is gone', null],
    ['a page on the network', { ...ours, url: 'https://fieldbook/index.html' }],
    ['another host', { ...ours, url: 'app://elsewhere/index.html' }],
    ['a host that begins like ours', { ...ours, url: 'app://fieldbook.example/' }],
    ['a blank page', { ...ours, url: 'about:blank' }],
    ['an empty address', { ...ours, url: '' }],
  ])('%s is not', (_what, frame) => expect(isOurFrame(frame)).toBe(false))
})

test('what the window starts with is told to our own page, and to no frame in it', () => {
  const boot = { platform: 'linux' } as Boot
  serveBoot(() => boot)
  const told = (senderFrame: unknown) => {
    const event = { senderFrame, returnValue: undefined }
    synchronous.get('boot')?.(event, undefined)
    return event.returnValue
  }
  expect(told(ours)).toBe(boot)
  expect(told({ ...ours, parent: {} })).toBeNull()
  expect(told({ url: 'https://elsewhere.example/', parent: null })).toBeNull()
})

describe('the commands', () => {
  const called: unknown[] = []
  const take = async (args: unknown) => {
    called.push(args)
    return null as never
  }
  beforeEach(() => {
    called.length = 0
    serveCommands({
      'account:sign-in': take,
      'account:sample': take,
      'account:sign-out': take,
      'sync:now': take,
      'sync:reconcile': take,
      'changes:export': take,
      'changes:import': take,
      'picture:keep': take,
      'picture:read': take,
      'contact:timeline': take,
      'contact:drag': take,
      'window:print': take,
      'settings:set': take,
      'app:diagnostics': take,
      'file:choose-save': take,
      'file:write': take,
      'file:close': take,
      'file:choose-open': take,
      'file:read': take,
      'sync:estimate': take,
      'open:external': take,
      'device:room': take,
      'store:ready': take,
      'window:close-ready': take,
    })
  })
  const send = async (name: string, raw: unknown, senderFrame: unknown = ours) =>
    listeners.get(name)?.({ senderFrame }, raw)

  test('there are those of the contract and no others', () => {
    expect([...listeners.keys()].sort()).toEqual(Object.keys(commands).sort())
  })

  test('arguments that parse are handed on', async () => {
    const args = { url: 'https://a.example', token: 't', who: null }
    await send('account:sign-in', args)
    expect(called).toEqual([args])
  })

  test.each([
    ['account:sign-in', { url: 'https://a.example', token: 't' }],
    ['account:sign-in', { url: 'https://a.example', token: 't', who: 'everybody' }],
    ['account:sign-in', { url: 'https://a.example', token: 'x'.repeat(8193), who: null }],
    ['account:sign-in', null],
    ['open:external', { toString: 'https://a.example' }],
    ['open:external', 'x'.repeat(2049)],
    ['sync:now', 'now'],
    ['account:sign-out', undefined],
  ])('%s with arguments of the wrong form does nothing', async (name, raw) => {
    await expect(send(name, raw)).rejects.toThrow('wrong form')
    expect(called).toEqual([])
  })

  test.each(Object.keys(commands))('%s from a sub-frame does nothing', async (name) => {
    await expect(send(name, null, { ...ours, parent: {} })).rejects.toThrow('not from here')
    expect(called).toEqual([])
  })
})

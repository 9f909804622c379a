import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge, CommandName, EventName } from '../shared/ipc'

/**
 * The window's only way out: the named commands and events of `shared/ipc.ts`, no generic `invoke`. Names are written
 * out here because a sandboxed preload is one small script; the type keeps the list complete.
 */
const commandNames: Record<CommandName, true> = {
  'account:sign-in': true,
  'account:sample': true,
  'account:sign-out': true,
  'sync:now': true,
  'sync:reconcile': true,
  'changes:export': true,
  'changes:import': true,
  'picture:keep': true,
  'picture:read': true,
  'contact:drag': true,
  'contact:timeline': true,
  'window:print': true,
  'settings:set': true,
  'app:diagnostics': true,
  'file:choose-save': true,
  'file:write': true,
  'file:close': true,
  'file:choose-open': true,
  'file:read': true,
  'sync:estimate': true,
  'open:external': true,
  'device:room': true,
  'store:ready': true,
  'window:close-ready': true,
}
const eventNames: Record<EventName, true> = {
  'sync:status': true,
  'account:changed': true,
  'menu:action': true,
  'contact:open': true,
  'settings:changed': true,
  'window:closing': true,
}

const bootArgument = '--fieldbook-boot='
const argument = process.argv.find((given) => given.startsWith(bootArgument))
/** The first page finds it beside its code; a later one asks, as what was true when the window was made may be no more. */
const boot =
  argument && !isReload()
    ? (JSON.parse(decodeURIComponent(argument.slice(bootArgument.length))) as Bridge['boot'])
    : (ipcRenderer.sendSync('boot') as Bridge['boot'])

function isReload(): boolean {
  const [navigation] = performance.getEntriesByType('navigation')
  return navigation instanceof PerformanceNavigationTiming && navigation.type === 'reload'
}

const command = Object.fromEntries(
  Object.keys(commandNames).map((name) => [name, (args: unknown) => ipcRenderer.invoke(name, args)]),
) as Bridge['command']

const bridge: Bridge = {
  boot,
  command,
  on(name, listener) {
    if (!Object.hasOwn(eventNames, name)) throw new Error('no such event')
    const receive = (_event: unknown, value: unknown) => listener(value as never)
    ipcRenderer.on(name, receive)
    return () => ipcRenderer.off(name, receive)
  },
}

contextBridge.exposeInMainWorld('fieldbook', bridge)

// The store's port goes through to the page, which hands it to the worker: contacts never pass through here.
ipcRenderer.on('store-port', (event) => window.postMessage('store-port', location.origin, event.ports))

import { ipcMain, type WebContents, type WebFrameMain } from 'electron'
import { type Boot, type CommandName, type Commands, commands, type EventName, type Events } from '../shared/ipc'
import { origin } from './protocol'

export type CommandHandlers = {
  [C in CommandName]: (args: Commands[C]['args']) => Promise<Commands[C]['result']>
}

/** Serves the window's commands: named ones only, from our own main frame only, with arguments that parse. */
export function serveCommands(handlers: CommandHandlers): void {
  for (const name of Object.keys(commands) as CommandName[]) serve(name, handlers)
}

function serve<C extends CommandName>(name: C, handlers: CommandHandlers): void {
  ipcMain.handle(name, (event, raw: unknown) => {
    if (!isOurFrame(event.senderFrame)) throw new Error('not from here')
    const parsed = commands[name].args.safeParse(raw)
    if (!parsed.success) throw new Error(`${name}: arguments of the wrong form`)
    return handlers[name](parsed.data as Commands[C]['args'])
  })
}

/** Answers a page that was loaded again with what is true by now, before its first line runs. */
export function serveBoot(boot: () => Boot): void {
  ipcMain.on('boot', (event) => {
    event.returnValue = isOurFrame(event.senderFrame) ? boot() : null
  })
}

/** Whether a frame is the top frame of our own page. */
export function isOurFrame(frame: Pick<WebFrameMain, 'url' | 'parent'> | null): boolean {
  return frame !== null && frame.parent === null && frame.url.startsWith(`${origin}/`)
}

export function sendEvent<E extends EventName>(to: WebContents, name: E, value: Events[E]): void {
  if (!to.isDestroyed()) to.send(name, value)
}

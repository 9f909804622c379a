import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright'
import { expect } from 'playwright/test'

export const root = path.dirname(import.meta.dirname)

export type LaunchOptions = {
  /** The profile folder. Launching on one again is what a person's next start is. */
  profile: string
  /** Signs in by itself, as managed installs do. */
  api?: { url: string; token: string }
  env?: Record<string, string>
  /** What the system adds to the command line: a link that was followed. */
  args?: string[]
}

export type App = {
  electron: ElectronApplication
  page: Page
  /** What the app has printed so far, its page's console included. */
  output: () => string
  /** Quits as a person does. */
  quit: () => Promise<void>
  /** SIGKILL to the whole process group, as a power cut is; resolves when every process of it is gone. */
  kill: () => Promise<void>
}

/** Playwright's own default is the keyring in plain text, which the app refuses to keep a token in. */
const args = [root, '--password-store=gnome-libsecret']

/** Starts Electron, sandbox on. */
export function startElectron(
  options: LaunchOptions,
  { args, executable = developmentElectron() }: { args: string[]; executable?: string },
): Promise<ElectronApplication> {
  return _electron.launch({
    executablePath: executable,
    args,
    chromiumSandbox: process.env.ELECTRON_DISABLE_SANDBOX === undefined,
    env: environment(options),
  })
}

/** How else an app is started, by those that listen in. */
export type Listening = {
  /** A program that runs Electron with the arguments it is given. */
  executable?: string | undefined
  /** What Electron is given before the app. */
  before?: string[]
  /** Runs before the window is waited for. */
  prepare?: (electron: ElectronApplication) => Promise<void>
}

/** Starts the built app on Electron, sandbox on, and waits for its window. */
export async function launchApp(
  options: LaunchOptions,
  { executable = developmentElectron(), before = [], prepare = async () => {} }: Listening = {},
): Promise<App> {
  const electron = await startElectron(options, { executable, args: [...before, ...args, ...(options.args ?? [])] })
  await prepare(electron)
  const child = electron.process()
  const printed: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => printed.push(text))
  }
  const gone = new Promise<void>((resolve) => electron.once('close', () => resolve()))
  const page = await electron.firstWindow()
  page.on('console', (message) => printed.push(`${message.text()}\n`))
  page.on('pageerror', (error) => printed.push(`${error.stack ?? error.message}\n`))
  await page.waitForLoadState('domcontentloaded')
  return {
    electron,
    page,
    output: () => printed.join(''),
    quit: () => electron.close(),
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      await killGroup(child)
      await gone
    },
  }
}

/** A further start on a profile that is in use, as by a second click on the icon. Gives its exit code. */
export async function startAgain(options: LaunchOptions): Promise<number | null> {
  const child = spawn(developmentElectron(), args, { env: environment(options), stdio: 'ignore' })
  const [code] = await once(child, 'exit')
  return code
}

/** The executable of the `electron` package. (Its own export, imported in a test, has the types of the API inside.) */
export function developmentElectron(): string {
  const folder = path.join(root, 'node_modules/electron')
  return path.join(folder, 'dist', readFileSync(path.join(folder, 'path.txt'), 'utf8').trim())
}

export function environment({ profile, api, env }: LaunchOptions): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !['FIELDBOOK_API_URL', 'FIELDBOOK_TOKEN', 'ELECTRON_RUN_AS_NODE'].includes(entry[0]),
  )
  return {
    ...Object.fromEntries(inherited),
    FIELDBOOK_USER_DATA: profile,
    ...(api && { FIELDBOOK_API_URL: api.url, FIELDBOOK_TOKEN: api.token }),
    ...env,
  }
}

/** SIGKILL to a process that leads a group, and all of it; resolves when none of them can touch a file any more. */
export async function killGroup({ pid: leader }: ChildProcess): Promise<void> {
  if (leader === undefined) return
  // Windows has no groups.
  process.kill(process.platform === 'win32' ? leader : -leader, 'SIGKILL')
  await expect.poll(() => groupOf(leader), { message: 'every process of the app is gone' }).toEqual([])
}

/** Living processes of a group. One that has ended and is not yet reaped holds no file any more. */
function groupOf(leader: number): number[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      const { state, group } = statOf(pid)
      return group === leader && state !== 'Z' && state !== 'X'
    })
}

function statOf(pid: number): { state: string; group: number } {
  try {
    // The name stands in parentheses and may hold any character.
    const [state = '', , group = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return { state, group: Number(group) }
  } catch {
    return { state: 'X', group: 0 } // it has ended
  }
}

import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { developmentElectron } from '../app-driver'

export type Start = {
  /** The app's main script, or the folder whose `package.json` names it. */
  app: string
  /** The profile folder. */
  profile: string
  env?: Record<string, string>
  /** What to wait for in the window: names of moments, and the selector of what must have been painted by then. */
  moments: Record<string, string>
}

/** A start that takes longer has failed. */
const limitMs = 30_000

/**
 * Starts an app, waits for every moment, and quits it. Gives the time from the start of its process to each moment, in
 * ms. What is painted in a window that isn't shown yet counts from when it is.
 */
export async function timeStart({ app, profile, env, moments }: Start): Promise<Record<string, number>> {
  const began = performance.timeOrigin + performance.now()
  const child = spawn(developmentElectron(), ['-r', path.join(import.meta.dirname, 'watch-main.cjs'), app], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env, FIELDBOOK_USER_DATA: profile, WATCH_FOR: JSON.stringify(moments) },
  })
  const printed: string[] = []
  child.stderr.setEncoding('utf8').on('data', (text: string) => printed.push(text))
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  try {
    const at = await momentsOf(child, [...Object.keys(moments), 'shown'])
    return Object.fromEntries(
      Object.keys(moments).map((name) => [name, Math.max(at.get(name) ?? 0, at.get('shown') ?? 0) - began]),
    )
  } catch (error) {
    throw new Error(`${app} did not come up: ${(error as Error).message}\n${printed.join('')}`)
  } finally {
    child.kill('SIGTERM') // Electron quits on it as on the menu's Quit
    const late = setTimeout(() => child.kill('SIGKILL'), limitMs)
    await ended
    clearTimeout(late)
  }
}

/** The wall times at which the named moments were told, once all have been. */
function momentsOf(child: ChildProcess, names: string[]): Promise<Map<string, number>> {
  const told = new Map<string, number>()
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`only ${[...told.keys()]} after ${limitMs} ms`)), limitMs)
    child.once('exit', (code) => reject(new Error(`it ended with ${code}`)))
    if (!child.stdout) return
    createInterface(child.stdout).on('line', (line) => {
      if (!line.startsWith('watch ')) return
      const { name, at } = JSON.parse(line.slice('watch '.length)) as { name: string; at: number }
      told.set(name, at)
      if (!names.every((wanted) => told.has(wanted))) return
      clearTimeout(late)
      resolve(told)
    })
  })
}

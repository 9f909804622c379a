/**
 * Opens the app; without a display, runs the walk-through instead. Installs and builds what is missing first.
 *
 *   npm start [-- ARGUMENT...]     the arguments go to the app
 */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { build } from './build.mjs'
import { ensure } from './ensure.mjs'
import { hasDisplay } from './ensure-system.mjs'
import { exitWith, say } from './log.mjs'
import { ROOT } from './tree.mjs'
import { walkthrough } from './walkthrough.mjs'

async function start(args) {
  if (!hasDisplay()) {
    say('there is no display: running the walk-through (npm run walkthrough)')
    return walkthrough(args)
  }
  const { executable } = await ensure()
  await build()
  return open(executable, [...switches(), ROOT, ...args])
}

function switches() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  const wayland = WAYLAND_DISPLAY && !DISPLAY ? ['--ozone-platform=wayland'] : []
  if (process.getuid?.() !== 0) return wayland
  say("WARNING: Chromium's sandbox refuses root, so it is off. Start the app as an ordinary user.")
  return [...wayland, '--no-sandbox']
}

/** Runs the app to its end and gives its exit code; our signals are its signals. */
function open(executable, args) {
  const child = spawn(executable, args, { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]))
  })
}

await exitWith(() => start(process.argv.slice(2)))

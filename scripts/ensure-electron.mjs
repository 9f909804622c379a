/**
 * Makes node_modules/electron runnable: the official binary if it can be had, else the fallback (fallback-electron.mjs).
 *
 *   node scripts/ensure-electron.mjs [--retry | --fallback | --official]
 *
 * --retry     try the official binary again where the fallback was installed
 * --fallback  don't try the official one
 * --official  never fall back: for what is shipped to users
 */
import { existsSync, lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { FALLBACK } from './fallback-pins.mjs'
import { exitWith, isMain, say, Told } from './log.mjs'
import { run } from './run.mjs'
import { ROOT } from './tree.mjs'

const PACKAGE = path.join(ROOT, 'node_modules/electron')
const DIST = path.join(PACKAGE, 'dist')
const CACHE = path.join(ROOT, 'node_modules/.cache/electron-dist', FALLBACK.electron)
const OFFICIAL_TIMEOUT_MS = Number(process.env.ELECTRON_DOWNLOAD_TIMEOUT_MS ?? 180_000)

const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : '')

/**
 * What is installed now: `{ kind: 'official' | 'fallback' | 'none', version, dist, executable }`, the version that is
 * there, and the paths of its folder and its executable.
 */
export function installedElectron() {
  const name = read(path.join(PACKAGE, 'path.txt'))
  const version = name && existsSync(path.join(DIST, name)) ? read(path.join(DIST, 'version')).replace(/^v/, '') : ''
  const kind = version === wantedVersion() ? 'official' : version === FALLBACK.electron ? 'fallback' : 'none'
  return { kind, version, dist: DIST, executable: path.join(DIST, name) }
}

function wantedVersion() {
  const manifest = read(path.join(PACKAGE, 'package.json'))
  if (!manifest) throw new Told('the dependencies are not installed. Run: npm ci')
  return JSON.parse(manifest).version
}

/** Gives the Electron that is there, or installs one and says so. `only` narrows the choice, `retry` looks anew. */
export async function ensureElectron({ only, retry = false } = {}) {
  const there = installedElectron()
  if (there.kind === 'official' && only !== 'fallback') return there
  if (there.kind === 'fallback' && only !== 'official' && !retry) return there
  if (only !== 'fallback' && (await installOfficial({ last: only === 'official' || !canFallBack() }))) {
    say(`installed Electron ${wantedVersion()}`)
    return installedElectron()
  }
  const { buildFallback } = await import('./fallback-electron.mjs') // its libraries would slow every start
  await buildFallback(CACHE)
  mkdirSync(PACKAGE, { recursive: true })
  rmSync(DIST, { recursive: true, force: true })
  symlinkSync(path.relative(PACKAGE, CACHE), DIST, 'dir')
  writeFileSync(path.join(PACKAGE, 'path.txt'), 'electron')
  say(`WARNING: Electron ${FALLBACK.electron} stands in for ${wantedVersion()}, for development and tests only`)
  return installedElectron()
}

const canFallBack = () => process.platform === 'linux' && process.arch === 'x64'

/** Lets the electron package install its binary; false if it can't be had and that need not be the end. */
async function installOfficial({ last }) {
  if (lstatSync(DIST, { throwIfNoEntry: false })?.isSymbolicLink()) unlinkSync(DIST) // or it would unpack over the cache
  const install = await run(process.execPath, [path.join(PACKAGE, 'install.js')], {
    stdio: ['ignore', 'inherit', 'pipe'],
    timeout: OFFICIAL_TIMEOUT_MS,
    killSignal: 'SIGKILL',
  })
  if (install.code === 0 && installedElectron().kind === 'official') return true
  const reason = install.stderr.trim().split('\n')[0] || install.error
  const message = `Electron ${wantedVersion()} could not be downloaded (${reason})`
  // A tampered download is never papered over.
  if (last || /expected checksum/i.test(install.stderr)) throw new Told(message)
  say(message)
  return false
}

if (isMain(import.meta))
  await exitWith(async () => {
    const flags = new Set(process.argv.slice(2))
    const only = flags.has('--official') ? 'official' : flags.has('--fallback') ? 'fallback' : undefined
    const { kind, version } = await ensureElectron({ only, retry: flags.has('--retry') })
    say(`Electron ${version} (${kind}) is there`)
  })

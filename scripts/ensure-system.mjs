/**
 * Finds what Electron and its tests need of a Linux system and it lacks, and installs it (as root, with apt-get) or names
 * the one command that does. Elsewhere than on Linux there is nothing to find.
 *
 *   node scripts/ensure-system.mjs [--tests]
 */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { installedElectron } from './ensure-electron.mjs'
import { exitWith, isMain, say, Told } from './log.mjs'
import { run } from './run.mjs'

/** Debian's package of each library by the start of its soname; in 13 some have a new name (see `packageName`). */
const LIBRARIES = [
  ['libasound.', 'libasound2'],
  ['libgbm.', 'libgbm1'],
  ['libnss3.', 'libnss3'],
  ['libnssutil3.', 'libnss3'],
  ['libsmime3.', 'libnss3'],
  ['libnspr4.', 'libnspr4'],
  ['libcups.', 'libcups2'],
  ['libdrm.', 'libdrm2'],
  ['libexpat.', 'libexpat1'],
  ['libxkbcommon.', 'libxkbcommon0'],
]
/** It depends on the rest: GLib, ATK, Pango, Cairo, the X libraries, D-Bus, and a font. */
const OTHER_LIBRARIES = 'libgtk-3-0'
const ELECTRON_LOADS_THEM = 'shared libraries of Electron'
const RENAMED_FOR_64_BIT_TIME = new Set(['libasound2', 'libgtk-3-0', 'libcups2'])

/** What the virtual desktop session of sandboxed.mjs, and the tests, run. */
const TOOLS = [
  { program: 'Xvfb', name: 'xvfb', why: 'a display for the window' },
  { program: 'xauth', name: 'xauth', why: 'the key of that display' },
  { program: 'dbus-daemon', name: 'dbus', why: 'a session bus' },
  { program: 'gnome-keyring-daemon', name: 'gnome-keyring', why: 'a keyring for the access token' },
  { program: 'setpriv', name: 'util-linux', why: 'running without root' },
  { program: 'unshare', name: 'util-linux', why: 'running without root' },
]
const TEST_TOOLS = [
  { program: 'git', name: 'git', why: 'planting bugs with git apply' },
  { program: 'strace', name: 'strace', why: 'seeing what is synced to the disk' },
]
const KEYRING_LIBRARY = { name: 'libsecret-1-0', why: 'keeping the access token in the keyring' }

/** Whether a window can be shown to the person. */
export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

/** Does nothing where all is there. `session`: also what sandboxed.mjs needs; `tests`: also what the tests run. */
export async function ensureSystem({ session = !hasDisplay(), tests = false } = {}) {
  if (process.platform !== 'linux') return
  const needs = [...(session ? TOOLS : []), ...(tests ? TEST_TOOLS : [])]
  const missing = await findMissing(needs)
  if (missing.length === 0) return
  const reasons = new Map(missing.map(({ name, why }) => [packageName(name), why]))
  const told = [...new Set(reasons.values())].map((why) => `${namesFor(why, reasons)} (${why})`).join(', ')
  const names = [...reasons.keys()].join(' ')
  if (!onPath('apt-get'))
    throw new Told(`this system lacks ${told}. Install them (these are Debian's names) and try again.`)
  const command = `apt-get update && apt-get install -y --no-install-recommends ${names}`
  if (process.getuid() !== 0)
    throw new Told(`this system lacks ${told}. Run this once, then try again:\n\n  ${asRoot(command)}\n`)
  say(`installing from Debian: ${told}`)
  await install(command)
  const still = await findMissing(needs)
  if (still.length > 0)
    throw new Told(`still missing after the installation: ${still.map(({ name }) => name).join(', ')}`)
}

const namesFor = (why, reasons) => [...reasons.keys()].filter((name) => reasons.get(name) === why).join(' ')

const asRoot = (command) => (onPath('sudo') ? `sudo sh -c '${command}'` : `su -c '${command}'`)

/** Runs the installation; its output is shown only if it fails. */
async function install(command) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { code, stdout, stderr, error } = await run('sh', ['-c', command], { env })
  if (code !== 0) throw new Told(`the installation failed: ${error}\n${stdout}${stderr}\n  ${command}`)
}

async function findMissing(needs) {
  const [libraries, keyring] = await Promise.all([missingLibraries(), hasKeyringLibrary()])
  return [...libraries, ...(keyring ? [] : [KEYRING_LIBRARY]), ...needs.filter(({ program }) => !onPath(program))]
}

/** The shared libraries that Electron's executable asks for and the loader does not find. */
async function missingLibraries() {
  const { executable } = installedElectron()
  const { code, stdout } = await run('ldd', [executable], { env: { ...process.env, LC_ALL: 'C' } })
  if (code === null) return missingPackages()
  const sonames = [...stdout.matchAll(/^\s*(\S+) => not found/gm)].map(([, soname]) => soname)
  return sonames.map((soname) => {
    const [, name = OTHER_LIBRARIES] = LIBRARIES.find(([start]) => soname.startsWith(start)) ?? []
    return { name, why: ELECTRON_LOADS_THEM }
  })
}

/** The same without ldd: from what dpkg knows. */
async function missingPackages() {
  const names = [...new Set([...LIBRARIES.map(([, name]) => name), OTHER_LIBRARIES])]
  const states = await Promise.all(names.map((name) => run('dpkg-query', ['-W', packageName(name)])))
  return names.filter((_, i) => states[i].code !== 0).map((name) => ({ name, why: ELECTRON_LOADS_THEM }))
}

/** Electron loads this one at run time, where ldd doesn't see it. */
async function hasKeyringLibrary() {
  const { stdout } = await run('ldconfig', ['-p'], {
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` },
  })
  return stdout.includes('libsecret-1.so.0')
}

/** Debian 13 (and Ubuntu 24.04) renamed the packages whose interface changed with the 64-bit time type. */
function packageName(name) {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
  const id = /^ID="?([^"\n]*)/m.exec(release)?.[1]
  const version = Number(/^VERSION_ID="?([\d.]+)/m.exec(release)?.[1] ?? Number.POSITIVE_INFINITY)
  const renamed = (id === 'debian' && version >= 13) || (id === 'ubuntu' && version >= 24.04)
  return renamed && RENAMED_FOR_64_BIT_TIME.has(name) ? `${name}t64` : name
}

/** Whether the program is on the PATH, or where only root's PATH would find it. */
function onPath(program) {
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/sbin']
  return folders.some((folder) => existsSync(path.join(folder, program)))
}

if (isMain(import.meta)) {
  const tests = process.argv.includes('--tests')
  await exitWith(() => ensureSystem({ session: tests || !hasDisplay(), tests }))
}

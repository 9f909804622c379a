/**
 * Runs a command as in a desktop session made for it alone: a virtual display (so that windows neither need a desktop nor
 * come up on the person's), a session bus, an unlocked keyring, an empty home folder, an ordinary user. Everything that
 * it started ends with it. Elsewhere than on Linux it just runs the command.
 *
 *   node scripts/sandboxed.mjs COMMAND [ARGUMENT]...
 *
 * Chromium's sandbox refuses root. As root the command therefore runs as the clone's owner, in a user namespace in which
 * that owner is called `nobody`: there even root is an ordinary user without capabilities, so the sandbox is on. Yet it
 * can read a clone in root's own folder, what it writes is the person's, and no account has to be made.
 */
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import path from 'node:path'
import { exitWith, isMain, say, Told } from './log.mjs'
import { run } from './run.mjs'
import { ROOT } from './tree.mjs'

const NOBODY = '65534'
const NAMESPACE = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--']
/** Ends the program when the script that started it is gone, however that happened. */
const TIED = ['setpriv', '--pdeathsig', 'TERM', '--']
/** Marks every process of a run, so that those that left their group are found at its end. */
const MARK = 'FIELDBOOK_RUN'
const GRACE_MS = 3_000

/**
 * Runs the command and gives its exit code. `env` is added to this process's environment; `outputs` are the folders of the
 * clone that the command writes to.
 */
export async function sandboxed(command, args, { env = {}, outputs = [] } = {}) {
  for (const output of outputs) mkdirSync(path.join(ROOT, output), { recursive: true })
  if (process.platform !== 'linux') return supervise([command, ...args], { ...process.env, ...env })
  const mark = randomUUID()
  const folder = mkdtempSync(path.join(tmpdir(), 'fieldbook-'))
  const self = [...TIED, process.execPath, import.meta.filename, '--inside', command, ...args]
  try {
    const argv = process.getuid() === 0 ? [...(await asOwner([folder, ...outputs])), ...self] : self
    return await supervise(argv, { ...process.env, ...env, [MARK]: mark, FIELDBOOK_RUN_DIR: folder })
  } finally {
    killMarked(mark)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    if (interrupted) process.kill(process.pid, interrupted)
  }
}

/** The words before a command that make it run as the clone's owner and without privileges; gives that owner `folders`. */
async function asOwner(folders) {
  const { uid, gid } = statSync(ROOT)
  for (const folder of folders) chownSync(path.resolve(ROOT, folder), uid, gid)
  const owner = uid === 0 ? [] : ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--']
  const words = [...owner, ...NAMESPACE]
  const probe = await run(words[0], [...words.slice(1), 'true'])
  if (probe.code === 0) return words
  say(`WARNING: no user namespace can be made here (${probe.stderr.trim() || probe.error})`)
  return owner
}

/** The second half, as the ordinary user: makes what a desktop session has, then runs the command in it. */
async function inside([command, ...args]) {
  const folder = process.env.FIELDBOOK_RUN_DIR
  const env = { ...process.env, ...homeIn(folder) }
  const services = []
  try {
    if ((await run('unshare', ['--user', 'true'])).code !== 0) {
      say("WARNING: Chromium's sandbox cannot run here (user namespaces are off): going on without it")
      env.ELECTRON_DISABLE_SANDBOX = '1'
    }
    Object.assign(env, await startDisplay(folder, env, services))
    Object.assign(env, await startSession(env, services))
    return await supervise([...TIED, command, ...args], env)
  } finally {
    for (const service of services) service.kill('SIGTERM')
  }
}

/** A home of the run's own: no test reads or writes the person's profile, keyring or caches. */
function homeIn(folder) {
  const env = {
    HOME: path.join(folder, 'home'),
    TMPDIR: path.join(folder, 'tmp'),
    XDG_RUNTIME_DIR: path.join(folder, 'run'),
  }
  for (const made of Object.values(env)) mkdirSync(made, { mode: 0o700 })
  return {
    ...env,
    XDG_CONFIG_HOME: path.join(env.HOME, '.config'),
    XDG_CACHE_HOME: path.join(env.HOME, '.cache'),
    XDG_DATA_HOME: path.join(env.HOME, '.local/share'),
  }
}

async function startDisplay(folder, env, services) {
  const auth = path.join(folder, 'Xauthority')
  const size = ['-screen', '0', '1440x900x24']
  const number = await startService(
    ['Xvfb', '-displayfd', '3', '-auth', auth, '-nolisten', 'tcp', ...size],
    env,
    services,
  )
  const cookie = randomUUID().replaceAll('-', '')
  const added = await run('xauth', ['-q', '-f', auth, 'add', `:${number}`, '.', cookie], { env })
  if (added.code !== 0) throw new Told(`xauth failed: ${added.stderr || added.error}`)
  return { DISPLAY: `:${number}`, XAUTHORITY: auth, WAYLAND_DISPLAY: '' }
}

async function startSession(env, services) {
  const address = await startService(['dbus-daemon', '--session', '--nofork', '--print-address=3'], env, services)
  const session = { DBUS_SESSION_BUS_ADDRESS: address, XDG_CURRENT_DESKTOP: '' }
  const unlock = spawn('gnome-keyring-daemon', ['--unlock', '--components=secrets'], {
    stdio: ['pipe', 'ignore', 'ignore'], // it stays behind as a daemon: a pipe would never end
    env: { ...env, ...session },
  })
  unlock.stdin.end('fieldbook')
  const failed = await new Promise((resolve) => unlock.on('error', resolve).on('exit', resolve))
  if (failed) throw new Told(`gnome-keyring-daemon failed: ${failed.message ?? failed}`)
  return session
}

/** Starts a program that says on its descriptor 3 where it can be found, and gives that line. */
function startService([name, ...args], env, services) {
  const child = spawn(TIED[0], [...TIED.slice(1), name, ...args], { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], env })
  services.push(child)
  let complaints = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    complaints += text
  })
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdio[3].setEncoding('utf8').on('data', (text) => {
      said += text
      if (said.includes('\n')) resolve(said.trim())
    })
    child.on('error', (error) => reject(new Told(`${name} did not start: ${error.message}`)))
    child.on('exit', () => reject(new Told(`${name} did not start: ${complaints.trim()}`)))
  })
}

/** The signal that asked this process to end; it does so once the command and what it started have ended. */
let interrupted

/** Runs the command in a group of its own, hands our signals on to the whole group, and gives its exit code. */
async function supervise([command, ...args], env) {
  const child = spawn(command, args, { stdio: 'inherit', env, detached: true })
  const end = (signal) => {
    interrupted = signal
    killGroup(child.pid, signal)
    setTimeout(killGroup, GRACE_MS, child.pid, 'SIGKILL').unref()
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, end)
  const code = await new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new Told(`${command} did not start: ${error.message}`)))
    child.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]))
  })
  for (const signal of signals) process.off(signal, end)
  killGroup(child.pid, 'SIGKILL')
  return code
}

function killGroup(leader, signal) {
  try {
    process.kill(-leader, signal)
  } catch (error) {
    if (error.code !== 'ESRCH') throw error // ESRCH: it has ended
  }
}

/** Ends what is left of a run: daemons, and children that made sessions of their own. */
function killMarked(mark) {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`${MARK}=${mark}`)) process.kill(Number(pid), 'SIGKILL')
    } catch {
      // it has ended, or is another user's
    }
  }
}

if (isMain(import.meta))
  await exitWith(() => {
    const [first, ...rest] = process.argv.slice(2)
    if (!first) throw new Told('usage: node scripts/sandboxed.mjs COMMAND [ARGUMENT]...')
    return first === '--inside' ? inside(rest) : sandboxed(first, rest)
  })

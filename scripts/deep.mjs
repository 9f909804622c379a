/**
 * Runs the tests at sizes that take hours, one suite after the other, and prints what each of them counted. The last line
 * is `N passed, N failed` over all suites. A size is an environment variable, and one that is set already wins.
 *
 *   npm run test:deep [-- SUITE...]     simulation small-scope properties storage fuzz kills damage full-disk mutation
 */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { build } from './build.mjs'
import { endToEnd } from './end-to-end.mjs'
import { ensure } from './ensure.mjs'
import { exitWith, isMain, Told } from './log.mjs'
import { run } from './run.mjs'
import { filesUnder, ROOT, tool } from './tree.mjs'

const HOURS_MS = 12 * 3_600_000 // for tests whose own limits are those of an ordinary run

/**
 * Each suite: its `files`, the `env` that sizes it, how it is `play`ed, and the lines it prints its numbers in (`prints`).
 * A suite that exits well and printed no such line has failed: nothing shows that it did anything.
 */
const SUITES = {
  simulation: {
    files: ['e2e/simulation/deep.ts'],
    env: { SIMULATION_RUNS: '1000000' },
    play: tsx,
    prints: /^simulation(?: faults)?: (.+)$/gm,
  },
  'small-scope': {
    files: ['e2e/small-scope/one-leaf.test.ts', 'e2e/small-scope/two-clients.test.ts'],
    env: { SMALL_SCOPE_DEPTH: '13', TWO_CLIENTS_DEPTH: '8' },
    play: vitest,
    prints: /^small scope: (.+)$/gm,
  },
  properties: {
    get files() {
      return filesWithProperties()
    },
    env: { PROPERTY_RUNS: '100000', PROPERTY_SECONDS: '1800' },
    play: vitest,
    prints: /^properties: (\d+) runs$/gm,
    count: (runs) => [`${runs.length} properties, the fewest runs of one: ${Math.min(...runs.map(Number))}`],
  },
  storage: inApp('e2e/storage.spec.ts', { STORAGE_SEEDS: '2000' }),
  fuzz: {
    files: ['main/sync/answer.fuzz.test.ts', 'e2e/lies/lies.test.ts'],
    env: { FUZZ_RUNS: '50000' },
    play: vitest,
    prints: /^fuzz: (.+)$/gm,
  },
  kills: inApp('e2e/kills.spec.ts', { KILLS: '200' }),
  damage: inApp('e2e/damage.spec.ts', { DAMAGES: '40' }),
  'full-disk': inApp('e2e/full-disk.spec.ts', {}),
  mutation: {
    files: ['stryker.config.json'],
    env: {},
    // Anew: what was found earlier is kept by the mutant and its test file, whatever became of what that file imports.
    play: () => node([...tool('@stryker-mutator/core/bin/stryker.js'), 'run', '--force']),
    prints: /^\s*(\S+\.ts|All files)\s*\|\s*([\d.]+) /gm,
    count: (_, found) => found.map(([, file, score]) => `${file} ${score} %`),
  },
}

/** A Playwright spec, which prints its numbers in lines that begin with its name: `kills: 200 kills, …`. */
function inApp(file, env) {
  const name = path.basename(file, '.spec.ts')
  return { files: [file], env, play: playwright, prints: new RegExp(`^${name}: (.+)$`, 'gm'), app: true }
}

function tsx({ files, env }) {
  return node([...tool('tsx/dist/cli.mjs'), ...files], env)
}

function vitest({ files, env }) {
  return node([...tool('vitest/vitest.mjs'), 'run', `--testTimeout=${HOURS_MS}`, ...files], env)
}

function node([command, ...args], env) {
  return run(command, args, { cwd: ROOT, env: { ...process.env, NO_COLOR: '1', ...env }, echo: true })
}

async function playwright({ files, env }) {
  const { code, passed, failed, report } = await endToEnd({ args: [`--timeout=${HOURS_MS}`, ...files], env })
  const results = (suite) => [
    ...suite.specs.flatMap(({ tests }) => tests.flatMap((test) => test.results)),
    ...(suite.suites ?? []).flatMap(results),
  ]
  const printed = report.suites.flatMap(results).flatMap(({ stdout }) => stdout.map(({ text }) => text ?? ''))
  return { code: failed > 0 || passed === 0 ? 1 : code, stdout: printed.join('') }
}

async function deep(names) {
  const unknown = names.filter((name) => !(name in SUITES))
  if (unknown.length > 0)
    throw new Told(`no such suite: ${unknown.join(', ')}. There are: ${Object.keys(SUITES).join(', ')}`)
  process.chdir(ROOT)
  const chosen = Object.keys(SUITES).filter((name) => names.length === 0 || names.includes(name))
  if (chosen.some((name) => SUITES[name].app)) {
    await ensure({ session: true, tests: true })
    await build()
  }
  const results = []
  for (const name of chosen) results.push(await timed(name))
  console.log('')
  for (const { name, ok, seconds, counts } of results) {
    console.log(`${name.padEnd(12)} ${ok ? 'passed' : 'FAILED'} ${seconds.padStart(9)} s  ${counts[0] ?? ''}`)
    for (const line of counts.slice(1)) console.log(`${' '.repeat(32)}${line}`)
  }
  const passed = results.filter(({ ok }) => ok).length
  console.log(`${passed} passed, ${results.length - passed} failed`)
  return passed === results.length ? 0 : 1
}

async function timed(name) {
  const suite = SUITES[name]
  const start = performance.now()
  const env = Object.fromEntries(Object.entries(suite.env).map(([key, size]) => [key, process.env[key] ?? size]))
  const sizes = Object.entries(env).map(([key, size]) => `${key}=${size}`)
  console.log(`\n== ${[name, ...sizes].join(' ')}`)
  const { ok, counts } = await play(suite, env).catch((error) => ({
    ok: false,
    counts: [error instanceof Told ? error.message : error.stack],
  }))
  const seconds = ((performance.now() - start) / 1_000).toFixed(1)
  console.log(`== ${name}: ${ok ? 'passed' : 'FAILED'} (${seconds} s)`)
  return { name, ok, seconds, counts }
}

async function play({ files, play, prints, count = (texts) => texts }, env) {
  const missing = files.filter((file) => !existsSync(path.join(ROOT, file)))
  if (missing.length > 0) throw new Told(`does not exist: ${missing.join(', ')}`)
  const { code, stdout } = await play({ files, env })
  const found = [...stdout.matchAll(prints)]
  if (found.length === 0) return { ok: false, counts: ['printed no numbers'] }
  const texts = found.map(([, text]) => text)
  return { ok: code === 0, counts: count(texts, found) }
}

function filesWithProperties() {
  const files = ['shared', 'main', 'renderer', 'e2e'].flatMap((folder) => filesUnder(path.join(ROOT, folder)))
  const tests = files.filter(
    (file) => file.endsWith('.test.ts') && /from 'fast-check'/.test(readFileSync(file, 'utf8')),
  )
  return tests.map((file) => path.relative(ROOT, file))
}

if (isMain(import.meta)) await exitWith(() => deep(process.argv.slice(2)))

/**
 * Runs the test suites, all of them even when one fails. The last line is `N passed, N failed` over all suites.
 *
 *   npm test [-- SUITE...]     lint types build unit package e2e spec planted
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from './build.mjs'
import { endToEnd, readReport } from './end-to-end.mjs'
import { ensure } from './ensure.mjs'
import { exitWith, Told } from './log.mjs'
import { packageApp } from './package.mjs'
import { planted } from './planted.mjs'
import { run } from './run.mjs'
import { checkSpec } from './spec.mjs'
import { ROOT, tool } from './tree.mjs'

/** Each gives `{ passed, failed }`: in tests, in laws, in planted bugs, or 1 for a check that is whole or not. */
const SUITES = {
  lint: () => check([...tool('@biomejs/biome/bin/biome'), 'ci', '.']),
  types: () => check([...tool('typescript/bin/tsc'), '-b']),
  build: async () => {
    await build()
    return { passed: 1, failed: 0 }
  },
  unit: () => reported('unit', unit),
  package: async () => {
    await packageApp()
    return { passed: 1, failed: 0 }
  },
  e2e: async () => {
    await build()
    return reported('e2e', () => endToEnd())
  },
  spec: () => spec(),
  planted: () => planted(),
}

/** What the suites of this run have reported, for those that judge by it. */
const reports = {}

async function test(names) {
  const unknown = names.filter((name) => !(name in SUITES))
  if (unknown.length > 0)
    throw new Told(`no such suite: ${unknown.join(', ')}. There are: ${Object.keys(SUITES).join(', ')}`)
  process.chdir(ROOT)
  const results = []
  try {
    await ensure({ session: true, tests: true })
  } catch (error) {
    console.log('0 passed, 1 failed')
    throw error
  }
  for (const name of Object.keys(SUITES).filter((name) => names.length === 0 || names.includes(name)))
    results.push(await timed(name))
  console.log('')
  for (const { name, passed, failed, seconds } of results)
    console.log(`${name.padEnd(8)} ${passed} passed, ${failed} failed (${seconds} s)`)
  const passed = results.reduce((sum, result) => sum + result.passed, 0)
  const failed = results.reduce((sum, result) => sum + result.failed, 0)
  console.log(`${passed} passed, ${failed} failed`)
  return failed > 0 || passed === 0 ? 1 : 0
}

async function timed(name) {
  const start = performance.now()
  console.log(`\n== ${name}`)
  const counts = await SUITES[name]().catch((error) => {
    console.error(error instanceof Told ? error.message : error)
    return { passed: 0, failed: 1 }
  })
  // A suite that found nothing to test has not passed.
  const { passed, failed } = counts.passed + counts.failed === 0 ? { passed: 0, failed: 1 } : counts
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`== ${name}: ${passed} passed, ${failed} failed (${seconds} s)`)
  return { name, passed, failed, seconds }
}

async function check([node, ...args]) {
  const { code } = await run(node, args, { stdio: 'inherit' })
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** Runs a suite that leaves a JSON report at the path it is given. An exit code beyond its failures is one more failure. */
async function reported(name, suite) {
  const folder = mkdtempSync(path.join(tmpdir(), 'fieldbook-report-'))
  try {
    const { code, passed, failed, report } = await suite(path.join(folder, 'report.json'))
    reports[name] = report
    return { passed, failed: failed === 0 && code !== 0 ? 1 : failed }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function unit(file) {
  const [node, ...args] = [...tool('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json']
  const { code } = await run(node, [...args, `--outputFile.json=${file}`], { stdio: 'inherit' })
  const report = readReport(file)
  const { numPassedTests, numFailedTests, testResults } = report
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  return { code, passed: numPassedTests, failed: numFailedTests + unloaded.length, report }
}

async function spec() {
  const missing = ['unit', 'e2e'].filter((name) => !reports[name])
  if (missing.length > 0)
    throw new Told(`the laws are judged by the reports of this run, and ${missing.join(' and ')} left none in it`)
  const { passed, failed, problems } = checkSpec(reports)
  for (const problem of problems) console.log(problem)
  return { passed, failed }
}

await exitWith(() => test(process.argv.slice(2)))

/**
 * Proves that the tests bite: plants each bug of e2e/planted/*.patch in a copy of the tree and demands that its tests fail.
 * A patch is a unified diff against the root, under a sentence that says which law it breaks and a line
 * `tests: FILTER...` with Vitest's file filters.
 *
 *   npm run test:planted [-- NAME...]     only the patches whose file names contain one of the words
 */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { exitWith, isMain, Told } from './log.mjs'
import { run } from './run.mjs'
import { ROOT, tool } from './tree.mjs'

const FOLDER = path.join(ROOT, 'e2e/planted')
const AT_ONCE = 2
/** Stories enough for a bug that matters: most are caught by the first dozen. */
const SIMULATION_RUNS = '300'
const TIME_LIMIT_MS = 5 * 60_000

/** Gives `{ passed, failed }`, counted in patches; prints a line for each. */
export async function planted(words = []) {
  const bugs = readBugs().filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)))
  if (bugs.length === 0) throw new Told('there are no patches to plant')
  const sound = await inCopy((copy) => runTests(copy, [...new Set(bugs.flatMap(({ tests }) => tests))]))
  if (sound.verdict !== 'green') {
    console.log(`the tests of the planted bugs must be green without them: ${sound.verdict}\n${sound.told}`)
    return { passed: 0, failed: bugs.length }
  }
  const queue = [...bugs]
  let passed = 0
  const worker = async () => {
    for (let bug = queue.shift(); bug; bug = queue.shift()) {
      const { caught, line } = await inCopy((copy) => plant(copy, bug))
      if (caught) passed++
      console.log(line)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return { passed, failed: bugs.length - passed }
}

function readBugs() {
  const names = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith('.patch')) : []
  return names.sort().map((name) => {
    const [head] = readFileSync(path.join(FOLDER, name), 'utf8').split(/^(?:diff |--- )/m)
    const tests = /^tests:(.*)$/m.exec(head)?.[1].trim().split(/\s+/).filter(Boolean) ?? []
    const sentence = head
      .replace(/^tests:.*$/m, '')
      .trim()
      .replace(/\s+/g, ' ')
    if (!sentence || tests.length === 0) throw new Told(`${name} lacks its sentence or its line "tests: ..."`)
    return { name, sentence, tests }
  })
}

async function plant(copy, { name, sentence, tests }) {
  // Outside of any repository git applies to the folder it is in; inside one it would skip the files silently.
  const env = { ...process.env, GIT_CEILING_DIRECTORIES: path.dirname(copy) }
  const applied = await run('git', ['apply', path.join(FOLDER, name)], { cwd: copy, env })
  if (applied.code !== 0)
    return { caught: false, line: `DOES NOT APPLY: ${sentence} (${name})\n${applied.stderr}${applied.error}` }
  const { verdict, told } = await runTests(copy, tests)
  if (verdict === 'red') return { caught: true, line: `caught: ${sentence}` }
  return { caught: false, line: `SURVIVED: ${sentence} (${name}: ${verdict})${verdict === 'green' ? '' : `\n${told}`}` }
}

/** 'green', 'red' (a test failed), or in words why it is neither: a file that doesn't compile proves nothing. */
async function runTests(copy, filters) {
  const file = path.join(path.dirname(copy), 'report.json')
  const flags = ['--bail=1', '--maxWorkers=1', '--cache=false', '--reporter=json', `--outputFile=${file}`]
  const [node, ...args] = [...tool('vitest/vitest.mjs'), 'run', ...flags, ...filters]
  const env = { SIMULATION_RUNS, ...process.env }
  const { code, stdout, stderr } = await run(node, args, {
    cwd: copy,
    env,
    timeout: TIME_LIMIT_MS,
    killSignal: 'SIGKILL',
  })
  const told = `${stdout}${stderr}`.trim()
  if (code === null) return { verdict: 'it ran out of time', told }
  if (!existsSync(file)) return { verdict: 'it did not run', told }
  const { success, numTotalTests, numFailedTests, testResults } = JSON.parse(readFileSync(file, 'utf8'))
  if (numFailedTests > 0) return { verdict: 'red', told: failures(testResults) }
  if (numTotalTests === 0) return { verdict: 'no test was found, or none could be loaded', told }
  if (!success || code !== 0) return { verdict: 'it broke, but no test failed', told: failures(testResults) || told }
  return { verdict: 'green', told }
}

const failures = (results) =>
  results
    .flatMap(({ message, assertionResults }) => [message, ...assertionResults.flatMap((test) => test.failureMessages)])
    .filter(Boolean)
    .join('\n')

/** Calls `use` with a copy of the tree (with what is not committed yet, without what git ignores), then removes it. */
async function inCopy(use) {
  const folder = mkdtempSync(path.join(tmpdir(), 'fieldbook-planted-'))
  const copy = path.join(folder, 'tree')
  const ignored = readFileSync(path.join(ROOT, '.gitignore'), 'utf8').split('\n')
  const left = new Set(['.git', 'e2e/peers/node_modules', ...ignored.map((line) => line.replace(/\/$/, ''))])
  try {
    cpSync(ROOT, copy, {
      recursive: true,
      filter: (source) => !left.has(path.relative(ROOT, source)) || source === ROOT,
    })
    symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'), 'dir')
    return await use(copy)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

if (isMain(import.meta))
  await exitWith(async () => {
    const { passed, failed } = await planted(process.argv.slice(2))
    console.log(`${passed} passed, ${failed} failed`)
    return failed > 0 ? 1 : 0
  })

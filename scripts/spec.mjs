/** The laws of shared/SPEC.md against the reports of a run: a law holds when every test that it names has passed. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './tree.mjs'

const LAWS = Array.from({ length: 12 }, (_, i) => `S${i + 1}`)
const ANYTHING = '…'

/** `passed` and `failed` count laws; `problems` are lines for people. `unit` is Vitest's JSON report, `e2e` Playwright's. */
export function checkSpec({ spec = readFileSync(path.join(ROOT, 'shared/SPEC.md'), 'utf8'), unit, e2e }) {
  const tests = [...vitestTests(unit), ...playwrightTests(e2e)]
  const { laws, unreadable } = readSpec(spec)
  const problems = unreadable.map((line) => `cannot be read: ${line}`)
  let passed = 0
  for (const law of new Set([...LAWS, ...laws.keys()])) {
    const found = problemsOf(law, laws.get(law), tests)
    if (found.length === 0) passed++
    problems.push(...found)
  }
  return { passed, failed: new Set([...LAWS, ...laws.keys()]).size - passed + unreadable.length, problems }
}

function problemsOf(law, named, tests) {
  if (!named) return [`${law} is missing`]
  if (named.length === 0) return [`${law} names no test`]
  return named.flatMap(({ file, title }) => {
    const meant = tests.filter((test) => test.file === file && matches(title, test.title))
    if (meant.length === 0) return [`${law}: no such test: ${file} "${title}"`]
    return meant.filter(({ status }) => status !== 'passed').map((t) => `${law}: ${t.status}: ${file} "${t.title}"`)
  })
}

/** The laws by name, each with the `{ file, title }` of its tests. What is neither law, file nor title is not passed over. */
function readSpec(spec) {
  const laws = new Map()
  const unreadable = []
  let named = []
  let file
  for (const line of spec.split(/^## /m)[0].split('\n')) {
    const law = /^\*\*(S\d+)\*\* \S/.exec(line)?.[1]
    const title = /^ {2}- "(.+)"$/.exec(line)?.[1]
    if (law) {
      if (laws.has(law)) unreadable.push(line)
      named = []
      file = undefined
      laws.set(law, named)
    } else if (title && file) named.push({ file, title })
    else if (/^- `.+`$/.test(line)) file = line.slice(3, -1)
    else if (/^\s*[-*]/.test(line)) unreadable.push(line)
  }
  return { laws, unreadable }
}

function matches(pattern, title) {
  const parts = pattern.split(ANYTHING).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.+')}$`, 's').test(title)
}

function vitestTests({ testResults }) {
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ ancestorTitles, title, status }) => ({
      file: fromRoot(name),
      title: [...ancestorTitles, title].join(' > '),
      status,
    })),
  )
}

function playwrightTests({ config, suites }) {
  const walk = (suite, above) => [
    ...suite.specs.map(({ file, title, tests }) => ({
      file: fromRoot(path.resolve(config.rootDir, file)),
      title: [...above, title].join(' > '),
      // 'expected' is also what a test is that was to fail.
      status:
        tests.length > 0 && tests.every((t) => t.status === 'expected' && t.expectedStatus === 'passed')
          ? 'passed'
          : (tests.find(({ status }) => status !== 'expected')?.status ?? 'not to pass'),
    })),
    ...(suite.suites ?? []).flatMap((inner) => walk(inner, [...above, inner.title])),
  ]
  return suites.flatMap((file) => walk(file, []))
}

const fromRoot = (file) => path.relative(ROOT, file).split(path.sep).join('/')

import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkSpec } from './spec.mjs'
import { ROOT } from './tree.mjs'

const vitestReport = (assertionResults) => ({
  testResults: [{ name: path.join(ROOT, 'shared/a.test.ts'), assertionResults }],
})
const playwrightReport = (specs) => ({
  config: { rootDir: path.join(ROOT, 'e2e') },
  suites: [{ title: 'b.spec.ts', specs: [], suites: [{ title: 'a window', specs }] }],
})
const spec = (title, status, expectedStatus = 'passed') => ({
  file: 'b.spec.ts',
  title,
  tests: [{ status, expectedStatus }],
})

const unit = vitestReport([
  { ancestorTitles: ['a leaf'], title: 'holds in 30 stories', status: 'passed' },
  { ancestorTitles: [], title: 'fails', status: 'failed' },
  { ancestorTitles: [], title: 'is skipped', status: 'skipped' },
  { ancestorTitles: [], title: 'each 1', status: 'passed' },
  { ancestorTitles: [], title: 'each 2', status: 'failed' },
])
const e2e = playwrightReport([
  spec('opens', 'expected'),
  spec('fails', 'unexpected'),
  spec('is flaky', 'flaky'),
  spec('is skipped', 'skipped', 'skipped'),
  spec('was to fail', 'expected', 'failed'),
])

/** Twelve laws that hold, the first of them as given. */
const laws = (first) =>
  ['# The laws\n', first, ...Array.from({ length: 11 }, (_, i) => law(`S${i + 2}`, holds)), '## Words\n- a list'].join(
    '\n',
  )
const law = (name, { file, title }) => `**${name}** A sentence.\n\n- \`${file}\`\n  - "${title}"\n`
const holds = { file: 'shared/a.test.ts', title: 'a leaf > holds in … stories' }
const check = (first) => checkSpec({ spec: first, unit, e2e })
const checkTest = (file, title) => check(laws(law('S1', { file, title })))

test('laws hold whose tests have passed, by full title or with … for anything', () => {
  expect(checkTest('shared/a.test.ts', 'a leaf > holds in 30 stories')).toEqual({ passed: 12, failed: 0, problems: [] })
  expect(checkTest('e2e/b.spec.ts', 'a window > opens').problems).toEqual([])
})

describe('a law fails whose test', () => {
  test.each([
    ['is unknown', 'shared/a.test.ts', 'a leaf > holds', 'no such test'],
    ['is in another file', 'e2e/b.spec.ts', 'a leaf > holds in 30 stories', 'no such test'],
    ['failed', 'shared/a.test.ts', 'fails', 'failed'],
    ['was skipped', 'shared/a.test.ts', 'is skipped', 'skipped'],
    ['failed in one of its cases', 'shared/a.test.ts', 'each …', 'failed'],
    ['failed in the app', 'e2e/b.spec.ts', 'a window > fails', 'unexpected'],
    ['was flaky in the app', 'e2e/b.spec.ts', 'a window > is flaky', 'flaky'],
    ['was skipped in the app', 'e2e/b.spec.ts', 'a window > is skipped', 'skipped'],
    ['was to fail in the app', 'e2e/b.spec.ts', 'a window > was to fail', 'not to pass'],
  ])('%s', (_, file, title, why) => {
    const { passed, failed, problems } = checkTest(file, title)
    expect({ passed, failed, problems }).toMatchObject({
      passed: 11,
      failed: 1,
      problems: [expect.stringContaining(why)],
    })
  })
})

test('a law without a test, a law that is missing and a line that cannot be read are told', () => {
  expect(check(laws('**S1** A sentence.\n')).problems).toEqual(['S1 names no test'])
  expect(check(laws('')).problems).toEqual(['S1 is missing'])
  const slipped = laws(`${law('S1', holds)}  - 'in other quotes'\n`)
  expect(check(slipped)).toMatchObject({ failed: 1, problems: ["cannot be read:   - 'in other quotes'"] })
})

test('the laws of the project can be read, S1 to S12', () => {
  const { problems } = checkSpec({ unit, e2e })
  expect(problems.filter((line) => !line.includes('no such test'))).toEqual([])
})

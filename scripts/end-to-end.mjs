import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { Told } from './log.mjs'
import { sandboxed } from './sandboxed.mjs'
import { ROOT, tool } from './tree.mjs'

/**
 * Runs Playwright on the app as it was built: `args` and `env` are its own, `writes` the folders beside its reports that
 * it writes to. Counts in tests; one that is flaky failed.
 */
export async function endToEnd({ args = [], env = {}, writes = [] } = {}) {
  const outputs = ['test-results', 'test-results/end-to-end', ...writes]
  const file = path.join(ROOT, 'test-results/end-to-end/report.json')
  mkdirSync(path.dirname(file), { recursive: true })
  rmSync(file, { force: true })
  const [node, ...words] = [...tool('playwright/cli.js'), 'test', ...args]
  const places = { E2E_OUT: path.join(path.dirname(file), 'traces'), PLAYWRIGHT_JSON_OUTPUT_NAME: file }
  const code = await sandboxed(node, words, { env: { ...env, ...places }, outputs })
  const report = readReport(file)
  const { stats, errors } = report
  return { code, passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, report }
}

/** A runner's JSON report. */
export function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Told(`no report was left: ${error.message}`)
  }
}

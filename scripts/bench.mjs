/**
 * Measures how soon the contacts are on the screen, beside an empty Electron window, and prints a table.
 *
 *   npm run bench [-- RUNS]
 */
import { build } from './build.mjs'
import { ensure } from './ensure.mjs'
import { exitWith, isMain } from './log.mjs'
import { sandboxed } from './sandboxed.mjs'
import { ROOT, tool } from './tree.mjs'

/** Gives the benchmark's exit code. */
export async function bench(args = []) {
  await ensure({ session: true })
  await build()
  process.chdir(ROOT)
  const [node, ...words] = [...tool('tsx/dist/cli.mjs'), 'e2e/bench/run.ts', ...args]
  return sandboxed(node, words)
}

if (isMain(import.meta)) await exitWith(() => bench(process.argv.slice(2)))

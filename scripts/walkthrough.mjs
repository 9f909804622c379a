/**
 * Takes the app through its life on a display of its own, and leaves a picture of each step in walkthrough-output/.
 *
 *   npm run walkthrough
 */
import { build } from './build.mjs'
import { ensure } from './ensure.mjs'
import { exitWith, isMain } from './log.mjs'
import { sandboxed } from './sandboxed.mjs'
import { ROOT, tool } from './tree.mjs'

/** Gives the walk-through's exit code. */
export async function walkthrough(args = []) {
  await ensure({ session: true })
  await build()
  process.chdir(ROOT)
  const [node, ...words] = [...tool('tsx/dist/cli.mjs'), 'e2e/walkthrough/run.ts', ...args]
  return sandboxed(node, words, { outputs: ['walkthrough-output'] })
}

if (isMain(import.meta)) await exitWith(() => walkthrough(process.argv.slice(2)))

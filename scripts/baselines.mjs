/**
 * Takes the pictures anew that `e2e/visual.spec.ts` compares with. Look at every one that has changed before you commit it.
 *
 *   npm run baselines
 */
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from './build.mjs'
import { endToEnd } from './end-to-end.mjs'
import { ensure } from './ensure.mjs'
import { exitWith, isMain, say } from './log.mjs'
import { inFewColours } from './png.mjs'
import { ROOT } from './tree.mjs'

const FOLDER = 'e2e/baselines'

/** Gives Playwright's exit code. */
export async function baselines() {
  await ensure({ session: true, tests: true })
  await build()
  process.chdir(ROOT)
  rmSync(FOLDER, { recursive: true, force: true })
  const { code } = await endToEnd({ args: ['visual', '--update-snapshots=all'], writes: [FOLDER] })
  const pictures = picturesIn(FOLDER)
  for (const file of pictures) writeFileSync(file, inFewColours(readFileSync(file)))
  const bytes = pictures.reduce((sum, file) => sum + statSync(file).size, 0)
  say(`${pictures.length} pictures, ${(bytes / 1e6).toFixed(1)} MB`)
  return code
}

function picturesIn(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.png'))
    .map((name) => path.join(folder, name))
}

if (isMain(import.meta)) await exitWith(() => baselines())

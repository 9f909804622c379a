/**
 * Builds the app into out/ if its sources changed since it was built.
 *
 *   node scripts/build.mjs
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { exitWith, isMain, say, Told } from './log.mjs'
import { run } from './run.mjs'
import { filesUnder, ROOT, tool } from './tree.mjs'

const SOURCES = ['shared', 'main', 'renderer', 'e2e/sample-data', 'e2e/reference-server']
const SETTINGS = ['package.json', 'package-lock.json', 'electron.vite.config.ts', 'tsconfig.base.json']
const PRODUCTS = ['main/index.js', 'main/sample-server.js', 'preload/preload.cjs', 'renderer/index.html']
/** Holds a hash of what was built. Not times: a checkout of another commit may well be older than what is there. */
const STAMP = path.join(ROOT, 'out/built-from')

/** Gives whether anything had to be built. */
export async function build() {
  const wanted = stamp()
  const whole = PRODUCTS.every((product) => existsSync(path.join(ROOT, 'out', product)))
  if (whole && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return false
  const [node, ...args] = [...tool('electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn']
  say('building')
  const { code, stdout, stderr, error } = await run(node, args, { cwd: ROOT })
  if (code !== 0) throw new Told(`the build failed: ${error}\n${stdout}${stderr}`)
  writeFileSync(STAMP, wanted)
  return true
}

function stamp() {
  const hash = createHash('sha256')
  const sources = SOURCES.flatMap((folder) => filesUnder(path.join(ROOT, folder)))
  for (const file of [...SETTINGS.map((name) => path.join(ROOT, name)), ...sources.sort()]) {
    if (/\.(test|spec)\.tsx?$/.test(file) || !existsSync(file)) continue
    hash.update(`${path.relative(ROOT, file)}\0`).update(readFileSync(file))
  }
  return hash.digest('hex')
}

if (isMain(import.meta))
  await exitWith(async () => {
    if (!(await build())) say('out/ is up to date')
  })

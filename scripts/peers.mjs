/**
 * Plays the same conflicts with Fieldbook and with what others do by default, prints what each loses, and writes
 * docs/peers.md.
 *
 *   npm run peers
 */
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { exitWith, isMain, say, Told } from './log.mjs'
import { run } from './run.mjs'
import { ROOT, tool } from './tree.mjs'

const FOLDER = path.join(ROOT, 'e2e/peers')

/** Gives the comparison's exit code. */
export async function peers() {
  await ensurePeers()
  // What imports the peers is left out of the project's own types: they are not installed there.
  const types = await play([...tool('typescript/bin/tsc'), '-b', FOLDER])
  return types === 0 ? play([...tool('tsx/dist/cli.mjs'), path.join(FOLDER, 'run.ts')]) : types
}

async function play([node, ...words]) {
  const { code } = await run(node, words, { cwd: ROOT, stdio: 'inherit' })
  return code ?? 1
}

/** They have a lockfile of their own, so that nothing of the app can come to depend on them. */
async function ensurePeers() {
  const installed = path.join(FOLDER, 'node_modules/.package-lock.json')
  const modifiedMs = (file) => statSync(file).mtimeMs
  if (existsSync(installed) && modifiedMs(installed) >= modifiedMs(path.join(FOLDER, 'package-lock.json'))) return
  say('installing the peers into e2e/peers/node_modules (82 MB)')
  const { code, stderr, error } = await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: FOLDER })
  if (code !== 0) throw new Told(`npm could not install the peers: ${stderr.trim() || error}`)
}

if (isMain(import.meta)) await exitWith(() => peers())

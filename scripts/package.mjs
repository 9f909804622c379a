/**
 * Packages the app into dist/ with electron-builder.
 *
 *   npm run package [-- ARGUMENT...]     electron-builder's arguments, by default a folder for this system
 *
 * Whatever goes beyond that folder goes to users, so it is made with the official Electron or not at all.
 */
import path from 'node:path'
import { build } from './build.mjs'
import { ensureElectron } from './ensure-electron.mjs'
import { exitWith, isMain, say, Told } from './log.mjs'
import { run } from './run.mjs'
import { ROOT, tool } from './tree.mjs'

export async function packageApp(args = []) {
  const { kind, version, dist } = await ensureElectron(args.length > 0 ? { only: 'official' } : {})
  if (kind === 'fallback') say(`packaging with a development Electron (${version}): not for users`)
  await build()
  const electron = [
    `-c.electronVersion=${version}`,
    ...(args.length > 0 ? [] : [`-c.electronDist=${path.relative(ROOT, dist)}`]),
  ]
  const [node, ...words] = [
    ...tool('electron-builder/cli.js'),
    '--publish',
    'never',
    ...(args.length > 0 ? args : ['--dir']),
  ]
  const env = { CSC_IDENTITY_AUTO_DISCOVERY: 'false', ...process.env }
  const { code } = await run(node, [...words, ...electron], { cwd: ROOT, env, stdio: 'inherit' })
  if (code !== 0) throw new Told('electron-builder failed')
}

if (isMain(import.meta)) await exitWith(() => packageApp(process.argv.slice(2)))

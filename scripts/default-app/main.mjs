/**
 * Stands in for Electron's own default app in the fallback Electron (see fallback-electron.mjs), which comes without one:
 * `electron [-v] [-r module]... <app folder or file>`. `-r` is how Playwright's loader comes in.
 *
 * An ES module with top-level await, or `ready` would fire before the app's main script has run.
 */
import { existsSync, readFileSync } from 'node:fs'
import { Module } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const required = []
let target
let version = false
for (let i = 1; i < process.argv.length && !target; i++) {
  const arg = process.argv[i]
  if (arg === '-v' || arg === '--version') version = true
  else if (arg === '-r' || arg === '--require') required.push(process.argv[++i])
  else if (!arg.startsWith('-')) target = path.resolve(arg)
}
if (version || !target) {
  console.log(version ? `v${process.versions.electron}` : 'usage: electron [-r module] <path to app>')
  process.exit(version ? 0 : 1)
}
Module._preloadModules(required)
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true })

const manifest = path.join(target, 'package.json')
if (existsSync(manifest)) {
  const { name, productName, version, desktopName } = JSON.parse(readFileSync(manifest, 'utf8'))
  if (version) app.setVersion(version)
  app.setName(productName ?? name ?? 'Electron')
  app.setDesktopName(desktopName ?? `${app.getName()}.desktop`)
}
try {
  const file = Module._resolveFilename(target, null, true)
  app.setAppPath(existsSync(manifest) ? target : path.dirname(file))
  await import(pathToFileURL(file).href)
} catch (error) {
  console.error('App threw an error during load\n', error)
  process.exit(1)
}

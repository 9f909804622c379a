/**
 * Makes the machine ready to run the app (and with --tests, its tests): Electron's binary and what it needs of the system.
 * Says what it installs and why; where all is there it says nothing and is quick.
 *
 *   node scripts/ensure.mjs [--tests]
 */
import { ensureElectron } from './ensure-electron.mjs'
import { ensureSystem, hasDisplay } from './ensure-system.mjs'
import { exitWith, isMain } from './log.mjs'

/** Gives the Electron that is ready to run, as `ensureElectron` does. `needs` goes to `ensureSystem`. */
export async function ensure(needs) {
  const electron = await ensureElectron()
  await ensureSystem(needs)
  return electron
}

if (isMain(import.meta)) {
  const tests = process.argv.includes('--tests')
  await exitWith(async () => {
    await ensure({ session: tests || !hasDisplay(), tests })
  })
}

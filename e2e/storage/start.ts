import path from 'node:path'
import type { ElectronApplication } from 'playwright'
import { build } from 'vite'
import { startElectron } from '../app-driver'
import type { Play } from './page'

export type RealStorage = {
  electron: ElectronApplication
  play: Play
  /** Names of the databases that are there. */
  databases: () => Promise<string[]>
}

/** Builds the page and its worker as the app's are built, and shows it in Electron, sandbox on. */
export async function startStorage(folder: string): Promise<RealStorage> {
  const bundle = path.join(folder, 'page')
  await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'warn',
    worker: { format: 'es' },
    build: { target: 'chrome130', outDir: bundle, emptyOutDir: true, modulePreload: false },
  })
  const options = { profile: path.join(folder, 'profile'), env: { STORAGE_PAGE: bundle } }
  const electron = await startElectron(options, { args: [path.join(import.meta.dirname, 'main.cjs')] })
  const page = await electron.firstWindow()
  await page.waitForFunction(() => Reflect.has(window, 'play'))
  return {
    electron,
    play: (seeds) => page.evaluate((seeds) => (Reflect.get(window, 'play') as Play)(seeds), seeds),
    databases: () => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? '')),
  }
}

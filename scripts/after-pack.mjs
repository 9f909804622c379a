import { rmSync } from 'node:fs'
import path from 'node:path'

/** electron-builder's hook: an app that is packaged has no use for Electron's default app. */
export function afterPack({ appOutDir, packager }) {
  rmSync(path.join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true })
}

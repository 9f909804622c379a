import path from 'node:path'
import { changed, readSettings, type Settings, type SettingsChange } from '../shared/settings'
import { readJson, writeFileAtomically } from './atomic-file'

export type SettingsFile = ReturnType<typeof openSettings>

/** The settings of this profile. They are no secret and nobody's work: a file that can't be read is as none. */
export function openSettings({ userData, warn }: { userData: string; warn: (message: string) => void }) {
  const file = path.join(userData, 'settings.json')
  const { settings, bad } = readSettings(readJson(file))
  if (bad.length > 0) warn(`settings.json: not readable, as usual instead: ${bad.join(', ')}`)
  let current = settings
  return {
    current: (): Settings => current,
    /** Names of settings that the file has in a form nobody knows. */
    bad,
    /** Changes some of them. They hold at once, even where the disk has no room for them. */
    set(change: SettingsChange): 'kept' | 'not-kept' {
      current = changed(current, change)
      try {
        writeFileAtomically(file, JSON.stringify(current, null, 2))
        return 'kept'
      } catch (error) {
        warn(`settings.json: not written: ${error instanceof Error ? error.message : String(error)}`)
        return 'not-kept'
      }
    },
  }
}

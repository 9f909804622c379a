import path from 'node:path'
import { z } from 'zod'
import { readJson, writeFileAtomically } from './atomic-file'

const File = z.object({ electron: z.number().int().positive() })

/**
 * Which Electron a profile was last used by, against the one that runs. An older Chromium deletes the databases of a newer
 * one (electron/electron#24882), so a downgrade must not open the profile at all.
 */
export function compareRuntime(
  userData: string,
  version: string,
): { kind: 'same' } | { kind: 'newer'; before: number | null } | { kind: 'downgrade'; before: number } {
  const known = File.safeParse(readJson(path.join(userData, file)))
  const before = known.success ? known.data.electron : null
  const now = majorOf(version)
  if (before === now) return { kind: 'same' }
  return before !== null && before > now ? { kind: 'downgrade', before } : { kind: 'newer', before }
}

/** The profile is used by this Electron from now on. */
export function keepRuntime(userData: string, version: string): void {
  writeFileAtomically(path.join(userData, file), JSON.stringify({ electron: majorOf(version) }))
}

const file = 'runtime.json'

function majorOf(version: string): number {
  return Number.parseInt(version, 10)
}

import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'

/** The root of the clone. */
export const ROOT = path.dirname(import.meta.dirname)

/** A program of the project's dependencies, to run with node: the words before its arguments. */
export const tool = (file) => [process.execPath, path.join(ROOT, 'node_modules', file)]

/** Every file under `folder`, as absolute paths. */
export function filesUnder(folder) {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
}

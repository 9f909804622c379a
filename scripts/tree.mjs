import path from 'node:path'

/** The root of the clone. */
export const ROOT = path.dirname(import.meta.dirname)

import { statfs } from 'node:fs/promises'

/** Bytes that may still be written where a folder is, or null where the system does not say. */
export async function freeRoom(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder)
    const bytes = bavail * bsize
    return Number.isFinite(bytes) ? bytes : null
  } catch {
    return null
  }
}

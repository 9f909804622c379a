/**
 * The name of a picture that was chosen here. The main process keeps its file under it, from before the edit that names
 * it is saved; on the wire the id of its upload takes its place.
 */
export type PictureName = `picture:${string}`

/** Largest file of a picture, in bytes: the window makes them far smaller before. */
export const maxPictureBytes = 2 * 1024 * 1024

/** Why a picture was refused before anybody asked the server: its file is not on this laptop. The window words it. */
export const pictureMissing = 'picture:missing'

export function isPictureName(value: unknown): value is PictureName {
  return typeof value === 'string' && /^picture:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
}

/** The type of an image by its first bytes; null for what is not one that we take. */
export function imageType(bytes: Uint8Array): 'image/jpeg' | 'image/png' | 'image/webp' | null {
  const ascii = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg'
  if (bytes[0] === 0x89 && ascii(1, 8) === 'PNG\r\n\u001a\n') return 'image/png'
  return ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP' ? 'image/webp' : null
}

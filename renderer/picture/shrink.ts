/** Sides of the square that a picture is made to fit, in pixels: twice the largest it is shown at, for dense screens. */
const side = 512
const quality = 0.86

/** A chosen file made small, as the bytes of a JPEG. Null: it is no image that can be read. */
export async function shrink(file: Blob): Promise<Uint8Array<ArrayBuffer> | null> {
  const image = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null)
  if (!image) return null
  const { x, y, size, to } = squareOf(image)
  const canvas = new OffscreenCanvas(to, to)
  const pen = canvas.getContext('2d', { alpha: false })
  if (!pen) return null
  // What can be seen through becomes white: a JPEG has no other way.
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, to, to)
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(image, x, y, size, size, 0, 0, to, to)
  image.close()
  const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality })
  return new Uint8Array(await jpeg.arrayBuffer())
}

/** The square in the middle of an image, a little above it in a tall one, where faces are; never made larger. */
export function squareOf({ width, height }: { width: number; height: number }) {
  const size = Math.min(width, height)
  const x = Math.round((width - size) / 2)
  const y = Math.round((height - size) / 3)
  return { x, y, size, to: Math.max(1, Math.min(side, size)) }
}

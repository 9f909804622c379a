import { deflateSync, inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { inFewColours } from './png.mjs'

/** A screenshot of two surfaces that are nearly alike, and one pixel of an edge between them. */
function screenshot() {
  const pixels = Array.from({ length: 100 }, (_, i) =>
    i < 50 ? [0xf3, 0xf4, 0xf2] : i < 99 ? [0xe3, 0xf1, 0xed] : [0xe0, 0xef, 0xea],
  )
  const rows = Array.from({ length: 10 }, (_, y) => [0, ...pixels.slice(y * 10, y * 10 + 10).flat()])
  const header = Buffer.from([0, 0, 0, 10, 0, 0, 0, 10, 8, 2, 0, 0, 0])
  const chunk = (type, data) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)])
  }
  return Buffer.concat([Buffer.alloc(8), chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.from(rows.flat())))])
}

test('a picture in few colours keeps its surfaces as they are', () => {
  const small = inFewColours(screenshot())
  const at = small.indexOf('PLTE')
  const palette = [...small.subarray(at + 4, at + 4 + small.readUInt32BE(at - 4))]
  expect(palette.slice(0, 6)).toEqual([0xf3, 0xf4, 0xf2, 0xe3, 0xf1, 0xed])
  const data = small.indexOf('IDAT')
  const rows = inflateSync(small.subarray(data + 4, data + 4 + small.readUInt32BE(data - 4)))
  expect([rows[1], rows[10 * 11 - 2]]).toEqual([0, 1])
})

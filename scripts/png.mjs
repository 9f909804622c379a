/** PNG as screenshots have it (8 bits, RGB or RGBA, not interlaced), made small: a palette of the colours that matter. */
import { deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
/** Two colours of a letter's edge that are closer than this, in steps of 255 over all channels, are one: nobody sees it. */
const CLOSE = 36
/** A colour that is this part of the picture is a surface's, and stays what it is. */
const SURFACE = 0.0005

/** The same picture with at most 256 colours. */
export function inFewColours(png) {
  const { width, height, pixels } = decode(png)
  const palette = paletteOf(pixels)
  const nearest = new Map()
  const rows = Buffer.alloc(height * (width + 1))
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const colour = pixels[at]
      let index = nearest.get(colour)
      if (index === undefined) {
        index = nearestIn(palette, colour).index
        nearest.set(colour, index)
      }
      rows[y * (width + 1) + 1 + x] = index
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3], 8)
  const colours = Buffer.from(palette.flatMap((colour) => channels(colour)))
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The commonest colours, but of those of edges none that is close to another. */
function paletteOf(pixels) {
  const counts = new Map()
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  const palette = []
  for (const [colour, count] of [...counts].sort(([a, m], [b, n]) => n - m || a - b)) {
    if (palette.length === 256) break
    if (count > pixels.length * SURFACE || nearestIn(palette, colour).distance > CLOSE) palette.push(colour)
  }
  return palette
}

function nearestIn(palette, colour) {
  const [r, g, b] = channels(colour)
  let found = { index: 0, distance: Number.POSITIVE_INFINITY }
  for (const [index, other] of palette.entries()) {
    const [or, og, ob] = channels(other)
    const distance = Math.abs(r - or) + Math.abs(g - og) + Math.abs(b - ob)
    if (distance < found.distance) found = { index, distance }
  }
  return found
}

function channels(colour) {
  return [colour >> 16, (colour >> 8) & 255, colour & 255]
}

/** Gives the pixels as `0xRRGGBB`, row by row. */
export function decode(png) {
  const chunks = chunksOf(png)
  const header = chunks.find(({ type }) => type === 'IHDR').data
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const kind = header[9]
  const size = { 2: 3, 6: 4 }[kind]
  if (header[8] !== 8 || !size || header[12] !== 0) throw new Error(`not a screenshot: colour type ${kind}`)
  const raw = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)))
  const stride = width * size
  const pixels = new Uint32Array(width * height)
  let above = Buffer.alloc(stride)
  for (let y = 0; y < height; y++) {
    const start = y * (stride + 1)
    const row = unfilter({ kind: raw[start], row: raw.subarray(start + 1, start + 1 + stride), above, size })
    for (let x = 0; x < width; x++) {
      pixels[y * width + x] = (row[x * size] << 16) | (row[x * size + 1] << 8) | row[x * size + 2]
    }
    above = row
  }
  return { width, height, pixels }
}

/** RFC 2083 §6: what was stored are differences to the neighbours. */
function unfilter({ kind, row, above, size }) {
  const out = Buffer.from(row)
  for (let i = 0; i < out.length; i++) {
    const left = i < size ? 0 : out[i - size]
    const corner = i < size ? 0 : above[i - size]
    out[i] += [0, left, above[i], (left + above[i]) >> 1, paeth(left, above[i], corner)][kind]
  }
  return out
}

function paeth(left, above, corner) {
  const guess = left + above - corner
  const [l, a, c] = [left, above, corner].map((one) => Math.abs(guess - one))
  if (l <= a && l <= c) return left
  return a <= c ? above : corner
}

function chunksOf(png) {
  const chunks = []
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at)
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) })
    at += length + 12
  }
  return chunks
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const ends = [Buffer.alloc(4), Buffer.alloc(4)]
  ends[0].writeUInt32BE(data.length)
  ends[1].writeUInt32BE(crc(body))
  return Buffer.concat([ends[0], body, ends[1]])
}

/** Node has a `zlib.crc32` of its own from 20.15 and 22.2 on. */
function crc(bytes) {
  let value = 0xffffffff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  }
  return (value ^ 0xffffffff) >>> 0
}

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { squareOf } from './shrink'

test('a wide image loses its sides alike, a tall one more of its lower end', () => {
  expect(squareOf({ width: 1200, height: 600 })).toEqual({ x: 300, y: 0, size: 600, to: 512 })
  expect(squareOf({ width: 600, height: 1200 })).toEqual({ x: 0, y: 200, size: 600, to: 512 })
})

test('the square lies in the image and is never made larger', () =>
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 20_000 }), (width, height) => {
      const { x, y, size, to } = squareOf({ width, height })
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
      expect(x + size).toBeLessThanOrEqual(width)
      expect(y + size).toBeLessThanOrEqual(height)
      expect(to).toBeLessThanOrEqual(Math.min(size, 512))
    }),
  ))

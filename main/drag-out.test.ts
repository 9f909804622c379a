import fc from 'fast-check'
import { expect, test, vi } from 'vitest'

vi.mock('electron', () => ({ app: {}, nativeImage: {} }))
const { fileName } = await import('./drag-out')

test.each([
  ['Anna Åhlén', 'Anna Åhlén'],
  ['../../etc/passwd', 'etc passwd'],
  ['a/b\\c:d', 'a b c d'],
  ['CON', 'contact'],
  ['  ..  ', 'contact'],
  ['', 'contact'],
  ['\u202Egpj.exe', 'gpj.exe'],
])('%j becomes the file name %j', (name, file) => expect(fileName(name)).toBe(file))

test('a file name never leaves its folder, is never empty and never long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      const file = fileName(name)
      expect(file).toMatch(/^[^<>:"/\\|?*\p{Cc}]+$/u)
      expect(file).not.toMatch(/^\.|\.$/)
      expect([...file].length).toBeLessThanOrEqual(80)
    }),
  )
})

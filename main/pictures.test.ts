import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isPictureName, maxPictureBytes } from '../shared/picture'
import { createPictures } from './pictures'
import type { Fetch } from './sync/api'

const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 1, 2, 3])
const access = { origin: 'https://api.example', token: 'secret' }
let folder = ''
let asked: { url: string; headers: Record<string, string> }[] = []
let answer: { status: number; bytes: Uint8Array<ArrayBuffer> } | null = null

const fetch: Fetch = async (url, { headers }) => {
  asked.push({ url, headers })
  if (!answer) throw new Error('no network')
  const { status, bytes } = answer
  return { status, headers: { get: () => null }, text: async () => '', bytes: async () => bytes }
}
const pictures = (keptCopies?: number) => createPictures({ folder, fetch, ...(keptCopies && { keptCopies }) })

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fieldbook-pictures-'))
  asked = []
  answer = { status: 200, bytes: jpeg }
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a picture that was chosen is read back, by another instance too, and by its own account only', async () => {
  const name = await pictures().keep('a', jpeg)
  if (!isPictureName(name)) throw new Error('not kept')
  expect(await pictures().read('a', name)).toEqual(jpeg)
  expect(await pictures().read('b', name)).toBeNull()
})

test('what is no picture, or too large for one, is not taken in', async () => {
  expect(await pictures().keep('a', new TextEncoder().encode('<svg onload=alert(1)>'))).toBeNull()
  const large = new Uint8Array(maxPictureBytes + 1)
  large.set(jpeg)
  expect(await pictures().keep('a', large)).toBeNull()
})

test('a name that climbs out of the folder is no name', async () => {
  writeFileSync(path.join(folder, 'outside'), jpeg)
  expect(await pictures().read('a', 'picture:../../outside')).toBeNull()
})

test('the token goes along to its own origin and nowhere else', async () => {
  await pictures().copyOf('a', { url: 'https://api.example/files/1', access })
  await pictures().copyOf('a', { url: 'https://elsewhere.example/files/1', access })
  await pictures().copyOf('a', { url: 'https://api.example.evil/files/1', access })
  expect(asked.map(({ headers }) => headers.authorization)).toEqual(['Bearer secret', undefined, undefined])
})

test.each(['http://elsewhere.example/1', 'file:///etc/passwd', 'javascript:alert(1)', 'nonsense', ''])(
  'nothing is asked of %s',
  async (url) => {
    expect(await pictures().copyOf('a', { url, access })).toBeNull()
    expect(asked).toEqual([])
  },
)

test('a picture is fetched once, and shown without a network from then on', async () => {
  const source = { url: 'https://api.example/files/1', access }
  expect(await pictures().copyOf('a', source)).toEqual(jpeg)
  answer = null
  expect(await pictures().copyOf('a', source)).toEqual(jpeg)
  expect(await pictures().copyOf('a', { ...source, url: 'https://api.example/files/2' })).toBeNull()
})

test('an answer that is no picture is not kept', async () => {
  answer = { status: 200, bytes: new TextEncoder().encode('<html>') }
  const source = { url: 'https://api.example/files/1', access }
  expect(await pictures().copyOf('a', source)).toBeNull()
  answer = { status: 404, bytes: jpeg }
  expect(await pictures().copyOf('a', source)).toBeNull()
  answer = { status: 200, bytes: jpeg }
  expect(await pictures().copyOf('a', source)).toEqual(jpeg)
})

test('copies are bounded; pictures that were chosen are not touched', async () => {
  const name = await pictures(3).keep('a', jpeg)
  for (let i = 0; i < 8; i++) await pictures(3).copyOf('a', { url: `https://api.example/files/${i}`, access })
  expect(readdirSync(path.join(folder, 'a/copies'))).toHaveLength(3)
  expect(isPictureName(name) && (await pictures().read('a', name))).toEqual(jpeg)
})

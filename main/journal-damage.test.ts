import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { openJournal, UnknownJournal } from './journal'
import {
  edit,
  file,
  flipBit,
  folder,
  lines,
  openHere,
  others,
  reopened,
  states,
  useProfile,
  write,
} from './scripted/journal'

useProfile()

test('a last line torn at any byte leaves exactly the records before it, and the next append is sound', async () => {
  await write([edit(1), edit(2)])
  const before = statSync(file()).size
  await write([edit(3)])
  const bytes = readFileSync(file())
  for (let cut = before; cut < bytes.length; cut++) {
    writeFileSync(file(), bytes.subarray(0, cut))
    expect(await reopened(), `cut at ${cut}`).toEqual({ state: states(1, 2), damaged: false })
    await write([edit(4)])
    expect(await reopened(), `cut at ${cut}, then appended`).toEqual({ state: states(1, 2, 4), damaged: false })
  }
  expect(others()).toEqual([])
})

test('a last line with any bit wrong is a torn one', async () => {
  await write([edit(1), edit(2)])
  const [first = ''] = lines()
  const start = Buffer.byteLength(first) + 1
  const bytes = readFileSync(file())
  for (let offset = start; offset < bytes.length; offset++) {
    writeFileSync(file(), bytes)
    flipBit(offset)
    expect(await reopened(), `flipped at ${offset}`).toEqual({ state: states(1), damaged: false })
  }
})

test('a bad line elsewhere is damage: told at every start, a copy kept once, the other lines applied', async () => {
  await write([edit(1), edit(2), edit(3)])
  flipBit((lines()[0] ?? '').length + 40)
  const bytes = readFileSync(file())
  expect(await reopened()).toEqual({ state: states(1, 3), damaged: true })
  expect(readFileSync(file())).toEqual(bytes)
  await write([edit(4)])
  expect(await reopened()).toEqual({ state: states(1, 3, 4), damaged: true })
  expect(others()).toEqual(['token-1.jsonl.damaged-1'])
  expect(readFileSync(`${file()}.damaged-1`)).toEqual(bytes)
  expect(statSync(`${file()}.damaged-1`).mode & 0o777).toBe(0o600)
})

test('more damage is another copy, and no copy is written over', async () => {
  await write([edit(1), edit(2), edit(3)])
  writeFileSync(`${file()}.damaged-1`, 'of another day')
  flipBit(20)
  await reopened()
  flipBit((lines()[0] ?? '').length + 40)
  expect(await reopened()).toEqual({ state: states(3), damaged: true })
  expect(others()).toEqual(['token-1.jsonl.damaged-1', 'token-1.jsonl.damaged-2', 'token-1.jsonl.damaged-3'])
  expect(readFileSync(`${file()}.damaged-1`, 'utf8')).toBe('of another day')
})

test('a whole record mends a damaged journal; its copy stays', async () => {
  await write([edit(1), edit(2), edit(3)])
  flipBit(20)
  const journal = await openHere()
  await journal.append(edit(3, { whole: true }))
  expect(journal.damaged).toBe(false)
  expect(await reopened()).toEqual({ state: states(3), damaged: false })
  expect(others()).toEqual(['token-1.jsonl.damaged-1'])
})

test('a first line is never torn: cut or flipped it is damage, and swallows nothing that follows', async () => {
  await write([edit(1)])
  const bytes = readFileSync(file())
  writeFileSync(file(), bytes.subarray(0, -1))
  await write([edit(2)])
  expect(await reopened()).toEqual({ state: states(1, 2), damaged: false })
  for (let cut = 1; cut < bytes.length - 1; cut++) {
    writeFileSync(file(), bytes.subarray(0, cut))
    await write([edit(2)])
    expect(await reopened(), `cut at ${cut}`).toEqual({ state: states(2), damaged: true })
    writeFileSync(file(), bytes)
    flipBit(cut)
    await write([edit(2)])
    expect(await reopened(), `flipped at ${cut}`).toEqual({ state: states(2), damaged: true })
    expect(others()).toEqual(['token-1.jsonl.damaged-1', 'token-1.jsonl.damaged-2'])
    for (const name of others()) rmSync(path.join(folder(), name))
  }
})

test.each([
  ['another format', '{"format":2,"edits":[]}'],
  ['another shape', '{"format":1,"generation":"g1"}'],
  ['no JSON', 'edits'],
])('a sound line of %s is a newer version’s: nothing is touched', async (_what, json) => {
  await write([edit(1), edit(2), edit(3)])
  flipBit(20)
  const checksum = crc32(json).toString(16).padStart(8, '0')
  writeFileSync(file(), `${readFileSync(file(), 'utf8')}${checksum} ${json}\n${checksum} {"torn`)
  const bytes = readFileSync(file())
  await expect(openHere()).rejects.toThrow(UnknownJournal)
  expect(readFileSync(file())).toEqual(bytes)
  expect(others()).toEqual([])
})

test('a journal that can’t be read is an error, not an empty one', async () => {
  await write([edit(1)])
  await expect(openJournal(file(), 'token-1')).rejects.toThrow('ENOTDIR')
})

import { copyFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  edit,
  file,
  flipBit,
  folder,
  lines,
  openHere,
  others,
  record,
  reopened,
  states,
  useProfile,
  write,
} from './scripted/journal'

useProfile()

test('a file that vanished or shrank while the app ran is written anew from memory', async () => {
  const journal = await openHere()
  await journal.append(edit(1))
  rmSync(folder(), { recursive: true })
  await journal.append(edit(2))
  expect((await reopened()).state).toEqual(states(1, 2))
  truncateSync(file(), 10)
  await journal.append(edit(3))
  expect(await reopened()).toEqual({ state: states(1, 2, 3), damaged: false })
})

test('a long file of few rows is compacted, and the state stays', async () => {
  const journal = await openHere()
  let longest = 0
  for (let seq = 1; seq <= 120; seq++) {
    await journal.append(record(seq, { edits: { [`edit-${seq % 3}`]: `${seq}`.padEnd(20_000) } }, { durable: false }))
    longest = Math.max(longest, statSync(file()).size)
  }
  await journal.close()
  expect(longest).toBeGreaterThan(1024 * 1024)
  expect(longest).toBeLessThan(1024 * 1024 + 30_000)
  expect(statSync(file()).size).toBeLessThan(longest)
  expect((await reopened()).state).toEqual(journal.state())
  expect(journal.state()?.rows.edits).toEqual({
    'edit-0': '120'.padEnd(20_000),
    'edit-1': '118'.padEnd(20_000),
    'edit-2': '119'.padEnd(20_000),
  })
})

test('a long file of living rows is left as it is', async () => {
  const journal = await openHere()
  for (let seq = 1; seq <= 60; seq++) await journal.append(record(seq, { edits: { [seq]: 'x'.repeat(20_000) } }))
  await journal.close()
  expect(lines()).toHaveLength(60)
})

test('a damaged file is not compacted: only a whole record may end its being told', async () => {
  await write([edit(1), edit(2), edit(3)])
  flipBit(20)
  const journal = await openHere()
  for (let seq = 4; seq < 9; seq++) await journal.append(record(seq, { edits: { long: 'x'.repeat(220_000) } }))
  await journal.append(record(9, { edits: { long: null } }))
  await journal.close()
  expect(lines()).toHaveLength(9)
  expect(await reopened()).toEqual({ state: { ...states(2, 3), seq: 9 }, damaged: true })
})

test('a first line is written aside and renamed, even where there is an empty file', async () => {
  await write([edit(1)])
  writeFileSync(file(), '')
  const before = statSync(file()).ino
  await write([edit(2)])
  expect(statSync(file()).ino).not.toBe(before)
  expect(await reopened()).toEqual({ state: states(2), damaged: false })
})

test('a crash while the file is being replaced leaves the old one, and the next replacement is sound', async () => {
  await write([edit(1), edit(2)])
  copyFileSync(file(), `${file()}.next`)
  truncateSync(`${file()}.next`, 30)
  expect(await reopened()).toEqual({ state: states(1, 2), damaged: false })
  await write([edit(3), edit(4, { whole: true })])
  expect(await reopened()).toEqual({ state: states(4), damaged: false })
  expect(others()).toEqual([])
})

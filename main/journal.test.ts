import { existsSync, statSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { openJournal } from './journal'
import {
  edit,
  file,
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

test('an account without a journal has none, and opening it creates nothing', async () => {
  expect(await reopened()).toEqual({ state: null, damaged: false })
  expect(existsSync(folder())).toBe(false)
})

test('what was appended is there at the next start, for the owner of the files alone', async () => {
  await write([edit(1), edit(2, { durable: false }), edit(3, { lastPage: 7 })])
  expect(await reopened()).toEqual({ state: { ...states(1, 2, 3), lastPage: 7 }, damaged: false })
  expect(statSync(file()).mode & 0o777).toBe(0o600)
  expect(others()).toEqual([])
})

test('each line is the CRC-32 of its JSON, and the JSON with its format', async () => {
  await write([edit(1), edit(2)])
  for (const line of lines()) expect(line.slice(0, 9)).toBe(`${crc32(line.slice(9)).toString(16).padStart(8, '0')} `)
  expect(lines().map((line) => JSON.parse(line.slice(9)))).toMatchObject([
    { format: 1, seq: 1 },
    { format: 1, seq: 2 },
  ])
})

test('accounts keep apart', async () => {
  await write([edit(1)])
  expect((await openJournal(folder(), 'token-2')).state()).toBeNull()
})

test('null removes a row; a record without rows moves only seq and the last page', async () => {
  await write([
    edit(1),
    edit(2),
    record(3, { edits: { 'edit-1': null, 'edit-9': null } }),
    record(4, {}, { lastPage: 5 }),
  ])
  expect((await reopened()).state).toEqual({ ...states(2), seq: 4, lastPage: 5 })
  await write([record(5, { edits: { 'edit-2': null } })])
  expect((await reopened()).state?.rows).toEqual({})
})

test('a whole record replaces everything, seq and generation too', async () => {
  await write([edit(8), edit(9), edit(3, { whole: true, generation: 'g2', durable: false })])
  expect((await reopened()).state).toEqual({ ...states(3), generation: 'g2' })
  expect(lines()).toHaveLength(1)
  await write([edit(1, { whole: true, generation: 'g2' })])
  expect((await reopened()).state).toEqual({ ...states(1), generation: 'g2' })
})

test('an older record of the same generation changes nothing; one with the same seq, or of another generation, does', async () => {
  await write([edit(5), record(4, { edits: { 'edit-5': null } }, { lastPage: 9 })])
  expect((await reopened()).state).toEqual(states(5))
  await write([record(5, { edits: { 'edit-6': { name: 'Åsa 6' } } })])
  expect((await reopened()).state).toEqual({ ...states(5, 6), seq: 5 })
  await write([edit(1, { generation: 'g2' })])
  expect((await reopened()).state).toEqual({ ...states(1, 5, 6), seq: 1, generation: 'g2' })
})

test('a record that could not be read back is refused before it is written', async () => {
  await write([edit(1)])
  const journal = await openHere()
  await expect(journal.append(edit(-2))).rejects.toThrow()
  await journal.append(edit(3))
  expect(await reopened()).toEqual({ state: states(1, 3), damaged: false })
})

test('appends made at once keep their order', async () => {
  const journal = await openHere()
  const settled: number[] = []
  const appends: Promise<void>[] = []
  for (let seq = 1; seq <= 300; seq++) {
    const each = record(seq, { edits: { same: seq, [`edit-${seq}`]: seq } }, { durable: seq % 3 === 0 })
    appends.push(journal.append(each).then(() => void settled.push(seq)))
    if (seq % 50 === 0) await appends.at(-1)
  }
  await journal.close()
  await Promise.all(appends)
  const seqs = Array.from({ length: 300 }, (_, at) => at + 1)
  expect(settled).toEqual(seqs)
  expect((await reopened()).state?.rows.edits).toEqual({
    same: 300,
    ...Object.fromEntries(seqs.map((seq) => [`edit-${seq}`, seq])),
  })
})

test('a closed journal takes nothing more', async () => {
  const journal = await openHere()
  await journal.close()
  await expect(journal.append(edit(1))).rejects.toThrow('closed')
})

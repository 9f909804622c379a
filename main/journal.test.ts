import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { JournalRecord, JournalState } from '../shared/journal'
import { JournalFull, openJournal, UnknownJournal } from './journal'

let profile = ''
beforeEach(() => {
  profile = mkdtempSync(path.join(tmpdir(), 'fieldbook-journal-'))
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(profile, { recursive: true, force: true })
})

const folder = () => path.join(profile, 'journal')
const file = () => path.join(folder(), 'token-1.jsonl')
const openHere = () => openJournal(folder(), 'token-1')
const lines = () => readFileSync(file(), 'utf8').split('\n').slice(0, -1)
const others = () => readdirSync(folder()).filter((name) => name !== 'token-1.jsonl')

function record(seq: number, rows: JournalRecord['rows'] = {}, more: Partial<JournalRecord> = {}): JournalRecord {
  return { generation: 'g1', seq, lastPage: 0, whole: false, durable: true, rows, ...more }
}
const edit = (seq: number, more: Partial<JournalRecord> = {}) =>
  record(seq, { edits: { [`edit-${seq}`]: { name: `Åsa ${seq}` } } }, more)

/** Writes records, each in a batch of its own. */
async function write(records: readonly JournalRecord[]): Promise<void> {
  const journal = await openHere()
  for (const each of records) await journal.append(each)
  await journal.close()
}

async function reopened(): Promise<{ state: JournalState | null; damaged: boolean }> {
  const journal = await openHere()
  return { state: journal.state(), damaged: journal.damaged }
}

const states = (...seqs: number[]): JournalState => ({
  generation: 'g1',
  seq: Math.max(...seqs),
  lastPage: 0,
  rows: { edits: Object.fromEntries(seqs.map((seq) => [`edit-${seq}`, { name: `Åsa ${seq}` }])) },
})

/** What every open file inherits from, to make the disk fail. */
async function fileHandles(): Promise<FileHandle> {
  const handle = await open(profile)
  await handle.close()
  return Object.getPrototypeOf(handle)
}
const failure = (code: string) => Object.assign(new Error(`${code}: planted`), { code })

/** Lets the next write put down only so many bytes, as a disk may. */
async function plantShortWrite(bytes: number) {
  const handles = await fileHandles()
  const write = handles.write
  return vi.spyOn(handles, 'write').mockImplementationOnce(function (
    this: FileHandle,
    ...[line, at, , to]: [Uint8Array, number, number, number]
  ) {
    return Reflect.apply(write, this, [line, at, bytes, to])
  } as typeof write)
}

/** The same on a disk that fills up: the rest has no room. */
async function plantFullDisk(bytes: number): Promise<void> {
  const spy = await plantShortWrite(bytes)
  spy.mockImplementationOnce(() => Promise.reject(failure('ENOSPC')))
}

function flipBit(offset: number): void {
  const bytes = readFileSync(file())
  bytes.writeUInt8(bytes.readUInt8(offset) ^ 1, offset)
  writeFileSync(file(), bytes)
}

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

test('a record that could not be read back is refused before it is written', async () => {
  await write([edit(1)])
  const journal = await openHere()
  await expect(journal.append(edit(-2))).rejects.toThrow()
  await journal.append(edit(3))
  expect(await reopened()).toEqual({ state: states(1, 3), damaged: false })
})

test('a journal that can’t be read is an error, not an empty one', async () => {
  await write([edit(1)])
  await expect(openJournal(file(), 'token-1')).rejects.toThrow('ENOTDIR')
})

test.runIf(existsSync('/dev/full'))('a full disk is told, for every kind of record', async () => {
  await write([edit(1)])
  rmSync(file())
  symlinkSync('/dev/full', file())
  const journal = await openHere()
  expect([journal.state(), journal.damaged]).toEqual([null, false])
  for (const each of [edit(1), edit(2, { durable: false }), edit(3, { whole: true }), edit(4)])
    await expect(journal.append(each)).rejects.toThrow(JournalFull)
  const together = await Promise.allSettled([journal.append(edit(5)), journal.append(edit(6))])
  expect(together.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(journal.state()).toBeNull()
  await journal.close()
})

test('a disk that fills up within a line changes nothing, and the next append is readable', async () => {
  await write([edit(1), edit(2)])
  const journal = await openHere()
  const long = record(3, { edits: { long: 'x'.repeat(5000) } })
  for (const bytes of [1, 9, 4000]) {
    await plantFullDisk(bytes)
    await expect(journal.append(long)).rejects.toThrow(JournalFull)
    expect(journal.state()).toEqual(states(1, 2))
    expect(await reopened()).toEqual({ state: states(1, 2), damaged: false })
    vi.restoreAllMocks()
  }
  await journal.append(edit(4))
  expect(journal.state()).toEqual(states(1, 2, 4))
  expect(await reopened()).toEqual({ state: states(1, 2, 4), damaged: false })
})

test('of appends that fail together, the lines that got written are neither kept nor left behind', async () => {
  await write([edit(1)])
  const journal = await openHere()
  await plantFullDisk(500)
  const together = await Promise.allSettled([2, 3, 4, 5, 6].map((seq) => journal.append(edit(seq))))
  expect(together.map(({ status }) => status)).toEqual(Array(5).fill('rejected'))
  expect(statSync(file()).size).toBeGreaterThan(500)
  await journal.append(record(7))
  expect(journal.state()).toEqual({ ...states(1), seq: 7 })
  expect(await reopened()).toEqual({ state: { ...states(1), seq: 7 }, damaged: false })
})

test('a line that the disk takes in pieces is whole', async () => {
  await write([edit(1)])
  const journal = await openHere()
  await plantShortWrite(5)
  await journal.append(edit(2))
  expect(await reopened()).toEqual({ state: states(1, 2), damaged: false })
})

test('a failed sync changes nothing, and the next append writes everything anew', async () => {
  await write([edit(1)])
  const journal = await openHere()
  vi.spyOn(await fileHandles(), 'datasync').mockImplementationOnce(() => Promise.reject(failure('EIO')))
  await expect(journal.append(edit(2))).rejects.toThrow('EIO')
  expect(journal.state()).toEqual(states(1))
  vi.spyOn(await fileHandles(), 'sync').mockImplementationOnce(() => Promise.reject(failure('EIO')))
  await expect(journal.append(edit(2))).rejects.toThrow('EIO')
  expect(journal.state()).toEqual(states(1))
  await journal.append(edit(3, { durable: false }))
  expect(lines()).toHaveLength(1)
  expect(await reopened()).toEqual({ state: states(1, 3), damaged: false })
})

test.each(['file', 'folder'])('a whole record that fails at the sync of its %s changes nothing', async (where) => {
  await write([edit(1)])
  const journal = await openHere()
  const handles = await fileHandles()
  const sync = handles.sync
  const spy = vi.spyOn(handles, 'sync').mockImplementation(() => Promise.reject(failure('EDQUOT')))
  if (where === 'folder') spy.mockImplementationOnce(sync)
  await expect(journal.append(edit(2, { whole: true }))).rejects.toThrow(JournalFull)
  expect(journal.state()).toEqual(states(1))
  expect(others()).toEqual([])
  vi.restoreAllMocks()
  await journal.append(edit(3))
  expect(journal.state()).toEqual(states(1, 3))
  expect(await reopened()).toEqual({ state: states(1, 3), damaged: false })
})

test('only durable records wait for the disk, and those appended together wait once', async () => {
  const journal = await openHere()
  await journal.append(edit(1))
  const datasync = vi.spyOn(await fileHandles(), 'datasync')
  await journal.append(edit(2, { durable: false }))
  expect(datasync).toHaveBeenCalledTimes(0)
  await Promise.all([3, 4, 5, 6].map((seq) => journal.append(edit(seq))))
  expect(datasync).toHaveBeenCalledTimes(1)
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

const anyRecord: fc.Arbitrary<JournalRecord> = fc.record({
  generation: fc.constantFrom('g1', 'g2'),
  seq: fc.nat(6),
  lastPage: fc.nat(9),
  whole: fc.nat(4).map((n) => n === 0),
  durable: fc.boolean(),
  rows: fc.dictionary(
    fc.constantFrom('edits', 'conflicts'),
    fc.dictionary(
      fc.constantFrom('a', 'b', 'ü\n'),
      fc.oneof(
        fc.constant(null),
        fc.jsonValue().filter((v) => v !== null),
      ),
    ),
  ),
})

/** The law of a journal, in its plainest form. */
function model(records: readonly JournalRecord[]): JournalState | null {
  let state = null as JournalState | null
  for (const { generation, seq, lastPage, whole, rows } of records) {
    if (!whole && state?.generation === generation && seq < state.seq) continue
    const next: JournalState['rows'] = structuredClone(whole ? {} : (state?.rows ?? {}))
    for (const [table, changes] of Object.entries(rows)) next[table] = { ...next[table], ...changes }
    const living = Object.entries(next).map(([table, all]): [string, Record<string, unknown>] => [
      table,
      Object.fromEntries(Object.entries(all).filter(([, row]) => row !== null)),
    ])
    const full = living.filter(([, all]) => Object.keys(all).length > 0)
    state = { generation, seq, lastPage, rows: Object.fromEntries(full) }
  }
  return state
}

test('any records, in any batches, reopened at any point, are what the plain model holds', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.array(anyRecord, { maxLength: 4 }), { maxLength: 6 }), async (sessions) => {
      const seen: JournalRecord[] = []
      rmSync(folder(), { recursive: true, force: true })
      for (const records of sessions) {
        const journal = await openHere()
        const plain = (state: JournalState | null) => JSON.parse(JSON.stringify(state)) // -0 is 0 in JSON
        expect(plain(journal.state())).toEqual(plain(model(seen)))
        const half = Math.floor(records.length / 2)
        await Promise.all(records.slice(0, half).map(journal.append))
        for (const each of records.slice(half)) await journal.append(each)
        seen.push(...records)
        expect(plain(journal.state())).toEqual(plain(model(seen)))
        await journal.close()
      }
      expect((await reopened()).damaged).toBe(false)
    }),
    { numRuns: 150 },
  ))

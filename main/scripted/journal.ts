import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, vi } from 'vitest'
import type { JournalRecord, JournalState } from '../../shared/journal'
import { openJournal } from '../journal'

let profile = ''

/** Gives every test of a file a profile of its own. */
export function useProfile(): void {
  beforeEach(() => {
    profile = mkdtempSync(path.join(tmpdir(), 'fieldbook-journal-'))
  })
  afterEach(() => {
    vi.restoreAllMocks()
    rmSync(profile, { recursive: true, force: true })
  })
}

export const folder = () => path.join(profile, 'journal')
export const file = () => path.join(folder(), 'token-1.jsonl')
export const openHere = () => openJournal(folder(), 'token-1')
export const lines = () => readFileSync(file(), 'utf8').split('\n').slice(0, -1)
export const others = () => readdirSync(folder()).filter((name) => name !== 'token-1.jsonl')

export function record(
  seq: number,
  rows: JournalRecord['rows'] = {},
  more: Partial<JournalRecord> = {},
): JournalRecord {
  return { generation: 'g1', seq, lastPage: 0, whole: false, durable: true, rows, ...more }
}
export const edit = (seq: number, more: Partial<JournalRecord> = {}) =>
  record(seq, { edits: { [`edit-${seq}`]: { name: `Åsa ${seq}` } } }, more)

/** Writes records, each in a batch of its own. */
export async function write(records: readonly JournalRecord[]): Promise<void> {
  const journal = await openHere()
  for (const each of records) await journal.append(each)
  await journal.close()
}

export async function reopened(): Promise<{ state: JournalState | null; damaged: boolean }> {
  const journal = await openHere()
  return { state: journal.state(), damaged: journal.damaged }
}

export const states = (...seqs: number[]): JournalState => ({
  generation: 'g1',
  seq: Math.max(...seqs),
  lastPage: 0,
  rows: { edits: Object.fromEntries(seqs.map((seq) => [`edit-${seq}`, { name: `Åsa ${seq}` }])) },
})

/** What every open file inherits from, to make the disk fail. */
export async function fileHandles(): Promise<FileHandle> {
  const handle = await open(profile)
  await handle.close()
  return Object.getPrototypeOf(handle)
}
export const failure = (code: string) => Object.assign(new Error(`${code}: planted`), { code })

/** Lets the next write put down only so many bytes, as a disk may. */
export async function plantShortWrite(bytes: number) {
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
export async function plantFullDisk(bytes: number): Promise<void> {
  const spy = await plantShortWrite(bytes)
  spy.mockImplementationOnce(() => Promise.reject(failure('ENOSPC')))
}

export function flipBit(offset: number): void {
  const bytes = readFileSync(file())
  bytes.writeUInt8(bytes.readUInt8(offset) ^ 1, offset)
  writeFileSync(file(), bytes)
}

import { appendFile, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { crc32 } from 'node:zlib'
import { z } from 'zod'
import { JournalRecord, type JournalState } from '../shared/journal'

/** The second home of one account's unsent edits: `<account>.jsonl`, a record a line, each behind its CRC-32. */
export type Journal = {
  state: () => JournalState | null
  /** Did lines fail their CRC, other than a torn last one? True at every opening until a `whole` record mends it. */
  readonly damaged: boolean
  /**
   * Resolves once the record is written, a durable one once it survives a power cut. Rejects with `JournalFull` or the
   * error: the state is then as before, and the next append stands on sound ground. A record older than the state
   * (a smaller seq of its generation, not `whole`) changes nothing.
   */
  append: (record: JournalRecord) => Promise<void>
  /** Resolves when everything appended is settled. */
  close: () => Promise<void>
}

/** The disk or the quota is full. */
export class JournalFull extends Error {}
/** The journal is sound but not of a form known here: a newer version's. It has not been touched. */
export class UnknownJournal extends Error {}

export type Memory = Omit<JournalState, 'rows'> & { tables: Map<string, Map<string, unknown>> }
type Entry = { line: Buffer; record: JournalRecord; resolve: () => void; reject: (error: unknown) => void }

const Line = JournalRecord.extend({ format: z.literal(1) })
const newline = 0x0a
const megabyte = 1024 * 1024

/** Opens an account's journal; creates nothing. Rejects with `UnknownJournal`, or when the file can't be read. */
export async function openJournal(folder: string, account: string): Promise<Journal> {
  const file = path.join(folder, `${account}.jsonl`)
  // A device is never read: /dev/full, which stands for a full disk in tests, gives zeros without end.
  const bytes = (await statIfThere(file))?.isFile() ? await readFile(file) : Buffer.alloc(0)
  const found = read(bytes)
  let { memory, size } = found
  if (found.damagedUpTo > 0) await keepCopy(file, bytes, found.damagedUpTo)
  if (size > 0 && size === bytes.length && bytes.at(-1) !== newline) {
    await appendFile(file, '\n') // a first line without its end would swallow the next record
    size++
  }
  let damaged = found.damagedUpTo > 0
  let doubtful = false // after a failed sync nobody knows what the disk holds: the file is written anew from memory
  let weighAt = megabyte
  const waiting: Entry[] = []
  let queue = Promise.resolve()
  let closed = false

  async function write(batch: readonly Entry[]): Promise<void> {
    const there = await statIfThere(file)
    const whole = batch.some(({ record }) => record.whole)
    // A missing or shortened file (cleaned up behind our back) is written anew, not continued with a hole.
    const continues = there && (!there.isFile() || (!whole && !doubtful && size > 0 && there.size >= size))
    if (continues) await extend(batch, there.isFile() && there.size > size)
    const before = continues ? memory : memory && apply(null, wholeOf(memory)) // a copy: replacing may fail
    const after = batch.reduce<Memory | null>((known, { record }) => apply(known, record), before)
    if (!continues && after) await replace(encode(wholeOf(after)))
    memory = after
    damaged &&= !whole
  }

  /** `leftovers`: a torn line, or what a failed append got written, lies behind the last good byte. */
  async function extend(batch: readonly Entry[], leftovers: boolean): Promise<void> {
    const lines = Buffer.concat(batch.map(({ line }) => line))
    const handle = await open(file, 'r+') // not 'a': Windows refuses to truncate what was opened to append
    try {
      if (leftovers) await handle.truncate(size)
      for (let at = 0; at < lines.length; )
        at += (await handle.write(lines, at, lines.length - at, size + at)).bytesWritten
      if (batch.some(({ record }) => record.durable)) {
        doubtful = true
        await handle.datasync()
        doubtful = false
      }
    } finally {
      await handle.close()
    }
    size += lines.length
  }

  /** A crash leaves the old file or the new one. So a first line is never torn. */
  async function replace(line: Buffer): Promise<void> {
    const made = await mkdir(folder, { recursive: true })
    if (made !== undefined) await syncFolder(path.dirname(made))
    try {
      await writeFile(`${file}.next`, line, { mode: 0o600, flush: true })
      doubtful = true
      await rename(`${file}.next`, file)
    } catch (error) {
      await rm(`${file}.next`, { force: true }).catch(() => undefined) // on a full disk it takes an append's room
      throw error
    }
    size = line.length
    await syncFolder(folder)
    doubtful = false
  }

  async function compact(): Promise<void> {
    if (size <= weighAt || !memory || damaged) return
    const line = encode(wholeOf(memory))
    weighAt = size + Math.max(megabyte, line.length / 2) // weighing costs as much as the rows are long
    if (size <= 4 * line.length) return
    await replace(line)
    weighAt = Math.max(megabyte, 1.5 * size)
  }

  async function drain(): Promise<void> {
    const batch = waiting.splice(0)
    try {
      await write(batch)
      for (const { resolve } of batch) resolve()
    } catch (error) {
      for (const { reject } of batch) reject(isFull(error) ? new JournalFull('no room for the journal') : error)
    }
    await compact().catch(() => undefined) // everything is in the long file too; it is tried again
  }

  return {
    state: () => memory && stateOf(memory),
    get damaged() {
      return damaged
    },
    async append(raw) {
      if (closed) throw new Error('the journal is closed')
      const line = encode(raw)
      // Read back before it is written: a line that is refused at the next opening would take the whole file with it.
      const record = decode(line.subarray(0, -1))
      if (!record) throw new Error('the record does not survive being written')
      await new Promise<void>((resolve, reject) => {
        waiting.push({ line, record, resolve, reject })
        if (waiting.length === 1) queue = queue.then(drain)
      })
    },
    close() {
      closed = true
      return queue
    },
  }
}

/** `size`: up to the last good byte. `damagedUpTo`: the end of the last bad line that is no torn end, 0 for none. */
function read(bytes: Buffer): { memory: Memory | null; size: number; damagedUpTo: number } {
  let memory: Memory | null = null
  let damagedUpTo = 0
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(newline, start)
    const end = found < 0 ? bytes.length : found
    const record = found < 0 && start > 0 ? null : decode(bytes.subarray(start, end))
    // A first line is written by rename, so it can't be torn; any other may be, at the very end.
    if (!record && start > 0 && end + 1 >= bytes.length) return { memory, size: start, damagedUpTo }
    if (record) memory = apply(memory, record)
    else damagedUpTo = end
    start = end + 1
  }
  return { memory, size: bytes.length, damagedUpTo }
}

/** One copy of each damage, however often the journal is opened before it is mended. */
async function keepCopy(file: string, bytes: Buffer, damagedUpTo: number): Promise<void> {
  const part = bytes.subarray(0, damagedUpTo)
  for (let n = 1; ; n++) {
    const copy = `${file}.damaged-${n}`
    try {
      return await writeFile(copy, bytes, { flag: 'wx', mode: 0o600, flush: true })
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error
    }
    if ((await readFile(copy)).subarray(0, damagedUpTo).equals(part)) return
  }
}

/** Changes the tables of `memory` in place. Reading and appending share it, so both know the same. */
export function apply(memory: Memory | null, record: JournalRecord): Memory {
  const { generation, seq, lastPage, whole, rows } = record
  if (!whole && memory && memory.generation === generation && seq < memory.seq) return memory
  const tables: Memory['tables'] = (!whole && memory?.tables) || new Map()
  for (const [name, changes] of Object.entries(rows)) {
    const table = tables.get(name) ?? new Map<string, unknown>()
    for (const [key, row] of Object.entries(changes)) row === null ? table.delete(key) : table.set(key, row)
    table.size > 0 ? tables.set(name, table) : tables.delete(name)
  }
  return { generation, seq, lastPage, tables }
}

export function stateOf({ tables, ...progress }: Memory): JournalState {
  const rows = Object.fromEntries([...tables].map(([name, table]) => [name, Object.fromEntries(table)]))
  return { ...progress, rows }
}

const wholeOf = (memory: Memory): JournalRecord => ({ ...stateOf(memory), whole: true, durable: true })

const checksum = (json: Buffer) => crc32(json).toString(16).padStart(8, '0')

function encode(record: JournalRecord): Buffer {
  const json = Buffer.from(JSON.stringify({ format: 1, ...record }))
  return Buffer.concat([Buffer.from(`${checksum(json)} `), json, Buffer.of(newline)])
}

/** Null when the CRC says that these are not the bytes that were written. Errors carry none of the line's text. */
function decode(line: Buffer): JournalRecord | null {
  const json = line.subarray(9)
  if (line.toString('latin1', 0, 9) !== `${checksum(json)} `) return null
  try {
    return Line.parse(JSON.parse(json.toString()))
  } catch {
    throw new UnknownJournal('the journal holds a record of an unknown form')
  }
}

const statIfThere = (file: string) =>
  stat(file).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  })

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return // it can't open folders; NTFS journals its renames
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const isFull = (error: unknown) => hasCode(error, 'ENOSPC') || hasCode(error, 'EDQUOT')
const hasCode = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code

import { randomUUID } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { type BrowserWindow, dialog } from 'electron'
import type { Commands } from '../shared/ipc'
import type { MainWords } from './words/words'

/** Room for several hundred thousand contacts; the window holds all of it in memory. */
const largest = 64 * 1024 * 1024
const piece = 1024 * 1024
const extensions = { csv: ['csv'], vcf: ['vcf'], both: ['csv', 'tsv', 'txt', 'vcf', 'vcard'] }

type Names = 'file:choose-save' | 'file:write' | 'file:close' | 'file:choose-open' | 'file:read'
export type FileCommands = { [C in Names]: (args: Commands[C]['args']) => Promise<Commands[C]['result']> }

type Writing = { no: number; handle: FileHandle; file: string; part: string }
type Reading = { no: number; handle: FileHandle }

/**
 * Files of contacts that the user chooses, in pieces: the window knows them by a number and reaches no others. One is
 * written at a time, beside its place, and takes it only when it is whole.
 */
export function createFiles(window: () => BrowserWindow | null, words: () => MainWords['files']): FileCommands {
  let last = 0
  let writing: Writing | null = null
  let reading: Reading | null = null

  /** Ends what is being written; its place is taken only by a whole file. */
  async function endWriting(keep: boolean): Promise<void> {
    const ended = writing
    writing = null
    if (!ended) return
    try {
      if (keep) await ended.handle.sync()
    } finally {
      await ended.handle.close()
      if (!keep) await rm(ended.part, { force: true })
    }
    if (keep)
      await rename(ended.part, ended.file).catch((error) =>
        rm(ended.part, { force: true }).then(() => Promise.reject(error)),
      )
  }

  async function endReading(): Promise<void> {
    const ended = reading
    reading = null
    await ended?.handle.close()
  }

  const filterOf = (kind: keyof typeof extensions) => ({ name: words()[kind], extensions: extensions[kind] })

  return {
    async 'file:choose-save'({ name, kind }) {
      const { exportTitle: title } = words()
      const options = { title, defaultPath: path.basename(name), filters: [filterOf(kind)] }
      const to = window()
      const { canceled, filePath } = await (to ? dialog.showSaveDialog(to, options) : dialog.showSaveDialog(options))
      if (canceled || !filePath) return { kind: 'cancelled' }
      await endWriting(false).catch(() => undefined)
      // A name of its own, so that no file of the user's is written over but the one that they chose.
      const part = `${filePath}.${randomUUID()}.part`
      try {
        const handle = await open(part, 'wx', 0o600)
        writing = { no: ++last, handle, file: filePath, part }
        return { kind: 'open', file: last, name: path.basename(filePath) }
      } catch {
        return { kind: 'failed' }
      }
    },

    async 'file:write'({ file, text }) {
      if (writing?.no !== file) return false
      return writing.handle.appendFile(text).then(
        () => true,
        () => false,
      )
    },

    async 'file:close'({ file, keep }) {
      if (writing?.no !== file) return false
      return endWriting(keep).then(
        () => true,
        () => false,
      )
    },

    async 'file:choose-open'() {
      const { importTitle: title } = words()
      const options = { title, properties: ['openFile' as const], filters: [filterOf('both')] }
      const to = window()
      const { canceled, filePaths } = await (to ? dialog.showOpenDialog(to, options) : dialog.showOpenDialog(options))
      const [file] = filePaths
      if (canceled || !file) return { kind: 'cancelled' }
      await endReading().catch(() => undefined)
      try {
        const handle = await open(file, 'r')
        const about = await handle.stat()
        if (!about.isFile() || about.size > largest) {
          await handle.close()
          return { kind: about.isFile() ? 'too-large' : 'failed' }
        }
        reading = { no: ++last, handle }
        return { kind: 'open', file: last, name: path.basename(file), size: about.size }
      } catch {
        return { kind: 'failed' }
      }
    },

    /** Null: it can't be read. Empty: it is at its end. */
    async 'file:read'({ file, at }) {
      if (reading?.no !== file) return null
      try {
        const { bytesRead, buffer } = await reading.handle.read(Buffer.alloc(piece), 0, piece, at)
        if (bytesRead === 0) await endReading()
        return new Uint8Array(buffer.buffer, 0, bytesRead)
      } catch {
        return null
      }
    },
  }
}

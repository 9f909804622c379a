import { readFile, stat, writeFile } from 'node:fs/promises'
import { type BrowserWindow, dialog } from 'electron'
import type { Commands } from '../shared/ipc'
import type { MainWords } from './words/words'

/** More than ten thousand edits need by far. */
const largest = 64 * 1024 * 1024

/** Where a file is asked for: over which window, and in whose words. */
type Asking = { window: BrowserWindow | null; words: MainWords['changes'] }
const filtersOf = (words: MainWords['changes']) => [{ name: words.kind, extensions: ['json'] }]

/** Asks where to put the unsent changes, and writes them there. */
export async function writeChanges({
  window,
  words,
  text,
}: Asking & { text: string }): Promise<Commands['changes:export']['result']> {
  const defaultPath = `${words.fileName}-${new Date().toISOString().slice(0, 10)}.json`
  const options = { title: words.exportTitle, defaultPath, filters: filtersOf(words) }
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options))
  if (canceled || !filePath) return 'cancelled'
  try {
    await writeFile(filePath, text, { mode: 0o600 })
    return 'written'
  } catch {
    return 'failed'
  }
}

/** Asks for a file of unsent changes. What it says is for the store to judge. */
export async function readChanges({ window, words }: Asking): Promise<Commands['changes:import']['result']> {
  const options = { title: words.importTitle, properties: ['openFile' as const], filters: filtersOf(words) }
  const { canceled, filePaths } = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options))
  const [file] = filePaths
  if (canceled || !file) return { kind: 'cancelled' }
  try {
    if ((await stat(file)).size > largest) return { kind: 'too-large' }
    return { kind: 'read', text: await readFile(file, 'utf8') }
  } catch {
    return { kind: 'failed' }
  }
}

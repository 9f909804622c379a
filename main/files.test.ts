import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { en } from './words/en'

const asked: { defaultPath?: string }[] = []
let chosen = ''
vi.mock('electron', () => ({
  dialog: {
    showSaveDialog: async (options: { defaultPath?: string }) => {
      asked.push(options)
      return { canceled: false, filePath: chosen }
    },
  },
}))
const { createFiles } = await import('./files')

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fieldbook-files-'))
  chosen = path.join(folder, 'contacts.csv')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const files = () =>
  createFiles(
    () => null,
    () => en.files,
  )
async function opened(commands: ReturnType<typeof files>, name = 'contacts.csv'): Promise<number> {
  const result = await commands['file:choose-save']({ name, kind: 'csv' })
  if (result.kind !== 'open') throw new Error(result.kind)
  return result.file
}

test('an export writes over the file that was chosen and over no other', async () => {
  writeFileSync(chosen, 'before')
  writeFileSync(`${chosen}.part`, 'somebody’s own')
  const commands = files()
  const file = await opened(commands)
  await commands['file:write']({ file, text: 'whole' })
  expect(readFileSync(chosen, 'utf8')).toBe('before')
  expect(await commands['file:close']({ file, keep: true })).toBe(true)
  expect(readFileSync(chosen, 'utf8')).toBe('whole')
  expect(readFileSync(`${chosen}.part`, 'utf8')).toBe('somebody’s own')
  expect(readdirSync(folder).sort()).toEqual(['contacts.csv', 'contacts.csv.part'])
})

test('one that is broken off leaves nothing behind', async () => {
  const commands = files()
  const file = await opened(commands)
  await commands['file:write']({ file, text: 'half' })
  await commands['file:close']({ file, keep: false })
  expect(readdirSync(folder)).toEqual([])
})

test('the window proposes a name and no folder', async () => {
  await opened(files(), '../../elsewhere/contacts.csv')
  expect(asked.at(-1)?.defaultPath).toBe('contacts.csv')
})

test('only the number of the file that is being written reaches it', async () => {
  const commands = files()
  const file = await opened(commands)
  expect(await commands['file:write']({ file: file + 1, text: 'x' })).toBe(false)
  expect(await commands['file:close']({ file: file + 1, keep: true })).toBe(false)
  await commands['file:close']({ file, keep: false })
  expect(await commands['file:write']({ file, text: 'x' })).toBe(false)
})

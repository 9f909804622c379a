import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { backUp } from './backups'

let folder: string
const journal = (account: string) => path.join(folder, `${account}.jsonl`)
const copies = () => readdirSync(path.join(folder, 'backups')).sort()

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fieldbook-backups-'))
})

test('a journal is copied once a day, as it was at the first opening', async () => {
  writeFileSync(journal('a'), 'morning')
  await backUp(folder, 'a', '2026-06-01')
  writeFileSync(journal('a'), 'evening')
  await backUp(folder, 'a', '2026-06-01')
  expect(copies()).toEqual(['a.2026-06-01.jsonl'])
  expect(readFileSync(path.join(folder, 'backups/a.2026-06-01.jsonl'), 'utf8')).toBe('morning')
})

test('a week of days is kept, and the copies from before updates apart from it', async () => {
  writeFileSync(journal('a'), 'x')
  writeFileSync(journal('ab'), 'x')
  await backUp(folder, 'a', 'before-electron-46')
  await backUp(folder, 'ab', '2026-05-01')
  for (let day = 1; day <= 9; day++) await backUp(folder, 'a', `2026-06-0${day}`)
  const days = Array.from({ length: 7 }, (_, i) => `a.2026-06-0${i + 3}.jsonl`)
  expect(copies()).toEqual([...days, 'a.before-electron-46.jsonl', 'ab.2026-05-01.jsonl'])
})

test('an account without a journal has nothing to copy', async () => {
  await backUp(folder, 'a', '2026-06-01')
  expect(copies()).toEqual([])
})

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { usualSettings } from '../shared/settings'
import { openSettings } from './settings'

let userData = ''
const warnings: string[] = []
const open = () => openSettings({ userData, warn: (message) => warnings.push(message) })
beforeEach(() => {
  userData = mkdtempSync(path.join(tmpdir(), 'fieldbook-settings-'))
  warnings.length = 0
})
afterEach(() => rmSync(userData, { recursive: true, force: true }))

test('a setting survives the next start, and the others stay as usual', () => {
  expect(open().set({ theme: 'dark' })).toBe('kept')
  expect(open().current()).toEqual({ ...usualSettings, theme: 'dark' })
})

test.each(['', 'not json', '[]', 'null', '"dark"'])('a file that holds %j is as none', (text) => {
  writeFileSync(path.join(userData, 'settings.json'), text)
  expect(open().current()).toEqual(usualSettings)
})

test('a bad value is told and takes no other with it', () => {
  writeFileSync(path.join(userData, 'settings.json'), '{"theme":"mauve","density":"compact"}')
  const { current, bad } = open()
  expect(current()).toEqual({ ...usualSettings, density: 'compact' })
  expect(bad).toEqual(['theme'])
  expect(warnings).toHaveLength(1)
})

test('what the disk refuses holds until the end, and says so', () => {
  mkdirSync(path.join(userData, 'settings.json.next'))
  const settings = open()
  expect(settings.set({ density: 'compact' })).toBe('not-kept')
  expect(settings.current().density).toBe('compact')
  expect(open().current().density).toBe('comfortable')
})

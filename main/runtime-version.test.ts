import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { compareRuntime, keepRuntime } from './runtime-version'

let userData: string
beforeEach(() => {
  userData = mkdtempSync(path.join(tmpdir(), 'fieldbook-runtime-'))
})

test('a profile is opened by the Electron it was used by, and by a newer one', () => {
  expect(compareRuntime(userData, '45.1.0')).toEqual({ kind: 'newer', before: null })
  keepRuntime(userData, '45.1.0')
  expect(compareRuntime(userData, '45.4.1')).toEqual({ kind: 'same' })
  expect(compareRuntime(userData, '46.0.0')).toEqual({ kind: 'newer', before: 45 })
})

test('a profile of a newer Electron is a downgrade: its databases would be deleted', () => {
  keepRuntime(userData, '46.0.0')
  expect(compareRuntime(userData, '45.4.1')).toEqual({ kind: 'downgrade', before: 46 })
})

test('a record that can’t be read stops nobody', () => {
  writeFileSync(path.join(userData, 'runtime.json'), '{"electron":"x"')
  expect(compareRuntime(userData, '45.4.1')).toEqual({ kind: 'newer', before: null })
})

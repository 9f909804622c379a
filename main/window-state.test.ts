import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { restoreBounds, saveBounds } from './window-state'

let profile = ''
beforeEach(() => {
  profile = mkdtempSync(path.join(tmpdir(), 'fieldbook-window-'))
})
afterEach(() => rmSync(profile, { recursive: true, force: true }))

const screen = { x: 0, y: 0, width: 1920, height: 1080 }
const left = { x: 100, y: 50, width: 1000, height: 700 }

test('the first window has a size and leaves its place to the system', () => {
  expect(restoreBounds(profile, [screen])).toEqual({ width: 1280, height: 800, maximized: false })
})

test('the window comes back where it was left', () => {
  saveBounds(profile, left, true)
  expect(restoreBounds(profile, [screen])).toEqual({ ...left, maximized: true })
})

test.each([
  ['its screen is gone', { x: 3000, y: 0 }],
  ['hardly any of it is on the screen', { x: 1900, y: 50 }],
  ['it hangs above the screen', { x: 100, y: -650 }],
])('only its size comes back when %s', (_why, place) => {
  saveBounds(profile, { ...left, ...place }, false)
  expect(restoreBounds(profile, [screen])).toEqual({ width: 1000, height: 700, maximized: false })
})

test('a second screen that shows it will do', () => {
  saveBounds(profile, { ...left, x: 2000 }, false)
  expect(restoreBounds(profile, [screen, { ...screen, x: 1920 }])).toMatchObject({ x: 2000 })
})

test.each([
  '',
  'not json',
  '{"format":2}',
  '{"format":1,"bounds":{"x":0,"y":0,"width":0,"height":0},"maximized":false}',
  '{"format":1,"bounds":{"x":0.5,"y":0,"width":9,"height":9},"maximized":false}',
  '{"format":1,"bounds":{"x":"0","y":0,"width":900,"height":900},"maximized":false}',
])('a file that holds %j is as none', (text) => {
  writeFileSync(path.join(profile, 'window.json'), text)
  expect(restoreBounds(profile, [screen])).toEqual({ width: 1280, height: 800, maximized: false })
})

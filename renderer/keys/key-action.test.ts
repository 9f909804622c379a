import { expect, test } from 'vitest'
import { type KeyPress, keyAction } from './key-action'

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrl: false,
  shift: false,
  alt: false,
  ...held,
})

test('single keys act only outside inputs', () => {
  expect(keyAction(press('j'), 'other')).toBe('down')
  expect(keyAction(press('j'), 'input')).toBeNull()
  expect(keyAction(press('?', { shift: true }), 'input')).toBeNull()
})

test('keys with Ctrl act everywhere', () => {
  expect(keyAction(press('f', { ctrl: true }), 'input')).toBe('find')
  expect(keyAction(press('n', { ctrl: true }), 'input')).toBe('new-contact')
  expect(keyAction(press('Z', { ctrl: true, shift: true }), 'input')).toBe('redo')
  expect(keyAction(press('S', { ctrl: true, shift: true }), 'other')).toBe('sync-now')
})

test('arrows and Enter belong to buttons and links outside the list', () => {
  expect(keyAction(press('ArrowDown'), 'list')).toBe('down')
  expect(keyAction(press('Enter'), 'list')).toBe('edit')
  expect(keyAction(press('Enter'), 'other')).toBeNull()
})

test('Alt is the system’s', () => expect(keyAction(press('F6', { alt: true }), 'other')).toBeNull())

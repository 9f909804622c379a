import { expect, test } from 'vitest'
import { actionIds, actionTable } from '../../shared/actions'
import { actionOf, type Focus, type KeyPress, pressOf } from './key-press'

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  mod: false,
  other: false,
  shift: false,
  ...held,
})
const at = (focus: Focus, singleKeys = true) => ({ focus, singleKeys })
const event = (held: Partial<KeyboardEvent>) =>
  ({ altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...held }) as KeyboardEvent

test('single keys act only outside inputs', () => {
  expect(actionOf(press('j'), at('other'))).toBe('down')
  expect(actionOf(press('j'), at('input'))).toBeNull()
  expect(actionOf(press('?', { shift: true }), at('other'))).toBe('help')
  expect(actionOf(press('?', { shift: true }), at('input'))).toBeNull()
})

test('single keys can be turned off, and nothing else goes with them', () => {
  for (const key of ['j', 'K', 'x', 't', 'l', '/', '?']) expect(actionOf(press(key), at('list', false))).toBeNull()
  expect(actionOf(press('ArrowDown'), at('list', false))).toBe('down')
  expect(actionOf(press('Enter'), at('list', false))).toBe('edit')
  expect(actionOf(press('F1'), at('list', false))).toBe('help')
  expect(actionOf(press('k', { mod: true }), at('input', false))).toBe('palette')
})

test('keys with Ctrl act everywhere', () => {
  expect(actionOf(press('f', { mod: true }), at('input'))).toBe('find')
  expect(actionOf(press('n', { mod: true }), at('input'))).toBe('new-contact')
  expect(actionOf(press('Z', { mod: true, shift: true }), at('input'))).toBe('redo')
  expect(actionOf(press('S', { mod: true, shift: true }), at('other'))).toBe('sync-now')
  expect(actionOf(press(',', { mod: true }), at('input'))).toBe('settings')
})

test('Shift makes another key of a letter with Ctrl, and none of J', () => {
  expect(actionOf(press('K', { mod: true, shift: true }), at('other'))).toBeNull()
  expect(actionOf(press('R', { mod: true }), at('other'))).toBeNull()
  expect(actionOf(press('J'), at('other'))).toBe('down') // Caps Lock
})

test('arrows and Enter belong to buttons and links outside the list', () => {
  expect(actionOf(press('ArrowDown'), at('list'))).toBe('down')
  expect(actionOf(press('Enter'), at('list'))).toBe('edit')
  expect(actionOf(press('Enter'), at('other'))).toBeNull()
})

test('Alt is the system’s', () => expect(actionOf(press('F6', { other: true }), at('other'))).toBeNull())

test('on macOS Ctrl+J and Ctrl+K are no J and K, and ⌘ is Ctrl', () => {
  const mac = (held: Partial<KeyboardEvent>) => actionOf(pressOf(event(held), true), at('list'))
  expect(mac({ key: 'j', ctrlKey: true })).toBeNull()
  expect(mac({ key: 'k', ctrlKey: true })).toBeNull()
  expect(mac({ key: 'k', metaKey: true })).toBe('palette')
  expect(actionOf(pressOf(event({ key: 'k', metaKey: true }), false), at('list'))).toBeNull()
})

test('no two actions have the same key', () => {
  const presses = actionIds.flatMap((id) => actionTable[id].keys.map(({ press }) => press))
  expect(presses.filter((press, index) => presses.indexOf(press) !== index)).toEqual([])
})

test('every key of the table does what the table says', () => {
  for (const action of actionIds)
    for (const { press: written } of actionTable[action].keys) {
      const parts = written.split('+')
      const key = parts.at(-1) ?? ''
      const pressed = press(key, { mod: parts.includes('Mod'), shift: parts.includes('Shift') })
      expect(actionOf(pressed, at('list')), written).toBe(action)
    }
})

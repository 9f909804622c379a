import { expect, test } from 'vitest'
import { actsOf } from './change-acts'
import { actOfKey, moveOfKey } from './change-keys'

const at = (index: number, total = 10) => ({ at: index, total, page: 4 })

test('arrows, pages and ends move within the list and never past it', () => {
  expect(moveOfKey('ArrowDown', at(3))).toBe(4)
  expect(moveOfKey('ArrowUp', at(0))).toBe(0)
  expect(moveOfKey('PageDown', at(8))).toBe(9)
  expect(moveOfKey('Home', at(8))).toBe(0)
  expect(moveOfKey('End', at(0))).toBe(9)
  expect(moveOfKey('End', at(0, 0))).toBe(0)
  expect(moveOfKey('x', at(3))).toBeNull()
})

test('a key does only what can be done about the change', () => {
  const acts = (kind: 'waiting' | 'conflict' | 'sending', held = false) => actsOf({ status: { kind }, held }, false)
  expect(actOfKey('H', acts('waiting'))).toBe('hold')
  expect(actOfKey('h', acts('waiting', true))).toBe('release')
  expect(actOfKey('r', acts('conflict'))).toBe('review')
  expect(actOfKey('Delete', acts('conflict'))).toBeNull()
  expect(actOfKey('Delete', acts('sending'))).toBe('discard')
})

test('trying again is offered where nothing gets through, and for what was refused', () => {
  const waiting = { status: { kind: 'waiting' }, held: false } as const
  expect(actsOf(waiting, true)).toContain('retry')
  expect(actsOf(waiting, false)).not.toContain('retry')
  expect(actsOf({ ...waiting, held: true }, true)).not.toContain('retry')
  expect(actsOf({ status: { kind: 'refused', message: '' }, held: false }, false)).toContain('retry')
})

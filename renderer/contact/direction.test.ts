import { expect, test } from 'vitest'
import { isRightToLeft } from './direction'

test.each([
  ['محمد', true],
  ['שרה Cohen', true],
  ['🏗️ 2 محمد', true],
  ['Anna محمد', false],
  ['Åsa', false],
  ['', false],
  ['123', false],
])('%j is written from right to left: %j', (text, is) => expect(isRightToLeft(text)).toBe(is))

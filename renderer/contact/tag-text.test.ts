import { expect, test } from 'vitest'
import { completions, sameTag, tidyTag } from './tag-text'

test('a tag is one line without spaces around it', () => expect(tidyTag('  Region \n East ')).toBe('Region East'))

test('a tag that differs in case alone is the same', () => {
  expect(sameTag('vip', [{ tag: 'VIP', state: 'clean', was: true }])?.tag).toBe('VIP')
})

test('what begins with the typed text is offered first, what the contact has is not', () => {
  const known = ['Not a partner', 'Partner', 'Part-time', 'Pilot']
  expect(completions('part', known, [{ tag: 'Partner', state: 'clean', was: true }])).toEqual([
    'Part-time',
    'Not a partner',
  ])
  expect(completions('part', known, [{ tag: 'Partner', was: true, state: 'removed' }])).toContain('Partner')
  expect(completions(' ', known, [])).toEqual([])
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { completions, foldedTags, sameTag, tagsIn, tidyTag } from './tag-text'

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

test('a pasted text is as many tags as commas and lines part it into, none of them twice', () => {
  expect(tagsIn(' Region East, Pilot,,pilot\nVIP;  ')).toEqual(['Region East', 'Pilot', 'VIP'])
  const tag = fc.stringMatching(/^[a-zåäö ]{1,12}$/)
  fc.assert(
    fc.property(fc.array(tag), fc.constantFrom(',', ' , ', '\n', '\r\n', ';'), (typed, between) => {
      const found = tagsIn(typed.join(between))
      expect(new Set(found)).toEqual(new Set(typed.map(tidyTag).filter((one) => one !== '')))
      expect(tagsIn(found.join(','))).toEqual(found)
    }),
  )
})

test('of three hundred tags forty are shown, and every one that is not sent yet', () => {
  const tags = Array.from({ length: 300 }, (_, i) => ({ tag: `t${i}`, was: true, state: 'clean' as const }))
  expect(foldedTags(tags)).toHaveLength(40)
  const edited = [...tags.slice(0, 299), { tag: 'new', was: false, state: 'added' as const }]
  expect(foldedTags(edited).at(-1)?.tag).toBe('new')
  expect(foldedTags(tags.slice(0, 40))).toHaveLength(40)
})

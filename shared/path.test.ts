import { expect, test } from 'vitest'
import { fieldOf, parsePath, tagPath } from './path'

test.each(['vip', 'a/b', '/', '__proto__', 'two\nlines', 'tags/vip'])('the tag %j keeps its name on the way', (tag) => {
  expect(parsePath(tagPath(tag))).toEqual({ kind: 'element', field: 'tags', element: tag })
  expect(fieldOf(tagPath(tag))).toBe('tags')
})

test.each(['', 'tags', 'tags/', 'tagsx', 'externalRefs/a', '__proto__', 'constructor', 'blocked', '/tags/vip'])(
  '%j is nothing that can be edited',
  (path) => expect(parsePath(path)).toBeNull(),
)

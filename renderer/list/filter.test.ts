import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Filter } from '../store/api'
import { conditionsOf, everything, narrows, noConditions, sameFilter, withTag } from './filter'

const filters: fc.Arbitrary<Filter> = fc.record(
  {
    text: fc.constantFrom('', '  ', 'ann'),
    show: fc.constantFrom('all', 'recent'),
    tags: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
    company: fc.constantFrom(null, 'k'),
    language: fc.constantFrom(null, 'sv'),
    blocked: fc.boolean(),
    conflict: fc.boolean(),
    waiting: fc.boolean(),
  },
  { requiredKeys: ['text', 'show'] },
)

test('every condition has its way off, and with all of them off only the search is left', () =>
  fc.assert(
    fc.property(filters, (filter) => {
      let left = filter
      for (let [next] = conditionsOf(left); next; [next] = conditionsOf(left)) {
        const before = conditionsOf(left).length
        left = { ...left, ...next.off }
        expect(conditionsOf(left)).toHaveLength(before - 1)
      }
      expect(sameFilter(left, { ...everything, text: filter.text, show: filter.show })).toBe(true)
      expect(sameFilter(left, { ...filter, ...noConditions })).toBe(true)
    }),
  ))

test('a filter narrows when it is not the same as everything', () =>
  fc.assert(
    fc.property(filters, (filter) => {
      expect(narrows(filter)).toBe(!sameFilter(filter, everything))
    }),
  ))

test('a tag is put on once and taken off again', () => {
  const one = { ...everything, ...withTag(everything, 'a', true) }
  expect(withTag(one, 'a', true)).toEqual({ tags: ['a'] })
  expect(withTag(one, 'b', true)).toEqual({ tags: ['a', 'b'] })
  expect(withTag(one, 'a', false)).toEqual({ tags: [] })
})

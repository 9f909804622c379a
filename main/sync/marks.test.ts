import { describe, expect, test } from 'vitest'
import { type Mark, marksAfter, pullFrom, restoredMarks } from './marks'

const minute = 60_000
const at = (second: number) => `2026-06-01T12:00:${String(second).padStart(2, '0')}.0000000Z`
const mark = (second: number, began: number): Mark => ({ value: at(second), began })

describe('where a pull asks from', () => {
  test('without a mark: the beginning', () => expect(pullFrom([], 0)).toBeNull())

  test('the newest mark whose pull began two minutes ago, so that late commits are covered', () => {
    const marks = [mark(1, 0), mark(2, minute), mark(3, 2 * minute), mark(4, 3 * minute)]
    expect(pullFrom(marks, 3 * minute)).toBe(at(2))
    expect(pullFrom(marks, 4 * minute)).toBe(at(3))
    expect(pullFrom(marks, 4 * minute - 1)).toBe(at(2))
  })

  test('the oldest mark while none is old enough', () => {
    expect(pullFrom([mark(1, 0), mark(2, minute)], minute)).toBe(at(1))
  })

  test('after a start the last but one, since nobody knows when the last pull began', () => {
    expect(pullFrom(restoredMarks([at(1), at(2), at(3)], 0), 0)).toBe(at(2))
  })

  test('after a start the only one there is', () => {
    expect(pullFrom(restoredMarks([at(1)], 0), 0)).toBe(at(1))
  })

  test('two minutes after a start the last one', () => {
    expect(pullFrom(restoredMarks([at(1), at(2)], 0), 2 * minute)).toBe(at(2))
  })
})

describe('the marks after a pull', () => {
  test('what it saw last is the next mark, dated by its own beginning', () => {
    expect(marksAfter([], { since: null, newest: at(5), began: 7 }, 9)).toEqual([mark(5, 7)])
  })

  test('an empty server is pulled from the beginning of time, not for ever anew', () => {
    const marks = marksAfter([], { since: null, newest: null, began: 0 }, 0)
    expect(marks).toEqual([{ value: '1970-01-01T00:00:00.0000000Z', began: 0 }])
  })

  test('nothing found: the same mark, once', () => {
    const marks = [mark(1, 0)]
    expect(marksAfter(marks, { since: at(1), newest: null, began: minute }, minute)).toEqual(marks)
  })

  test('the same rows again and none newer: one tick later, so that they are not brought for ever', () => {
    const marks = marksAfter([mark(1, 0)], { since: at(1), newest: at(1), began: minute }, minute)
    expect(marks.at(-1)?.value).toBe('2026-06-01T12:00:01.0000001Z')
  })

  test('marks older than the one that would be asked from are forgotten', () => {
    const marks = [mark(1, 0), mark(2, minute), mark(3, 2 * minute)]
    const after = marksAfter(marks, { since: at(2), newest: at(9), began: 4 * minute }, 4 * minute)
    expect(after.map(({ value }) => value)).toEqual([at(3), at(9)])
  })

  test('a mark never goes back behind what was asked from', () => {
    const after = marksAfter([mark(5, 0)], { since: at(5), newest: at(3), began: minute }, minute)
    for (const { value } of after) expect(value >= at(5)).toBe(true)
  })
})

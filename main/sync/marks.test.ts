import { describe, expect, test } from 'vitest'
import { type Mark, marksAfter, pullFrom, restoredMarks } from './marks'

const minute = 60_000
const at = (second: number) => `2026-06-01T12:00:${String(second).padStart(2, '0')}.0000000Z`
const mark = (second: number, ended: number): Mark => ({ value: at(second), ended })

describe('where a pull asks from', () => {
  test('without a mark: the beginning', () => expect(pullFrom([])).toBeNull())

  test('the oldest mark, behind which nothing is missing', () => {
    expect(pullFrom([mark(1, 0), mark(2, minute)])).toBe(at(1))
  })

  test('after a start the oldest of the last five that were stored', () => {
    const marks = restoredMarks([1, 2, 3, 4, 5, 6, 7].map(at), 0)
    expect(pullFrom(marks)).toBe(at(3))
    expect(pullFrom(restoredMarks([at(1)], 0))).toBe(at(1))
    expect(pullFrom(restoredMarks([], 0))).toBeNull()
  })
})

describe('the marks after a pull', () => {
  const pull = (newest: string | null, began: number) => ({
    newest,
    began,
    ended: began + 5,
  })

  test('what it saw last is the next mark, dated by its own end', () => {
    expect(marksAfter([mark(1, 0)], pull(at(5), 7))).toEqual([mark(1, 0), mark(5, 12)])
  })

  test('the first one has none before it: its mark lies two minutes before what it saw, for late commits', () => {
    expect(marksAfter([], pull(at(5), 7))).toEqual([{ value: '2026-06-01T11:58:05.0000000Z', ended: 12 }])
  })

  test('an empty server is pulled from the beginning of time, not for ever anew', () => {
    expect(marksAfter([], pull(null, 0))).toEqual([{ value: '1970-01-01T00:00:00.0000000Z', ended: 5 }])
  })

  test('nothing found: the same mark, once', () => {
    const marks = [mark(1, 0)]
    expect(marksAfter(marks, pull(null, minute))).toEqual(marks)
  })

  test('the same rows again and none newer: one tick later, so that they are not brought for ever', () => {
    expect(marksAfter([mark(1, 0)], pull(at(1), minute)).at(-1)?.value).toBe('2026-06-01T12:00:01.0000001Z')
  })

  test('a mark is asked from only after a pull that began two minutes after it was made, for late commits', () => {
    const marks = [mark(1, 0), mark(2, minute), mark(3, 2 * minute)]
    expect(pullFrom(marksAfter(marks, pull(at(9), 2 * minute - 1)))).toBe(at(1))
    expect(pullFrom(marksAfter(marks, pull(at(9), 2 * minute)))).toBe(at(1))
    expect(pullFrom(marksAfter(marks, pull(at(9), 3 * minute)))).toBe(at(2))
    expect(pullFrom(marksAfter(marks, pull(at(9), 4 * minute)))).toBe(at(3))
  })

  test('age alone moves nothing: nobody may have asked in between', () => {
    const first = [mark(1, 0)]
    expect(pullFrom(marksAfter(first, pull(at(2), 100 * minute)))).toBe(at(1))
  })

  test('a mark never goes back behind what was asked from', () => {
    for (const { value } of marksAfter([mark(5, 0)], pull(at(3), minute))) expect(value >= at(5)).toBe(true)
  })
})

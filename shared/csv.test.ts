import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCell, readList, readRows, sniffCsv, withPlainLines, writeCell, writeList, writeRows } from './csv'

function readAll(text: string, size = 64) {
  const plain = withPlainLines(text)
  const { delimiter, start } = sniffCsv(plain)
  const rows: string[][] = []
  for (let from = start; from < plain.length; ) {
    const slice = readRows(plain, { delimiter, from, size })
    rows.push(...slice.rows)
    if (slice.broken) return { rows, broken: true, delimiter }
    from = slice.next
  }
  return { rows, broken: false, delimiter }
}

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('=', '+', '-', '@', "'", '"', ',', ';', '\t', '\n', ' ', 'a', '0', 'å', '😀') }),
)

test('no cell begins a formula, and every cell comes back', () =>
  fc.assert(
    fc.property(hostile, (value) => {
      expect(writeCell(value)).not.toMatch(/^[=+\-@\t\r]/)
      expect(readCell(writeCell(value))).toBe(value)
    }),
  ))

test('what is written is read back, however the text is sliced', () =>
  fc.assert(
    fc.property(fc.array(fc.tuple(hostile, hostile, hostile), { minLength: 1 }), fc.nat(200), (rows, size) => {
      const table = [['First name', 'Last name', 'Phone'], ...rows.map((row) => [...row])]
      const found = readAll(writeRows(table), size + 1)
      expect(found.rows.filter((row) => row.length > 1)).toEqual(table.map((row) => row.map(withPlainLines)))
    }),
  ))

test('telephone numbers survive', () => {
  const text = writeRows([['Phone'], ['+46 70 174 06 18']])
  expect(text).toBe("Phone\r\n'+46 70 174 06 18\r\n")
})

test.each([
  ['a,b\n1,2\n', ','],
  ['a;b\n1,5;2,5\n', ';'],
  ['a\tb\n1\t2\n', '\t'],
  ['sep=;\na;b\n1;2', ';'],
  ['name\nAnna\n', ','],
])('the delimiter of %j is %j', (text, delimiter) => {
  expect(readAll(text).delimiter).toBe(delimiter)
})

describe('hostile texts', () => {
  test('any text is read without an error, and to its end', () =>
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 2000 })), fc.nat(64), (text, size) => {
        readAll(text, size + 1)
      }),
    ))

  test('a quote that is never closed is told, and the rows before it are there', () => {
    expect(readAll('a,b\n1,2\n3,"4\n5,6\n')).toMatchObject({
      rows: [
        ['a', 'b'],
        ['1', '2'],
      ],
      broken: true,
    })
  })

  test('a line without an end is no row', () => {
    expect(readAll('x'.repeat(8 * 1024 * 1024), 32 * 1024)).toMatchObject({ rows: [], broken: true })
    expect(readAll(`a,b\n${'x'.repeat(20 * 1024 * 1024)}\n1,2`)).toMatchObject({ broken: true })
  })

  test('a thousand columns', () => {
    const row = Array.from({ length: 1000 }, (_, i) => `c${i}`)
    expect(readAll(writeRows([row, row])).rows).toEqual([row, row])
  })
})

test('lists come back, whatever is in them', () =>
  fc.assert(
    fc.property(fc.array(fc.string().filter((item) => item.trim() !== '' && item === item.trim())), (items) => {
      expect(readList(writeList(items))).toEqual(items)
    }),
  ))

test('labels of Google are parted', () => {
  expect(readList('* myContacts ::: Friends ::: VIP')).toEqual(['* myContacts', 'Friends', 'VIP'])
})

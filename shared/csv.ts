import Papa from 'papaparse'

/** What a spreadsheet would take for the beginning of a formula (OWASP, "CSV Injection"), however often it is escaped. */
const formula = /^'*[=+\-@\t\r\n]/
const escaped = /^'+[=+\-@\t\r\n]/

/** A value that no spreadsheet runs. Exactly undone by `readCell`, so that "+46 70…" survives a round trip. */
export function writeCell(value: string): string {
  return formula.test(value) ? `'${value}` : value
}

export function readCell(cell: string): string {
  return escaped.test(cell) ? cell.slice(1) : cell
}

/** Rows as CSV text, lines ended as RFC 4180 has them. */
export function writeRows(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map(writeCell))
  return `${Papa.unparse(cells, { newline: '\r\n' })}\r\n`
}

/** Lines end in LF from here on, in quoted values too. */
export function withPlainLines(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}

/** Spreadsheets take a first line "sep=;" as the delimiter, and so do we. */
const named = /^"?sep=(.)"?\n/i
const delimiters = [',', ';', '\t', '|']
const lookedAt = 64 * 1024

/** How the values of a text with plain lines are parted, and where its first row begins. */
export function sniffCsv(text: string): { delimiter: string; start: number } {
  const said = named.exec(text)
  if (said?.[1]) return { delimiter: said[1], start: said[0].length }
  const [best] = delimiters.map((delimiter) => parting(text.slice(0, lookedAt), delimiter)).sort(better)
  return { delimiter: best && best.columns > 1 ? best.delimiter : ',', start: 0 }
}

type Parting = { delimiter: string; columns: number; alike: number }

/** Into how many columns a delimiter parts the first row, and how many of the next rows into as many. */
function parting(head: string, delimiter: string): Parting {
  const { rows } = parse(head, delimiter, false)
  const columns = rows[0]?.length ?? 0
  return { delimiter, columns, alike: rows.slice(0, 10).filter((row) => row.length === columns).length }
}

function better(a: Parting, b: Parting): number {
  return Number(b.columns > 1) - Number(a.columns > 1) || b.alike - a.alike || b.columns - a.columns
}

/** `next`: where the next row begins. `broken`: a quote is opened and not closed, so what follows can't be told apart. */
export type CsvSlice = { rows: string[][]; next: number; broken: boolean }

/** A row longer than this is none: a quote that was never closed, or no table at all. */
const longestRow = 4 * 1024 * 1024

/** The rows, blank lines left out, of some `size` characters, at least one, of a text with plain lines. Linear in what it reads. */
export function readRows(
  text: string,
  { delimiter, from, size }: { delimiter: string; from: number; size: number },
): CsvSlice {
  for (let length = size; ; length *= 2) {
    const isEnd = from + length >= text.length
    // The last row of a slice may go on after it, so it is left to the next one.
    const { rows, cursor, isUnclosed } = parse(text.slice(from, from + length), delimiter, !isEnd)
    if (isEnd && isUnclosed) return { rows: rows.slice(0, -1), next: text.length, broken: true }
    // A single row as long as that is none, whether or not the text ends with it.
    if (isEnd)
      return rows.length === 1 && text.length - from > longestRow
        ? endless(text)
        : { rows, next: text.length, broken: false }
    if (cursor > 0) return { rows, next: from + cursor, broken: false }
    if (length > longestRow) return endless(text)
  }
}

function endless(text: string): CsvSlice {
  return { rows: [], next: text.length, broken: true }
}

function parse(text: string, delimiter: string, leaveLast: boolean) {
  const parser = new Papa.Parser({ delimiter, newline: '\n' })
  const { data, errors, meta } = parser.parse(text, 0, leaveLast) as Parsed
  const isUnclosed = errors.some(({ code }) => code === 'MissingQuotes')
  const rows = data.filter((row) => row.length > 1 || (row[0] ?? '') !== '').map((row) => row.map(readCell))
  return { rows, cursor: meta.cursor, isUnclosed }
}
type Parsed = { data: string[][]; errors: { code: string }[]; meta: { cursor: number } }

/** Tags and other lists within one cell. */
export function writeList(items: readonly string[]): string {
  return items.map((item) => item.replace(/[\\;,]|:::/g, (part) => `\\${part}`)).join('; ')
}

/** Google parts labels by ":::"; everybody else by a semicolon or a comma. A backslash takes the next for itself. */
export function readList(text: string): string[] {
  const items = ['']
  for (const [whole, kept] of text.matchAll(/\\(:::|.)|:::|[;,]|[^\\;,:]+|./gs)) {
    const isParting = whole === ';' || whole === ',' || whole === ':::'
    if (isParting) items.push('')
    else items.push(`${items.pop() ?? ''}${kept ?? whole}`)
  }
  return items.map((item) => item.trim()).filter(Boolean)
}

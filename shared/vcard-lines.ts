/** Bytes of a named charset as text: what a card of version 2.1 may carry in quoted-printable. */
export type Decode = (bytes: Uint8Array, charset: string) => string

/** A line of a card; `types` in capitals. */
export type Property = { name: string; types: readonly string[]; params: ReadonlyMap<string, string>; value: string }

/** Logical lines: a line that begins with a space goes on from the one before, as one of quoted-printable after "=". */
export function unfolded(text: string): string[] {
  const lines: string[][] = []
  let isSoft = false
  for (const raw of text.split('\n')) {
    const last = lines.at(-1)
    if (last && isSoft) last.push(raw.replace(/^[ \t]/, ''))
    else if (last && /^[ \t]/.test(raw)) last.push(raw.slice(1))
    else lines.push([raw])
    const first = lines.at(-1)?.[0] ?? ''
    isSoft = raw.endsWith('=') && isQuotedPrintable(first)
    if (isSoft) lines.at(-1)?.push('\n')
  }
  return lines.map((parts) => parts.join(''))
}

function isQuotedPrintable(line: string): boolean {
  return /^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE[;:]/i.test(line)
}

/** "item1.EMAIL;type=WORK:…", or null for what is none. */
export function readProperty(line: string, decode: Decode): Property | null {
  const colon = colonOf(line)
  if (colon < 0) return null
  const [full = '', ...rest] = partsOf(line.slice(0, colon), ';')
  const params = new Map<string, string>()
  const types: string[] = []
  for (const part of rest) {
    const equals = part.indexOf('=')
    const key = equals < 0 ? bareKey(part) : part.slice(0, equals).trim().toUpperCase()
    const value = part
      .slice(equals + 1)
      .trim()
      .replace(/^"(.*)"$/, '$1')
    if (key === 'TYPE') types.push(...value.toUpperCase().split(','))
    else params.set(key, value)
  }
  const name = full
    .slice(full.lastIndexOf('.') + 1)
    .trim()
    .toUpperCase()
  const raw = line.slice(colon + 1)
  const isQuoted = params.get('ENCODING')?.toUpperCase() === 'QUOTED-PRINTABLE'
  const value = isQuoted ? quotedPrintable(raw, (bytes) => decode(bytes, params.get('CHARSET') ?? 'utf-8')) : raw
  return { name, types, params, value }
}

/** Version 2.1 names types and encodings without saying which they are. */
function bareKey(part: string): string {
  return /^(?:quoted-printable|base64|8bit|7bit|b)$/i.test(part.trim()) ? 'ENCODING' : 'TYPE'
}

/** Where the value begins: the first colon outside quotes, -1 for none. */
function colonOf(line: string): number {
  let quoted = false
  for (let i = 0; i < line.length; i++) {
    const char = line[i]
    if (char === '"') quoted = !quoted
    else if (char === ':' && !quoted) return i
  }
  // A quote that is not closed is a character as any other.
  return quoted ? line.indexOf(':') : -1
}

/** The parts between separators, outside quotes. */
function partsOf(text: string, separator: string): string[] {
  const parts: string[] = []
  let [start, quoted] = [0, false]
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"') quoted = !quoted
    else if (text[i] === separator && !quoted) {
      parts.push(text.slice(start, i))
      start = i + 1
    }
  }
  return [...parts, text.slice(start)]
}

function quotedPrintable(value: string, decode: (bytes: Uint8Array) => string): string {
  const bytes: number[] = []
  for (const [whole, hex] of value.matchAll(/=([\da-f]{2})|=\n|[^=]+|=/gi)) {
    if (hex) bytes.push(Number.parseInt(hex, 16))
    else if (whole !== '=\n') for (const byte of utf8(whole)) bytes.push(byte)
  }
  return decode(Uint8Array.from(bytes))
}

/** What should be ASCII and isn't is kept as it is. */
export function utf8(text: string): number[] {
  return [...text].flatMap((char) => {
    const code = char.codePointAt(0) ?? 0
    if (code < 0x80) return [code]
    const tail = (shift: number) => 0x80 | ((code >> shift) & 0x3f)
    if (code < 0x800) return [0xc0 | (code >> 6), tail(0)]
    if (code < 0x10000) return [0xe0 | (code >> 12), tail(6), tail(0)]
    return [0xf0 | (code >> 18), tail(12), tail(6), tail(0)]
  })
}

/** The components of a value between unescaped separators, their escapes undone (RFC 6350 §3.4). */
export function components(value: string, separator: ';' | ','): string[] {
  const parts = ['']
  for (const [whole, escaped] of value.matchAll(/\\(.)|[;,]|[^\\;,]+|\\/gs)) {
    if (whole === separator) parts.push('')
    else parts.push(`${parts.pop() ?? ''}${escaped === undefined ? whole : unescaped(escaped)}`)
  }
  return parts.map((part) => part.trim())
}

function unescaped(char: string): string {
  if (char === 'n' || char === 'N') return '\n'
  return /[\\;,:"]/.test(char) ? char : `\\${char}`
}

export function textOf(value: string): string {
  return value.replace(/\\(.)/gs, (_, char: string) => unescaped(char)).trim()
}

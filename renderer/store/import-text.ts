/** What the bytes of a file are as text, and in which encoding they were; null for what is no text. */
export function decodeText(bytes: Uint8Array): { text: string; encoding: string } | null {
  const encoding = encodingOf(bytes)
  if (!encoding) return null
  const text = new TextDecoder(encoding).decode(bytes)
  return isText(text) ? { text, encoding } : null
}

const lookedAt = 4096

function encodingOf(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  const head = bytes.subarray(0, lookedAt)
  const zeros = [0, 0]
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (even + odd > 0) return wideEncoding(even, odd, head.length)
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252'
}

/** Without a mark, letters of two bytes show by the zeros at every other place. */
function wideEncoding(even: number, odd: number, length: number): string | null {
  if (odd > length / 4 && even < odd / 10) return 'utf-16le'
  return even > length / 4 && odd < even / 10 ? 'utf-16be' : null
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** Texts have next to no control characters. */
function isText(text: string): boolean {
  const head = text.slice(0, lookedAt)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const controls = head.match(/[\u0000-\u0008\u000e-\u001f]/g)?.length ?? 0
  return controls <= head.length / 100
}

/** The bytes of a card of version 2.1 by the name of their charset; a name nobody knows is taken for the usual one. */
export function decodeCharset(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

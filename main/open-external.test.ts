import fc from 'fast-check'
import { expect, test } from 'vitest'
import { externalUrl } from './open-external'

test.each([
  ['https://www.linkedin.com/in/ada', 'https://www.linkedin.com/in/ada'],
  ['HTTPS://EXAMPLE.com/a b', 'https://example.com/a%20b'],
  ['mailto:ada@example.com', 'mailto:ada@example.com'],
  ['tel:+46 70-555 01 02', 'tel:+46 70-555 01 02'],
])('%j is opened as %s', (text, url) => expect(externalUrl(text)).toBe(url))

test.each([
  '',
  'example.com',
  'http://example.com',
  'https://user@example.com',
  'https://user:word@example.com',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'smb://host/share',
  'ms-msdt:/id',
  'vscode://file/etc',
  'app://fieldbook/index.html',
  'tel:*#06#',
  'tel:1',
  'tel:+46;phone-context=evil',
  'tel:%00123456',
  'mailto:',
  'mailto:ada',
  'mailto://example.com//@/', // found by the test below
  'mailto:@example.com',
  'mailto:ada@example.com,eve@example.com',
  'mailto:ada@example.com;eve@example.com',
  'mailto:ada%2Ceve@example.com',
  'mailto:ada@example.com%0Abcc:eve@example.com',
])('%j is not opened', (text) => expect(externalUrl(text)).toBeNull())

test('a mail link loses what would address it to others or attach a file', () => {
  expect(externalUrl('mailto:ada@example.com?bcc=eve@example.com&attach=/etc/passwd')).toBe('mailto:ada@example.com')
})

test('of 5,000 made-up links none is opened that is not a plain https, mailto or tel link', () => {
  const scheme = fc.oneof(
    fc.constantFrom('https:', 'mailto:', 'tel:', 'http:', 'file:', 'javascript:', 'data:', 'app:', 'HTTPS:', ' tel:'),
    fc.string({ maxLength: 8 }).map((text) => `${text}:`),
  )
  const rest = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'@:/?#&=%0Aa.b;, \n\0\\[]+') }),
    fc.webUrl().map((url) => url.slice(url.indexOf(':') + 1)),
    fc.emailAddress(),
  )
  fc.assert(
    fc.property(scheme, rest, (start, end) => {
      const url = externalUrl(start + end)
      if (url === null) return
      expect(url).toMatch(/^(https:\/\/|mailto:|tel:)/)
      expect(url).not.toMatch(/[\0\n\r\t]/)
      if (url.startsWith('mailto:')) expect(decodeURIComponent(url)).not.toMatch(/[?&,;\s]/)
      if (url.startsWith('https:')) expect(new URL(url).username + new URL(url).password).toBe('')
      expect(externalUrl(url)).toBe(url)
    }),
    { numRuns: 5_000 },
  )
})

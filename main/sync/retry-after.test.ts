import { expect, test } from 'vitest'
import { retryAfterMs } from './retry-after'

const now = Date.parse('2026-06-01T12:00:00Z')
const hour = 3_600_000

test.each([
  ['0', 0],
  ['1', 1_000],
  [' 30 ', 30_000],
  ['3600', hour],
  ['31536000', hour],
  ['99999999999999999999', hour],
  ['Mon, 01 Jun 2026 12:00:20 GMT', 20_000],
  ['Mon, 01 Jun 2026 12:00:00 GMT', 0],
  ['Tue, 01 Jun 2027 12:00:00 GMT', hour],
])('%j asks to wait %d ms', (header, ms) => expect(retryAfterMs(header, now)).toBe(ms))

test.each([null, '', '  ', 'soon', '-5', '1.5', 'Mon, 01 Jun 2026 11:59:00 GMT', 'NaN', 'Infinity', '1e3'])(
  '%j says nothing that can be used',
  (header) => expect(retryAfterMs(header, now)).toBeNull(),
)

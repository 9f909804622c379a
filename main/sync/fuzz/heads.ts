import fc from 'fast-check'

const json = ['application/json', 'application/json; charset=utf-8', 'application/problem+json']
/** Content types; null for none. */
export const type = fc.oneof(
  { weight: 25, arbitrary: fc.constantFrom(...json, 'APPLICATION/JSON') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('text/html; charset=utf-8', 'text/plain', 'application/jsonp', 'json', '', ';', null),
  },
)
const numbers = fc.constantFrom(
  '0',
  '1',
  '60',
  ' 7 ',
  '-1',
  '1e3',
  '1.5',
  '9'.repeat(400),
  '',
  'soon',
  '0x10',
  'NaN',
  '٣',
)
const dates = fc.constantFrom(
  'Mon, 01 Jun 2026 12:00:30 GMT',
  'Mon, 01 Jun 1970 00:00:00 GMT',
  '2099-01-01',
  'Infinity',
)
const single = fc.constantFrom(
  'limit=60, remaining=3, reset=20',
  '"default";r=0;t=99999999999',
  ';;r=;t=',
  'r=1;t=1',
  '=',
)
/** What a server may say of its limits, sense and nonsense. */
export const headers = fc.record(
  {
    'retry-after': fc.oneof(numbers, dates),
    'ratelimit-limit': numbers,
    'ratelimit-remaining': numbers,
    'ratelimit-reset': numbers,
    ratelimit: fc.oneof(single, numbers),
    'ratelimit-policy': fc.constantFrom('"default";q=60;w=60', '60;w=0', 'q=0;w=0', 'w=999999999', ''),
    etag: fc.constantFrom('W/"other"', ''),
    location: fc.constant('https://evil.example/'),
  },
  { requiredKeys: [] },
)
export const status = fc.oneof(
  { weight: 16, arbitrary: fc.constantFrom(200, 200, 200, 201, 204) },
  { weight: 4, arbitrary: fc.constantFrom(400, 401, 403, 404, 409, 410, 412, 422, 429, 500, 503, 511) },
  { weight: 2, arbitrary: fc.integer({ min: 100, max: 599 }) },
)

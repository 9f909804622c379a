/** What may differ between servers that all keep the contract. Read at every request: a test may change them at any time. */
export type Settings = {
  /** A PATCH or DELETE without `If-Match` is 428. */
  requireIfMatch: boolean
  /** Older servers answer a stale etag with 409 `/help/concurrency-conflict`. */
  legacy409ForStale: boolean
  /** Emails in lower case, phones as `+` and digits, tags sorted and each once. Text is trimmed in any case. */
  normalise: boolean
  /** Which company is primary where `connections` names none. */
  primaryFallback: 'none' | 'first'
  /** `full` is always 7 decimals, `trimmed` leaves trailing zeros out ("up to 7 decimals"). */
  decimals: 'full' | 'trimmed'
  /** With `millisecond`, writes of the same millisecond share their `updatedUtc`. */
  resolution: 'tick' | 'millisecond'
  /** How a validation error names its field. */
  errorNames: 'camel' | 'pascal' | 'json-path'
  /** Whether a uniqueness clash says which field. */
  clashNamesField: boolean
  /** What PATCH, DELETE and notes of a soft-deleted contact answer. */
  goneStatus: 404 | 410
  /** `nextCursor` and `hasMore` beside `data`, as older documents show them. */
  legacyPaging: boolean
  /** Leaves fields that are null out of contacts ("clients must tolerate missing nullable ones"). */
  omitNulls: boolean
  /** Fields that no document mentions, added to every contact. */
  extraFields: Readonly<Record<string, unknown>>
  /** What the account may not do: 403. */
  forbidden: 'nothing' | 'writes' | 'everything'
  /** How long an `Idempotency-Key` is remembered. */
  idempotencyMs: number
  retryAfter: 'seconds' | 'date'
  /** Rows of a page at most, whatever is asked for. */
  pageLimit: number
  /** Where the files of pictures are fetched. */
  filesOrigin: string
}

export const defaultSettings: Settings = {
  requireIfMatch: false,
  legacy409ForStale: false,
  normalise: false,
  primaryFallback: 'none',
  decimals: 'full',
  resolution: 'tick',
  errorNames: 'camel',
  clashNamesField: true,
  goneStatus: 404,
  legacyPaging: false,
  omitNulls: false,
  extraFields: {},
  forbidden: 'nothing',
  idempotencyMs: Number.POSITIVE_INFINITY,
  retryAfter: 'seconds',
  pageLimit: 500,
  filesOrigin: 'https://app.propstreet.example',
}

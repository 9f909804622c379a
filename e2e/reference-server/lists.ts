import { type ApiAnswer, type FieldErrors, json, problem } from './answer'
import { cursorOf, type DeltaIndex, type Position, parseCursor } from './delta-index'
import type { Settings } from './settings'
import { paddedStamp } from './stamps'

export type Query = Readonly<Record<string, string>>
export type PageSize = { kind: 'size'; size: number } | { kind: 'errors'; errors: FieldErrors }

/** A delta list: everything from `updated_since` on, inclusive, in the order of `(updatedUtc, id)`, after the cursor if there is one. */
export function deltaList<T extends Position>(
  index: DeltaIndex<T>,
  query: Query,
  { settings, show, isDeleted }: { settings: Settings; show: (row: T) => unknown; isDeleted: (row: T) => boolean },
): ApiAnswer {
  const errors: FieldErrors = {}
  const size = Math.min(pageSizeOf(query, 500, errors), settings.pageLimit)
  const { updated_since: since, include_deleted: deleted = 'false', cursor } = query
  const from = since === undefined ? '' : paddedStamp(since)
  if (from === undefined) errors.updated_since = ['Must be an ISO 8601 UTC time of up to 7 decimals.']
  if (deleted !== 'true' && deleted !== 'false') errors.include_deleted = ['Must be true or false.']
  const after = cursor === undefined ? undefined : parseCursor(cursor)
  if (cursor !== undefined && !after) errors.cursor = ['Not a cursor of this list.']
  if (Object.keys(errors).length > 0 || from === undefined) return invalidQuery(errors)

  // Nothing sorts before the empty id, so this begins with the first row of that moment.
  const begin = { stamp: from, id: '' }
  const page = index.page({
    after: after && after.stamp >= from ? after : begin,
    size,
    wants: (row) => deleted === 'true' || !isDeleted(row),
  })
  const last = page.rows.at(-1)
  return pageAnswer(page.rows.map(show), {
    size,
    settings,
    nextCursor: page.hasMore && last ? cursorOf(last) : null,
  })
}

export function pageAnswer(
  data: readonly unknown[],
  { size, settings, nextCursor }: { size: number; settings: Settings; nextCursor: string | null },
): ApiAnswer {
  const hasMore = nextCursor !== null
  if (settings.legacyPaging) return json(200, { data, nextCursor, hasMore })
  return json(200, { data, page: { nextCursor, hasMore, pageSize: size } })
}

/** 1 to 500; what is wrong goes into `errors`. */
export function pageSizeOf(query: Query, byDefault: number, errors: FieldErrors): number {
  const { page_size: text } = query
  if (text === undefined) return byDefault
  const size = /^\d{1,3}$/.test(text) ? Number(text) : 0
  if (size < 1 || size > 500) errors.page_size = ['Must be between 1 and 500.']
  return size
}

export function invalidQuery(errors: FieldErrors): ApiAnswer {
  return problem(400, 'validation', 'The query is not valid.', { errors })
}

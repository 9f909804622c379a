/** Rows in the order of the contract's lists: `(updatedUtc, id)`. */

export type Position = { stamp: string; id: string }
export type DeltaPage<T> = { rows: T[]; hasMore: boolean }
export type DeltaIndex<T extends Position> = {
  put(row: T, previous: Position | undefined): void
  page(query: { after?: Position; size: number; wants: (row: T) => boolean }): DeltaPage<T>
}

/** Kept sorted by moving one row a write: sorting 100,000 rows for each page would be most of the server's time. */
export function createDeltaIndex<T extends Position>(): DeltaIndex<T> {
  const rows: T[] = []
  let sorted = true

  const firstAfter = (position: Position): number => {
    let low = 0
    let high = rows.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const row = rows[middle]
      if (row && compare(row, position) <= 0) low = middle + 1
      else high = middle
    }
    return low
  }
  const sort = (): void => {
    if (!sorted) rows.sort(compare)
    sorted = true
  }

  return {
    put(row, previous) {
      if (previous) {
        sort()
        rows.splice(firstAfter(previous) - 1, 1)
      }
      const end = rows.at(-1)
      if (!end || !sorted || compare(end, row) < 0) rows.push(row)
      else if (previous) rows.splice(firstAfter(row), 0, row)
      else {
        rows.push(row)
        sorted = false
      }
    },
    page({ after, size, wants }) {
      sort()
      const found: T[] = []
      for (let at = after ? firstAfter(after) : 0; at < rows.length; at++) {
        const row = rows[at]
        if (!row || !wants(row)) continue
        if (found.length === size) return { rows: found, hasMore: true }
        found.push(row)
      }
      return { rows: found, hasMore: false }
    },
  }
}

function compare(a: Position, b: Position): number {
  if (a.stamp !== b.stamp) return a.stamp < b.stamp ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

export function cursorOf(position: Position): string {
  return btoa(JSON.stringify([position.stamp, position.id]))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** The position that a cursor holds; undefined for text that no list gave out. */
export function parseCursor(cursor: string): Position | undefined {
  try {
    const held: unknown = JSON.parse(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')))
    if (!Array.isArray(held)) return undefined
    const [stamp, id]: unknown[] = held
    return typeof stamp === 'string' && typeof id === 'string' ? { stamp, id } : undefined
  } catch {
    return undefined
  }
}

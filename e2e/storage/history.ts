import { type Change, keyPaths, type TableName, type Tables, tableNames } from '../../renderer/store/storage'
import { createRandom } from '../simulation/scheduler'

/** `refused`: it holds a row or a key that no database takes, so that nothing of it may stay. */
export type Commit = { change: Change; refused: boolean }
export type Step =
  /** Begun in this order, none waiting for the one before. */
  | { kind: 'commit'; together: readonly Commit[] }
  | { kind: 'all'; table: TableName }
  | { kind: 'count'; table: TableName }
  | { kind: 'get'; table: TableName; key: Tables[TableName]['key'] }
  | { kind: 'pagesAfter'; no: number }
  | { kind: 'reopen' }

/** Key fields that hold numbers; all others hold texts. */
const numberFields = ['no']

/**
 * Short, alike, with what joins the parts of paths and of compound keys, and at the edges of how UTF-16 is ordered. None
 * has a NUL, with which the twin joins the parts of its keys: ids and paths have none.
 */
const keyTexts = [
  ...['', ' ', 'a', 'A', 'aa', 'ab', 'b', 'a/b', 'a+b', 'a,b', '[a+b]', 'tags/a', '0', '1', '10', '9', '-1', 'null'],
  ...['ä', 'a\u0308', 'å', 'ö', 'ß', 'İ', 'é', '日本', '😀', '\u200b', '\ue000', '\uffff', '\ud800', '\u0001'],
  'x'.repeat(2_000),
]
/** The number of a page is an integer that is not negative. */
const keyNumbers = [0, 1, 2, 3, 9, 10, 11, 99, 100, 2 ** 31, 2 ** 32, 999_999_999_999]

/** The same steps for the same seed, in the worker and in Node. */
export function historyOf(seed: number): Step[] {
  const random = createRandom(seed)
  const below = (count: number) => Math.floor(random() * count)
  const chance = (probability: number) => random() < probability
  const times = <T>(most: number, make: () => T) => Array.from({ length: below(most + 1) }, make)
  function pick<T>(list: readonly T[]): T {
    const item = list[below(list.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }
  const bytes = (length: number) => Uint8Array.from({ length }, () => below(256))

  // Few keys in one history, so that its rows meet.
  const texts = Array.from({ length: 3 }, () => pick(keyTexts))
  const numbers = Array.from({ length: 5 }, () => pick(keyNumbers))
  const keyPart = (field: string) => (numberFields.includes(field) ? pick(numbers) : pick(texts))

  const payloads: readonly (() => unknown)[] = [
    () => null,
    () => undefined,
    () => chance(0.5),
    () => below(2 ** 31) / 4,
    () => pick(keyTexts),
    () => ({ nested: [pick(keyTexts), { more: below(9) }], bytes: bytes(3) }),
    () => bytes(below(60)),
    () => pick(['long ', '長い']).repeat(below(4_000)),
    // IndexedDB moves a value over 64 KiB that doesn't compress out of its own files.
    () => bytes(chance(0.1) ? 70_000 : 500),
  ]
  const payload = () => pick(payloads)()
  const parts = (table: TableName) => fieldsOf(table).map((field) => [field, keyPart(field)] as const)
  const row = (table: TableName) => ({ ...Object.fromEntries(parts(table)), format: below(2), body: payload() })
  function keyOf(table: TableName): unknown {
    const values = parts(table).map(([, value]) => value)
    return values.length === 1 ? values[0] : values
  }

  const writes = (table: TableName): Writes => ({
    clear: chance(0.08),
    delete: times(2, () => keyOf(table)),
    put: times(3, () => row(table)),
  })
  /** Adds to one of the tables what the database refuses, among what it takes. */
  function spoil(change: Record<string, Writes>): void {
    const table = pick(tableNames)
    const { put, delete: gone, ...rest } = change[table] ?? writes(table)
    const among = <T>(list: readonly T[], item: T) => list.toSpliced(below(list.length + 1), 0, item)
    const invalid = pick([{}, true, Number.NaN, [{}]])
    const withoutKey = { format: 1, body: 'without a key' }
    const refused = pick<() => Partial<Writes>>([
      () => ({ put: among(put, { ...row(table), body: () => 'not cloneable' }) }),
      () => ({ put: among(put, withoutKey) }),
      () => ({ put: among(put, { ...row(table), [pick(fieldsOf(table))]: invalid }) }),
      () => ({ delete: among(gone, invalid) }),
    ])
    change[table] = { ...rest, put, delete: gone, ...refused() }
  }
  function commit(): Commit {
    const change = Object.fromEntries(
      tableNames.filter(() => chance(0.3)).map((table) => [table, writes(table)] as const),
    )
    const refused = chance(0.15)
    if (refused) spoil(change)
    return { change: change as Change, refused }
  }

  const steps: readonly (() => Step)[] = [
    () => ({ kind: 'all', table: pick(tableNames) }),
    () => ({ kind: 'count', table: pick(tableNames) }),
    () => {
      const table = pick(tableNames)
      return { kind: 'get', table, key: keyOf(table) as Tables[TableName]['key'] }
    },
    () => ({ kind: 'pagesAfter', no: pick([-1, ...keyNumbers]) }),
  ]
  return Array.from({ length: 20 + below(21) }, () => {
    if (chance(0.55)) return { kind: 'commit', together: chance(0.2) ? [commit(), commit(), commit()] : [commit()] }
    return chance(0.15) ? { kind: 'reopen' } : pick(steps)()
  })
}

/** What a change does to a table, whichever it is: a storage looks at nothing of a row but its key. */
type Writes = { clear: boolean; delete: readonly unknown[]; put: readonly Record<string, unknown>[] }

/** The fields that make up the key of a table's rows. */
function fieldsOf(table: TableName): string[] {
  return keyPaths[table].replace(/[[\]]/g, '').split('+')
}

import { expect, test } from 'vitest'
import type { Row } from '../store/api'
import { BLOCK, createBlockCache } from './block-cache'

const rows = (from: number, count: number, name = 'row'): Row[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `${from + i}`,
    name: `${name} ${from + i}`,
    subtitle: '',
    initials: '',
    mark: 'none',
  }))

/** A store that answers when the test says so. */
function slowStore(name: string) {
  const open: { from: number; answer: (failed?: 'failed') => void }[] = []
  const fetch = (from: number, count: number) =>
    new Promise<Row[]>((resolve, reject) =>
      open.push({ from, answer: (failed) => (failed ? reject(new Error()) : resolve(rows(from, count, name))) }),
    )
  return { open, fetch }
}

test('only the blocks near the screen are fetched, each once', async () => {
  const store = slowStore('a')
  const cache = createBlockCache(() => {})
  cache.reset(store.fetch, [])
  const done = cache.want(BLOCK - 1, BLOCK)
  void cache.want(BLOCK - 1, BLOCK)
  expect(store.open.map((o) => o.from)).toEqual([0, BLOCK])
  for (const o of store.open) o.answer()
  await done
  expect(cache.row(BLOCK)?.name).toBe(`a ${BLOCK}`)
  expect(cache.row(2 * BLOCK)).toBeUndefined()
})

test('after a refresh the old rows stay until the new ones are there', async () => {
  const [before, after] = [slowStore('old'), slowStore('new')]
  let store = before
  const cache = createBlockCache(() => {})
  cache.reset((from, count) => store.fetch(from, count), rows(0, BLOCK, 'old'))
  store = after
  cache.outdate()
  const done = cache.want(0, 10)
  expect(cache.row(3)?.name).toBe('old 3')
  after.open[0]?.answer()
  await done
  expect(cache.row(3)?.name).toBe('new 3')
})

test('an answer to an earlier list never shows in a later one', async () => {
  const [first, second] = [slowStore('first'), slowStore('second')]
  const cache = createBlockCache(() => {})
  cache.reset(first.fetch, [])
  const late = cache.want(0, 0)
  cache.reset(second.fetch, [])
  first.open[0]?.answer()
  await late
  expect(cache.row(0)).toBeUndefined()
})

test('an answer asked before a refresh does not replace one asked after it', async () => {
  const store = slowStore('x')
  const cache = createBlockCache(() => {})
  let answered = 0
  cache.reset(
    (from, count) => store.fetch(from, count).then((r) => r.map((row) => ({ ...row, name: `${++answered}` }))),
    [],
  )
  const early = cache.want(0, 0)
  cache.outdate()
  const late = cache.want(0, 0)
  store.open[1]?.answer()
  await late
  const shown = cache.row(0)?.name
  store.open[0]?.answer()
  await early
  expect(cache.row(0)?.name).toBe(shown)
})

test('a block that could not be fetched is asked for again', async () => {
  const store = slowStore('a')
  const cache = createBlockCache(() => {})
  cache.reset(store.fetch, [])
  const failing = cache.want(0, 0)
  store.open[0]?.answer('failed')
  await failing
  void cache.want(0, 0)
  expect(store.open).toHaveLength(2)
})

import type { Row } from '../store/api'

export type FetchRows = (from: number, count: number) => Promise<Row[]>

type Block = { rows: Row[]; age: number }

/** Rows are fetched this many at a time. */
export const BLOCK = 100
/** Blocks kept; the farthest from the screen go first. */
const KEPT = 40

/**
 * The rows of one list, fetched in blocks as they come near the screen. After a refresh the old rows stay until the
 * new ones are there, so that nothing on the screen flickers or jumps.
 */
export function createBlockCache(onArrival: () => void) {
  let blocks = new Map<number, Block>()
  let asked = new Map<number, number>()
  let fetch: FetchRows = () => Promise.resolve([])
  let age = 0

  async function ask(index: number): Promise<void> {
    const [mine, at] = [blocks, age]
    asked.set(index, at)
    const rows = await fetch(index * BLOCK, BLOCK).catch(() => null)
    if (blocks !== mine) return // another list by now
    if (asked.get(index) === at) asked.delete(index)
    const known = blocks.get(index)
    if (!rows || (known && known.age > at)) return
    blocks.set(index, { rows, age: at })
    onArrival()
  }

  function forget(near: number): void {
    const far = [...blocks.keys()].sort((a, b) => Math.abs(b - near) - Math.abs(a - near))
    for (const index of far.slice(0, Math.max(0, blocks.size - KEPT))) blocks.delete(index)
  }

  return {
    /** Another list, of which the first rows are known. */
    reset(next: FetchRows, first: readonly Row[]): void {
      blocks = new Map()
      asked = new Map()
      fetch = next
      age++
      for (let from = 0; from < first.length; from += BLOCK) {
        blocks.set(from / BLOCK, { rows: first.slice(from, from + BLOCK), age })
      }
    },
    /** What is known may have changed: shown on, and fetched again when wanted. */
    outdate(): void {
      age++
    },
    row(index: number): Row | undefined {
      return blocks.get(Math.floor(index / BLOCK))?.rows[index % BLOCK]
    },
    /** The rows from one index to another, both included, are on the screen or near it. Resolves when they are there. */
    async want(from: number, to: number): Promise<void> {
      const [first, last] = [Math.floor(from / BLOCK), Math.floor(to / BLOCK)]
      const missing: Promise<void>[] = []
      for (let index = first; index <= last; index++) {
        const known = blocks.get(index)
        if (known?.age !== age && asked.get(index) !== age) missing.push(ask(index))
      }
      forget(first)
      await Promise.all(missing)
    },
  }
}

import { beforeEach, describe, expect, test } from 'vitest'
import type { PullState } from '../../shared/store-port'
import type { Answer, ListPage } from './answer'
import type { From } from './api'
import { createPuller } from './pull'

type Row = { updatedUtc: string }
const minute = 60_000
const at = (second: number) => `2026-06-01T12:00:${String(second).padStart(2, '0')}.0000000Z`
const row = (second: number): Row => ({ updatedUtc: at(second) })
const page = (rows: Row[], nextCursor: string | null = null) => ({ kind: 'ok', value: { rows, nextCursor } }) as const
const refused: Answer<never> = { kind: 'refused', refusals: [] }

let now = 0
let asked: From[] = []
let applied: { rows: Row[]; state: PullState }[] = []
let answers: Answer<ListPage<Row>>[] = []
/** What happens while a page is on its way. */
let meanwhile = () => {}
beforeEach(() => {
  now = 0
  asked = []
  applied = []
  answers = []
  meanwhile = () => {}
})

function puller(state: PullState) {
  return createPuller<Row>({
    async list(from) {
      asked.push(from)
      meanwhile()
      return answers.shift() ?? { kind: 'unanswered', cause: 'unreachable' }
    },
    async apply(page) {
      applied.push(page)
    },
    now: () => now,
    state,
  })
}
const marked = (...seconds: number[]): PullState => ({ marks: seconds.map(at), walk: null })

describe('a pull', () => {
  test('asks from the oldest mark, and stores the page with the mark that it makes, as one', async () => {
    const pull = puller(marked(1, 2))
    answers = [page([row(5), row(4)])]
    expect(await pull.pull(10)).toEqual({ kind: 'caught-up' })
    expect(asked).toEqual([{ since: at(1), cursor: null }])
    expect(applied).toEqual([{ rows: [row(5), row(4)], state: marked(1, 2, 5) }])
    answers = [page([row(5)])]
    await pull.pull(10)
    expect(applied.at(-1)?.state.marks).toEqual([at(1), at(2), at(5), '2026-06-01T12:00:05.0000001Z'])
  })

  test('walks page by page on its cursor, and stores where it stands with each', async () => {
    const pull = puller(marked(1))
    answers = [page([row(3), row(7)], 'p2'), page([row(5)], 'p3'), page([])]
    expect(pull.walking()).toBe(false)
    expect(await pull.pull(2)).toEqual({ kind: 'more' })
    expect(pull.walking()).toBe(true)
    expect(await pull.pull(2)).toEqual({ kind: 'caught-up' })
    expect(pull.walking()).toBe(false)
    expect(asked.map(({ cursor }) => cursor)).toEqual([null, 'p2', 'p3'])
    expect(new Set(asked.map(({ since }) => since))).toEqual(new Set([at(1)]))
    expect(applied.map(({ state }) => state)).toEqual([
      { marks: [at(1)], walk: { since: at(1), cursor: 'p2', newest: at(7) } },
      { marks: [at(1)], walk: { since: at(1), cursor: 'p3', newest: at(7) } },
      marked(1, 7),
    ])
  })

  test('goes on with a walk from before the start', async () => {
    const pull = puller({ marks: [at(1)], walk: { since: at(1), cursor: 'p9', newest: at(8) } })
    expect(pull.walking()).toBe(true)
    answers = [page([row(3)])]
    await pull.pull(10)
    expect(asked).toEqual([{ since: at(1), cursor: 'p9' }])
    expect(applied[0]?.state).toEqual(marked(1, 8))
  })

  test('is the first until one has come to its end', async () => {
    const pull = puller({ marks: [], walk: null })
    answers = [page([row(1)], 'p2'), page([row(2)])]
    await pull.pull(1)
    expect(pull.first()).toBe(true)
    await pull.pull(1)
    expect(pull.first()).toBe(false)
    expect(asked[0]).toEqual({ since: null, cursor: null })
  })

  test('that is not answered ends, changes nothing, and is made again from where it was', async () => {
    const pull = puller(marked(1))
    answers = [page([row(2)], 'p2'), { kind: 'unanswered', cause: 'no-answer' }]
    expect(await pull.pull(10)).toEqual({ kind: 'unanswered', cause: 'no-answer' })
    expect(applied).toHaveLength(1)
    answers = [page([])]
    await pull.pull(10)
    expect(asked.at(-1)?.cursor).toBe('p2')
  })

  test('that the store does not take is made again from where it was', async () => {
    const from: From[] = []
    const pull = createPuller<Row>({
      list: async (asks) => {
        from.push(asks)
        return page([row(5)])
      },
      apply: () => Promise.reject(new Error('disk full')),
      now: () => now,
      state: marked(1),
    })
    await expect(pull.pull(10)).rejects.toThrow('disk full')
    await expect(pull.pull(10)).rejects.toThrow('disk full')
    expect(from).toEqual([
      { since: at(1), cursor: null },
      { since: at(1), cursor: null },
    ])
  })
})

describe('what committed late', () => {
  test('is looked for from the old mark until a pull began two minutes after the next was made', async () => {
    const pull = puller(marked(1))
    answers = [page([row(5)]), page([]), page([]), page([])]
    for (const moment of [0, 2 * minute - 1, 2 * minute, 2 * minute + 1]) {
      now = moment
      await pull.pull(10)
    }
    expect(asked.map(({ since }) => since)).toEqual([at(1), at(1), at(1), at(5)])
  })

  test('a walk began when its first page was asked for, however long it took', async () => {
    const pull = puller(marked(1))
    answers = [page([row(5)])]
    await pull.pull(10)
    now = minute
    answers = [page([row(6)], 'p2')]
    await pull.pull(1)
    now = 10 * minute
    answers = [page([])]
    await pull.pull(1)
    answers = [page([])]
    await pull.pull(1)
    expect(asked.at(-1)?.since).toBe(at(1))
    await pull.pull(1)
    expect(asked.at(-1)?.since).toBe(at(5))
  })

  test('a walk from before the start counts as begun at the start', async () => {
    const pull = puller({ marks: [at(1), at(2)], walk: { since: at(1), cursor: 'p9', newest: null } })
    now = 5 * minute
    answers = [page([]), page([])]
    await pull.pull(1)
    await pull.pull(1)
    expect(asked.at(-1)?.since).toBe(at(1))
  })

  test('a mark is as old as the end of its pull', async () => {
    const pull = puller(marked(1))
    meanwhile = () => {
      now += minute
    }
    answers = [page([row(5)]), page([row(6)]), page([]), page([])]
    for (let i = 0; i < 4; i++) await pull.pull(1)
    expect(asked.map(({ since }) => since)).toEqual([at(1), at(1), at(1), at(1)])
  })
})

describe('a cursor that the server refuses', () => {
  const walking: PullState = { marks: [at(1)], walk: { since: at(1), cursor: 'p9', newest: at(8) } }

  test('starts the walk again from the last mark, at once', async () => {
    const pull = puller(walking)
    answers = [refused, page([row(3)])]
    expect(await pull.pull(10)).toEqual({ kind: 'caught-up' })
    expect(asked[1]).toEqual({ since: at(1), cursor: null })
    expect(applied[0]?.state).toEqual(marked(1, 3))
  })

  test('a second time ends the pull: a server that takes none is not asked in circles', async () => {
    const pull = puller(walking)
    answers = [refused, page([row(3)], 'p2'), refused, page([row(3)], 'p2')]
    expect(await pull.pull(10)).toEqual(refused)
    expect(asked).toHaveLength(3)
    expect(pull.walking()).toBe(false)
  })

  test('counts anew after a pull that came to its end', async () => {
    const pull = puller(walking)
    answers = [refused, page([]), page([row(3)], 'p2'), refused, page([])]
    await pull.pull(10)
    expect(await pull.pull(10)).toEqual({ kind: 'caught-up' })
    expect(asked).toHaveLength(5)
  })

  test('is no matter of a request without one', async () => {
    const pull = puller(marked(1))
    answers = [refused]
    expect(await pull.pull(10)).toEqual(refused)
    expect(asked).toHaveLength(1)
  })

  test('is not one that another answer came to', async () => {
    const pull = puller(walking)
    answers = [{ kind: 'missing', refusals: [] }]
    expect((await pull.pull(10)).kind).toBe('missing')
    expect(pull.walking()).toBe(true)
  })
})

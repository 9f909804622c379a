import type { PullState } from '../../shared/store-port'
import { isNewer } from '../../shared/utc'
import type { Answer, ListPage } from './answer'
import type { From } from './api'
import { type Mark, marksAfter, pullFrom, restoredMarks } from './marks'

export type PullEnd = { kind: 'caught-up' } | { kind: 'more' } | Exclude<Answer<never>, { kind: 'ok' }>

export type Puller = {
  /** Walks on for at most `pages` list pages. Each page and how far the walk is go into one transaction. */
  pull: (pages: number) => Promise<PullEnd>
  /** Has the first pull not ended yet? */
  first: () => boolean
  /** Is a walk under way? */
  walking: () => boolean
}

export type PullDeps<T> = {
  list: (from: From) => Promise<Answer<ListPage<T>>>
  apply: (page: { rows: T[]; state: PullState }) => Promise<unknown>
  now: () => number
  state: PullState
}

/** Pulls list pages into the store, from the server's own watermark (`design.md`, "Pulling"). One pull at a time. */
export function createPuller<T extends { updatedUtc: string }>({ list, apply, now, state }: PullDeps<T>): Puller {
  let marks: Mark[] = restoredMarks(state.marks, now())
  let walk = state.walk
  /** When the walk began. One from before the start began earlier; against marks that were restored now it counts as nothing. */
  let began = now()
  /** Has a cursor been refused since the last pull that came to its end? */
  let restarted = false

  async function page(): Promise<PullEnd> {
    if (!walk) began = now()
    const { since, cursor, newest } = walk ?? { since: pullFrom(marks), cursor: null, newest: null }
    const answer = await list({ since, cursor })
    if (answer.kind === 'refused' && cursor !== null) {
      // The server no longer takes the cursor: start again from the last mark, seeing rows twice is harmless. At once
      // only the first time: a server that takes no cursor at all must not be asked in circles.
      const again = restarted
      walk = null
      restarted = true
      return again ? answer : { kind: 'more' }
    }
    if (answer.kind !== 'ok') return answer
    const { rows, nextCursor } = answer.value
    const seen = rows.reduce((max, row) => (isNewer(row.updatedUtc, max ?? '') ? row.updatedUtc : max), newest)
    const next = nextCursor === null ? null : { since, cursor: nextCursor, newest: seen }
    const after = next ? marks : marksAfter(marks, { newest: seen, began, ended: now() })
    await apply({ rows, state: { marks: after.map((mark) => mark.value), walk: next } })
    marks = after
    walk = next
    restarted &&= next !== null
    return { kind: next ? 'more' : 'caught-up' }
  }

  return {
    async pull(pages) {
      let end: PullEnd = { kind: 'more' }
      for (let i = 0; i < pages && end.kind === 'more'; i++) end = await page()
      return end
    },
    first: () => marks.length === 0,
    walking: () => walk !== null,
  }
}

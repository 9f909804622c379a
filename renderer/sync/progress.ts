import { createMemo } from 'solid-js'
import type { Session } from '../session/session'

/** How far the queue has emptied since it was last empty. */
export type Progress = { done: number; total: number }

/** Follows the number of waiting changes: what goes counts as done, and with the last of them it begins anew. */
export function nextProgress({ done, total }: Progress, waiting: number): Progress {
  if (waiting === 0) return { done: 0, total: 0 }
  const gone = Math.max(0, total - done - waiting)
  return { done: done + gone, total: done + gone + waiting }
}

export function createProgress(session: Session): () => Progress {
  return createMemo((before: Progress) => nextProgress(before, session.summary().waiting), { done: 0, total: 0 })
}

import type { ChangeAct } from './change-acts'

/** Where a key moves the active row to, or null when it is no such key. */
export function moveOfKey(key: string, { at, total, page }: { at: number; total: number; page: number }) {
  const last = Math.max(0, total - 1)
  const to: Record<string, number> = {
    ArrowDown: at + 1,
    j: at + 1,
    ArrowUp: at - 1,
    k: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: last,
  }
  const wanted = to[key]
  return wanted === undefined ? null : Math.min(last, Math.max(0, wanted))
}

/** The act that a key asks for, among those that can be done. */
export function actOfKey(key: string, acts: readonly ChangeAct[]): ChangeAct | null {
  const wanted = meanings[key.length === 1 ? key.toLowerCase() : key]
  return acts.find((act) => wanted?.includes(act)) ?? null
}

const meanings: Record<string, readonly ChangeAct[]> = {
  r: ['review', 'retry'],
  h: ['hold', 'release'],
  Delete: ['discard'],
  Backspace: ['discard'],
}

import { createSignal } from 'solid-js'

export type Selection = ReturnType<typeof createSelection>

/** `ids`: of the list as it is now, from one place to before another. `indexOf`: -1 where it is not in it. */
type List = { ids: (from: number, to: number) => Promise<string[]>; indexOf: (id: string) => Promise<number> }

/** Several contacts chosen by id: whatever the list shows next, they stay. */
export function createSelection(list: List) {
  const chosen = new Set<string>()
  // One signal for all: a hundred thousand are chosen as quickly as one.
  const [version, setVersion] = createSignal(0)
  /** Where a range starts. */
  let anchor: string | null = null
  let latest = 0

  function change(act: () => void): void {
    act()
    latest++
    setVersion((n) => n + 1)
  }

  return {
    has: (id: string): boolean => version() >= 0 && chosen.has(id),
    count: (): number => (version() >= 0 ? chosen.size : 0),
    all: (): string[] => (version() >= 0 ? [...chosen] : []),
    toggle(id: string): void {
      anchor = id
      change(() => (chosen.has(id) ? chosen.delete(id) : chosen.add(id)))
    },
    /** All between where the last choice was made, else `from`, and a place in the list. `add`: beside what is chosen. */
    async extendTo(index: number, { from, add = false }: { from: string | null; add?: boolean }): Promise<void> {
      const turn = ++latest
      anchor ??= from
      const start = anchor === null ? index : await list.indexOf(anchor)
      const [low, high] = start < 0 ? [index, index] : [Math.min(start, index), Math.max(start, index)]
      const ids = await list.ids(low, high + 1)
      if (turn !== latest) return
      change(() => {
        if (!add) chosen.clear()
        for (const id of ids) chosen.add(id)
      })
    },
    async everything(): Promise<void> {
      const turn = ++latest
      const ids = await list.ids(0, Number.MAX_SAFE_INTEGER)
      if (turn === latest) change(() => ids.forEach((id) => void chosen.add(id)))
    },
    clear(): void {
      anchor = null
      if (chosen.size > 0) change(() => chosen.clear())
      else latest++
    },
  }
}

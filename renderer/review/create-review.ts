import { batch, createMemo, createSignal, onCleanup } from 'solid-js'
import type { Desk } from '../desk/desk'
import { createThrottle } from '../list/throttle'
import type { ReviewItem } from '../store/api'
import type { Effect } from '../store/undo-api'
import { words } from '../words/words'
import { type Choice, decide, decideEdited, type Outcome, toldOf } from './decisions'
import { keyOfItem } from './item-words'
import { type Entry, grouped, nextOpen, ordered } from './review-order'

/** Read at once; what comes after them follows as they are decided. */
const COUNT = 500
const REFRESH_MS = 250
/** Decisions of a batch on their way to the store at a time. */
const AT_ONCE = 50

type Decided = Extract<Outcome, { kind: 'decided' }>
export type Review = ReturnType<typeof createReview>

/** What is to be decided, what has been on this screen, and where the user is in it. */
export function createReview(desk: Desk) {
  const { session } = desk
  const [open, setOpen] = createSignal<ReviewItem[] | null>(null)
  const [decided, setDecided] = createSignal<ReadonlyMap<string, { item: ReviewItem; outcome: Decided }>>(new Map())
  const [moved, setMoved] = createSignal<ReadonlySet<string>>(new Set())
  const [chosen, setChosen] = createSignal<string | null>(null)
  const entries = createMemo<Entry[]>((before) => ordered(before, open() ?? [], decided()), [])
  const groups = createMemo(() => grouped(entries()))
  const undecided = () => entries().filter((entry) => !entry.decided)
  /** The one in work: the chosen one while it is there, else the first that is open. */
  const current = createMemo(() => {
    const all = entries()
    return all.find(({ key }) => key === chosen()) ?? nextOpen(all, null) ?? all[0] ?? null
  })
  let turn = 0
  let deciding = 0

  /** What is decided is on disk before it is said to be: until then it must not be gone from the screen. */
  async function load(): Promise<void> {
    const mine = ++turn
    const found = await session.call('review', { count: COUNT })
    if (mine !== turn || deciding > 0) return
    batch(() => {
      const there = new Set(found.map(keyOfItem))
      // Decided, and there again: somebody has changed it since, or the decision was taken back.
      setDecided((all) => new Map([...all].filter(([key]) => !there.has(key))))
      setOpen(found)
      const again = found.map(keyOfItem).find((key) => takenBack.has(key))
      if (again) setChosen(again)
      if (again) takenBack.clear()
    })
  }
  /** What was decided here and taken back, wherever that was done, is in work again. */
  const takenBack = new Set<string>()
  const forget = desk.undo.onRan(({ back, effects }) => {
    if (!back) return
    const gone = new Set(effects)
    const keys = [...decided()].flatMap(([key, { outcome }]) => (outcome.effects.some((e) => gone.has(e)) ? [key] : []))
    for (const key of keys) takenBack.add(key)
    setDecided((all) => new Map([...all].filter(([key]) => !takenBack.has(key))))
    void load().catch(() => undefined)
  })
  onCleanup(forget)
  onCleanup(session.onChanged(createThrottle(REFRESH_MS, load)))

  async function whileDeciding<T>(work: () => Promise<T>): Promise<T> {
    deciding++
    try {
      return await work()
    } finally {
      deciding--
    }
  }

  function settle(results: readonly { item: ReviewItem; outcome: Outcome }[]): void {
    const keys: string[] = []
    const next = new Map(decided())
    const fresh = new Set(moved())
    for (const { item, outcome } of results) {
      const key = keyOfItem(item)
      outcome.kind === 'moved' ? fresh.add(key) : fresh.delete(key)
      if (outcome.kind !== 'decided') continue
      next.set(key, { item, outcome })
      keys.push(key)
    }
    const from = current()?.key ?? null
    batch(() => {
      setMoved(fresh)
      setDecided(next)
      if (keys.length > 0) setChosen(nextOpen(entries(), from)?.key ?? from)
    })
    if (results.some(({ outcome }) => outcome.kind === 'failed')) {
      session.notices.show({ kind: 'trouble', key: 'notDone' })
    }
    void load().catch(() => undefined)
  }

  /** Makes what was decided one step of undo, and tells it with its way back. */
  function offer(text: string, outcomes: readonly Decided[]): void {
    const [first, ...others] = outcomes
    const name = others.length === 0 ? first?.name : undefined
    const done = desk.undo.record(
      outcomes.flatMap(({ effects }) => effects),
      name && { name },
    )
    const act = done && { label: words.undoing.undo, run: () => void desk.undo.takeBack(done) }
    session.notices.show({ kind: 'done', key: 'said', text, ...(act && { act }) })
  }

  return {
    ready: () => open() !== null,
    groups,
    undecided,
    current,
    choose: (key: string | null) => setChosen(key),
    moved: (key: string) => moved().has(key),
    load,
    async decide(item: ReviewItem, choice: Choice): Promise<void> {
      const outcome = await whileDeciding(() => decide(desk, item, choice))
      settle([{ item, outcome }])
      if (outcome.kind === 'decided') offer(toldOf(item, outcome.said), [outcome])
    },
    /** Why it was not taken, or null. */
    async decideEdited(item: ReviewItem, typed: string): Promise<string | null> {
      const failed = (): Outcome => ({ kind: 'failed' })
      const outcome = await whileDeciding(() => decideEdited(desk, item, typed).catch(failed))
      if (outcome.kind === 'invalid') return outcome.message
      if (outcome.kind === 'failed') return words.field.notSaved.failed
      settle([{ item, outcome }])
      if (outcome.kind === 'decided') offer(toldOf(item, outcome.said), [outcome])
      return null
    },
    /** One decision for many conflicts: each as it was seen, all with one way back. */
    async decideAll(items: readonly ReviewItem[], choice: Choice): Promise<void> {
      const results: { item: ReviewItem; outcome: Outcome }[] = []
      const one = async (item: ReviewItem) => results.push({ item, outcome: await decide(desk, item, choice) })
      await whileDeciding(async () => {
        for (let from = 0; from < items.length; from += AT_ONCE) {
          await Promise.all(items.slice(from, from + AT_ONCE).map(one))
        }
      })
      settle(results)
      const done = results.flatMap(({ outcome }) => (outcome.kind === 'decided' ? [outcome] : []))
      if (done.length > 0) offer(words.review.saidMany(words.review.done[choice], done.length), done)
    },
    /** Takes one decision back, also one of many that were made at once. */
    takeBack: (effects: readonly Effect[]) => void desk.undo.takeBack(effects),
  }
}

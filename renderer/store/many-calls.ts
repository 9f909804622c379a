import { deleted } from '../../shared/path'
import type { Change, ManySaved, WindowCalls } from './api'
import { removing } from './contact-calls'
import { createEditSteps, isEditable, wishOf } from './edit-calls'
import { together } from './merge'
import type { MergeHolds } from './merge-holds'
import type { Update } from './plan'
import { notSaved } from './saving'
import { NotKept } from './second-home'
import type { Store } from './store'
import { createTakeBack } from './take-back'
import type { Effect } from './undo-api'
import { unsentWhole } from './whole'

type Names = 'editMany' | 'undoMany'
export type ManyCalls = { [C in Names]: (args: WindowCalls[C]['args']) => Promise<WindowCalls[C]['result']> }

/** Contacts changed in one commit: some milliseconds, so that whoever asks in between does not notice. */
const chunk = 500

/** One change of many, the `at`-th. `id` is the contact's own, as it is in its turn. */
type Job = { at: number; id: string; make: (id: string, result: Result) => Promise<Update | null> }

/** `after`: what comes once it is on disk. */
type Result = ManySaved & { after: (() => Promise<void>)[] }

/** Changes to many contacts: as if made one by one, but for the commits. */
export function createManyCalls(store: Store, holds: MergeHolds): ManyCalls {
  const { state } = store
  const takeBack = createTakeBack(store, holds)
  const steps = createEditSteps(store)

  async function run(jobs: readonly Job[]): Promise<ManySaved> {
    const total = nothing()
    const { after } = total
    // Contacts that lie beside each other are read together.
    let left: readonly Job[] = jobs.toSorted((a, b) => pageOf(a.id) - pageOf(b.id))
    while (left.length > 0) {
      const { now, later } = oneEach(left, store.idOf)
      const done = await commit(now, total)
      for (const then of after.splice(0)) await then()
      left = [...done.again, ...later]
      if (done.stopped) {
        const rest = left.map(({ at }) => at).sort((a, b) => a - b)
        return told({ ...total, stopped: { cause: done.stopped, left: left.length, rest } })
      }
    }
    return told(total)
  }

  /** One durable commit. `again`: what it has not taken. */
  async function commit(jobs: readonly Job[], total: Result) {
    const result = nothing()
    const again: Job[] = []
    const take = () => {
      add(total, result)
      store.tell({ kind: 'edited', ids: jobs.map(({ id }) => store.idOf(id)) })
    }
    try {
      await store.change(async () => {
        const updates = new Map<string, Update | null>()
        for (const job of jobs) {
          const id = store.idOf(job.id)
          // Two that were one contact each have become one: the second goes on from what the first makes.
          if (updates.has(id)) again.push(job)
          else updates.set(id, await job.make(id, result))
        }
        const made = [...updates.values()].filter((update) => update !== null)
        return { update: made.length > 0 ? together(made) : null, value: null }
      }, true)
    } catch (error) {
      // What only the journal has not taken yet is in the store, and goes out.
      const kept = error instanceof NotKept
      if (kept) take()
      return { stopped: notSaved(error).cause, again: kept ? again : jobs }
    }
    take()
    return { stopped: null, again }
  }

  function pageOf(id: string): number {
    return state.directory.get(store.idOf(id))?.place.page ?? 0
  }

  /** What is shown of a leaf before a change, as undo brings it back. */
  async function seen(id: string, path: string): Promise<Change['from'] | undefined> {
    const held = state.edits.get(id)?.find((other) => other.path === path)
    return held ? held.leaf.mine : await steps.standing(id, path)
  }

  function edited(wanted: WindowCalls['editMany']['args']['edits'][number], at: number): Job {
    const { id: given, path, value, etag } = wanted
    const wish = wishOf(path, value)
    if (wish.kind === 'problem' || !isEditable(path)) throw new Error(`no edit: ${path}`)
    const to = wish.value
    return {
      ...{ at, id: given },
      async make(id, result) {
        if (path === deleted && to === true) return removed({ given, id, etag: etag ?? null }, result)
        const from = await seen(id, path)
        if (from === to) {
          result.same++
          return null
        }
        const { update, value } = await steps.make({ id, path, step: steps.wanted(path, to) })
        if (value.kind === 'not-saved') result.gone++
        else if (from !== undefined) result.changes.push({ kind: 'changed', id, path, from, to })
        return update
      },
    }
  }

  /** Null for `etag`: as it is in its turn. */
  async function removed(at: { given: string; id: string; etag: string | null }, result: Result) {
    const { given: id } = at
    const whole = unsentWhole(store, at.id)
    const etag = (await store.contact(at.id))?.etag ?? ''
    const { update, value } = await removing(store, at.id, at.etag)
    const vanishes = update !== null && update.edits?.get(at.id)?.length === 0
    if (value.kind === 'moved') result.moved.push(id)
    else if (value.kind !== 'saved') result.gone++
    else if (vanishes) result.changes.push({ kind: 'unmade', ...whole, id })
    else result.changes.push({ kind: 'changed', id, path: deleted, from: false, to: true, etag })
    return update
  }

  function back(effect: Effect, at: number): Job {
    return {
      ...{ at, id: effect.id },
      async make(id, result) {
        const taken = await takeBack(id, effect)
        if (!taken) {
          result.moved.push(effect.id)
          return null
        }
        result.changes.push(taken.effect)
        if (taken.renamed) result.renamed.push(taken.renamed)
        if (taken.after) result.after.push(taken.after)
        return taken.update
      },
    }
  }

  return {
    editMany: ({ edits }) => run(edits.map(edited)),
    /** What makes contacts comes last: until then another may have the email or the reference that they get back. */
    async undoMany({ changes }) {
      const jobs = changes.map((effect, at) => ({ job: back(effect, at), isLast: makesOne(effect) }))
      const of = (isLast: boolean) => jobs.filter((one) => one.isLast === isLast).map(({ job }) => job)
      const first = await run(of(false))
      const [later, left] = [of(true), first.stopped]
      if (!left) return joined(first, await run(later))
      const rest = [...left.rest, ...later.map(({ at }) => at)].sort((a, b) => a - b)
      return { ...first, stopped: { cause: left.cause, left: rest.length, rest } }
    },
  }
}

function makesOne(effect: Effect): boolean {
  const isDeletion = effect.kind === 'changed' && effect.path === deleted && effect.to === true
  return isDeletion || effect.kind === 'unmade' || effect.kind === 'joined'
}

const joined = (one: ManySaved, other: ManySaved): ManySaved => ({
  changes: [...one.changes, ...other.changes],
  moved: [...one.moved, ...other.moved],
  renamed: [...one.renamed, ...other.renamed],
  same: one.same + other.same,
  gone: one.gone + other.gone,
  stopped: other.stopped,
})

const nothing = (): Result => ({ changes: [], same: 0, gone: 0, moved: [], renamed: [], stopped: null, after: [] })

const told = ({ after: _, ...result }: Result): ManySaved => result

function add(total: Result, more: Result): void {
  total.changes.push(...more.changes)
  total.moved.push(...more.moved)
  total.renamed.push(...more.renamed)
  total.after.push(...more.after)
  total.same += more.same
  total.gone += more.gone
}

/** The changes of the next commit, one of a contact at most, and those that come after it. */
function oneEach(jobs: readonly Job[], idOf: (id: string) => string): { now: Job[]; later: Job[] } {
  const taken = new Set<string>()
  const later: Job[] = []
  const now: Job[] = []
  for (const [at, job] of jobs.entries()) {
    if (now.length === chunk) return { now, later: [...later, ...jobs.slice(at)] }
    const id = idOf(job.id)
    if (taken.has(id)) later.push(job)
    else now.push(job)
    taken.add(id)
  }
  return { now, later }
}

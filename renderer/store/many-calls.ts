import { deleted } from '../../shared/path'
import type { Change, ContactView, ManySaved, WindowCalls } from './api'
import { type Removed, removing } from './contact-calls'
import { createEditSteps, isEditable, type Undone, wishOf } from './edit-calls'
import { together } from './merge'
import type { Update } from './plan'
import { notSaved } from './saving'
import { NotKept } from './second-home'
import type { Store } from './store'
import { toView } from './views'

type Names = 'editMany' | 'undoMany'
export type ManyCalls = { [C in Names]: (args: WindowCalls[C]['args']) => Promise<WindowCalls[C]['result']> }

/** Contacts changed in one commit: some milliseconds, so that whoever asks in between does not notice. */
const chunk = 500

/** One change of many. `id` is the contact's own, as it is in its turn. */
type Job = { id: string; make: (id: string, result: ManySaved) => Promise<Update | null> }

/** Changes to many contacts: as if made one by one, but for the commits. */
export function createManyCalls(store: Store): ManyCalls {
  const { state } = store
  const steps = createEditSteps(store)

  async function run(jobs: readonly Job[]): Promise<ManySaved> {
    const total = nothing()
    // Contacts that lie beside each other are read together.
    let left: readonly Job[] = jobs.toSorted((a, b) => pageOf(a.id) - pageOf(b.id))
    while (left.length > 0) {
      const { now, later } = oneEach(left, store.idOf)
      const done = await commit(now, total)
      left = [...done.again, ...later]
      if (done.stopped) return { ...total, stopped: { cause: done.stopped, left: left.length } }
    }
    return total
  }

  /** One durable commit. `again`: what it has not taken. */
  async function commit(jobs: readonly Job[], total: ManySaved) {
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

  function edited({ id: given, path, value, etag }: WindowCalls['editMany']['args']['edits'][number]): Job {
    const wish = wishOf(path, value)
    if (wish.kind === 'problem' || !isEditable(path)) throw new Error(`no edit: ${path}`)
    const to = wish.value
    return {
      id: given,
      async make(id, result) {
        if (path === deleted && to === true) return removed({ given, id, etag: etag ?? null }, result)
        const from = await seen(id, path)
        if (from === to) {
          result.same++
          return null
        }
        const { update, value } = await steps.make({ id, path, step: steps.wanted(path, to) })
        const change = from === undefined ? null : { id, path, from, to }
        return counted(result, { update, value, change })
      },
    }
  }

  /** Null for `etag`: as it is in its turn. */
  async function removed(at: { given: string; id: string; etag: string | null }, result: ManySaved) {
    const before = await viewOf(at.id)
    const { update, value } = await removing(store, at.id, at.etag)
    const vanishes = update !== null && update.edits?.get(at.id)?.length === 0
    const etag = before?.etag ?? ''
    const change: Change = { id: at.given, path: deleted, from: false, to: true, etag }
    if (vanishes && before) result.vanished.push(before)
    if (value.kind === 'moved') result.moved.push(change)
    return counted(result, { update, value, change: vanishes ? null : change })
  }

  async function viewOf(id: string): Promise<ContactView | null> {
    const [entry, contact] = [state.directory.get(id), await store.contact(id)]
    return entry && contact ? toView(state, entry, contact) : null
  }

  function taken(change: Change): Job {
    const { id: given, path, from, to } = change
    const isBack = path === deleted && from === false
    return {
      id: given,
      async make(id, result) {
        // A deletion is taken back as by its own button, and made again as by its own.
        if (path === deleted && !isBack) return removed({ given, id, etag: change.etag ?? '' }, result)
        const step = isBack ? steps.reverted(given, path, false) : steps.undone({ path, from, to })
        const { update, value } = await steps.make<Undone>({ id, path, step })
        if (value.kind === 'moved') result.moved.push(change)
        return counted(result, { update, value, change })
      },
    }
  }

  return {
    editMany: ({ edits }) => run(edits.map(edited)),
    undoMany: ({ changes }) => run(changes.map(taken)),
  }
}

const nothing = (): ManySaved => ({ changes: [], vanished: [], same: 0, gone: 0, moved: [], stopped: null })

type Made = { update: Update | null; value: Undone | Removed; change: Change | null }

function counted(result: ManySaved, { update, value, change }: Made): Update | null {
  if (value.kind === 'not-saved') result.gone++
  else if (value.kind === 'saved' && change) result.changes.push(change)
  return update
}

function add(total: ManySaved, more: ManySaved): void {
  total.changes.push(...more.changes)
  total.vanished.push(...more.vanished)
  total.moved.push(...more.moved)
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

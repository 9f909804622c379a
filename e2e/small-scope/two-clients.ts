import { createHash } from 'node:crypto'
import { stampOf } from '../../shared/edits'
import { isNewer } from '../../shared/utc'
import { checkRest, checkSame, checkWishes, type Name, Violation } from './two-clients-laws'
import {
  begin,
  edit,
  heldAt,
  productRules,
  type Rules,
  receive,
  refusedName,
  serve,
  start,
  sync,
  take,
  toggle,
  type,
  type World,
  want,
} from './two-clients-world'

type Step = (w: World, rules: Rules) => World | null

/** The twelve kinds of step. Null: there is nothing to do for it in this world. */
export const steps: Record<string, Step> = {
  'A types the name': (w, rules) => type(w, 'A', { path: 'firstName', texts: ['Anna', 'Annie', refusedName] }, rules),
  'A types the phone, or gives it up': (w, rules) => {
    const held = heldAt(w.clients.A, 'phone')
    const isOpen = held !== null && (held.conflict !== null || held.leaf.mine !== held.leaf.base)
    if (!isOpen) return edit(w, 'A', { path: 'phone', value: '08-465 00 42' }, rules)
    const value = held.conflict ? held.conflict.theirs : held.leaf.base
    return want(w, { name: 'A', path: 'phone', value, edit: false }, rules.discard(held))
  },
  'A toggles the tag': (w, rules) => toggle(w, 'A', 'tags/vip', rules),
  'A keeps its own': (w, rules) => {
    const { row, edits } = w.clients.A
    const held = edits.find(({ conflict }) => conflict !== null)
    const path = held?.path === 'firstName' || held?.path === 'phone' ? held.path : null
    if (!held?.conflict || !path) return null
    const leaf = rules.keepMine(held.leaf, held.conflict.theirs)
    const next = leaf && { ...held, leaf, conflict: null, ask: false, seen: stampOf(row) }
    return want(w, { name: 'A', path, value: held.leaf.mine, edit: true }, next)
  },
  'A sends': (w, rules) => {
    const begun = w.wire ? null : begin(w, 'A', rules)
    return begun && { ...begun.world, wire: { send: begun.send, answer: null } }
  },
  'the server gets the oldest request of A': (w) => {
    const [oldest, ...late] = w.late
    if (oldest) return { ...serve(w, 'A', oldest).world, late }
    if (!w.wire || w.wire.answer) return null
    const { world, answer } = serve(w, 'A', w.wire.send)
    return { ...world, wire: { send: w.wire.send, answer } }
  },
  'A is answered, or fetches': (w, rules) => {
    if (!w.wire) return receive(w, 'A', { row: w.server }, rules)
    const { send } = w.wire
    const { world, answer } = w.wire.answer ? { world: w, answer: w.wire.answer } : serve(w, 'A', send)
    return take({ ...world, wire: null }, 'A', { send, answer }, rules)
  },
  'A gives up': (w) => {
    if (!w.wire) return null
    if (w.wire.answer) return { ...w, wire: null }
    return w.late.length < 2 ? { ...w, wire: null, late: [...w.late, w.wire.send] } : null
  },
  'a page is read for A, or arrives': (w, rules) => {
    if (!w.page) return { ...w, page: w.server }
    const after = { ...w, page: null }
    const isOld = !isNewer(w.page.updatedUtc, w.clients.A.row.updatedUtc)
    if (w.wire || (isOld && rules.neverBackwards)) return after
    const received = receive(after, 'A', { row: w.page }, rules)
    if (isOld) checkSame(after, received, 'an older page')
    return received
  },
  'B types the name': (w, rules) => type(w, 'B', { path: 'firstName', texts: ['Bea', 'Bo'] }, rules),
  // The second number is A's in another form.
  'B types the phone and toggles the tag and another': (w, rules) => {
    const typed = type(w, 'B', { path: 'phone', texts: ['+46 31 70 90 00', '+46 8 465 00 42'] }, rules)
    return toggle(toggle(typed, 'B', 'tags/vip', rules), 'B', 'tags/east', rules)
  },
  'B syncs': (w, rules) => sync(w, 'B', rules),
}

type End = { lands: boolean; order: readonly Name[] }

/** What may come of a world left to itself: what is on its way lands unanswered, or is lost; either client is first. */
const ends = [true, false].flatMap((lands): End[] => [
  { lands, order: ['A', 'B'] },
  { lands, order: ['B', 'A'] },
])

/** S1 and S5 at rest, S9 on the way there, and the others as they come up. */
function checkAtRest(world: World, rules: Rules): void {
  for (const end of ends) {
    try {
      const w = heal(world, end, rules)
      for (const name of end.order) {
        checkRest(name, w.clients[name], w.server)
        checkWishes(w.ghosts, name, w.clients[name])
      }
    } catch (error) {
      const fate = end.lands ? 'landed' : 'was lost'
      throw told(error, `at rest, where ${end.order[0]} comes first and what was on its way ${fate}`)
    }
  }
}

/** The network heals, ten minutes go by, and both clients fetch and send until both are at rest. */
function heal(world: World, { lands, order }: End, rules: Rules): World {
  let w = world
  if (lands) {
    for (const send of w.late) w = serve(w, 'A', send).world
    if (w.wire && !w.wire.answer) w = serve(w, 'A', w.wire.send).world
  } else if (w.wire) w = steps['A is answered, or fetches']?.(w, rules) ?? w
  w = { ...w, wire: null, late: [], page: null }
  for (let round = 0; round < 5; round++) {
    for (const name of order) {
      const row = w.server
      const once = receive(w, name, { row, quiet: true }, rules)
      const twice = receive(once, name, { row, quiet: true }, rules)
      checkSame(once.clients[name], twice.clients[name], `a row that ${name} had already`)
      w = sync(once, name, rules)
    }
    if (order.every((name) => isAtRest(w, name, rules))) break
  }
  return w
}

function isAtRest({ clients, server }: World, name: Name, rules: Rules): boolean {
  const { row, edits } = clients[name]
  return row.etag === server.etag && rules.begin(row, edits) === null
}

/** A violation with a word on where it happened. */
function told(error: unknown, where: string): unknown {
  return error instanceof Violation ? new Violation(`${error.message}\n  ${where}`) : error
}

/** A world, the first way to it, and what each kind of step makes of it: itself, where there is nothing to do. */
type Fork = { world: World; way: Way | null; next: readonly Fork[] | null }
type Way = { step: string; before: Way | null }
/** Sequences that end in a world, and those of them in which every step did something. */
type Count = { all: number; busy: number }

export type Walk = { sequences: number; busy: number; worlds: number }

/**
 * Plays every sequence of `depth` steps. Sequences that meet in the same world go on as one, counted. Throws the first
 * violation, with a shortest history: what breaks a law after fewer steps is met earlier.
 */
export function explore(depth: number, rules: Rules = productRules): Walk {
  const root: Fork = { world: start, way: null, next: null }
  const forks = new Map([[keyOf(start), root]])
  let level = new Map<Fork, Count>([[root, { all: 1, busy: 1 }]])
  for (let length = 0; length < depth; length++) {
    const after = new Map<Fork, Count>()
    for (const [fork, { all, busy }] of level) {
      fork.next ??= forked(fork, forks, rules)
      for (const next of fork.next) {
        const count = after.get(next) ?? { all: 0, busy: 0 }
        after.set(next, { all: count.all + all, busy: count.busy + (next === fork ? 0 : busy) })
      }
    }
    level = after
  }
  const counts = [...level.values()]
  const sum = (of: keyof Count) => counts.reduce((total, count) => total + count[of], 0)
  return { sequences: sum('all'), busy: sum('busy'), worlds: forks.size }
}

/** Every world one step on from here; those met for the first time are checked. */
function forked(fork: Fork, forks: Map<string, Fork>, rules: Rules): Fork[] {
  return Object.entries(steps).map(([step, take]) => {
    const way = { step, before: fork.way }
    try {
      const world = take(fork.world, rules)
      if (!world) return fork
      const key = keyOf(world)
      const known = forks.get(key)
      if (known) return known
      checkAtRest(world, rules)
      const next: Fork = { world, way, next: null }
      forks.set(key, next)
      return next
    } catch (error) {
      throw told(error, `after: ${tell(way)}`)
    }
  })
}

/** Short, so that millions of them fit into memory. */
function keyOf(world: World): string {
  return createHash('sha1').update(JSON.stringify(world)).digest('base64')
}

function tell({ step, before }: Way): string {
  return `${before ? `${tell(before)} → ` : ''}${step}`
}

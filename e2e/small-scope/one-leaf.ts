import {
  type Alike,
  editLeaf,
  keepMine,
  type Leaf,
  type Rebased,
  rebaseLeaf,
  refuseLeaf,
  sendLeaf,
  settleLeaf,
} from '../../shared/leaf'

/**
 * A world of one text field, one client, one server and one colleague, in which every step is a choice. The client
 * does what the store does, with the product's own leaf functions; the ghosts (`seen`, `wish`, `since`, `told`) are
 * what the laws are stated in, and nothing reads them but the laws.
 */
export type World = {
  server: Version
  /** What the store has of the server. */
  row: { value: string; etag: number }
  leaf: Leaf<string> | null
  theirs: string | null
  /** The server would not take the wish: it waits for the user. */
  refused: boolean
  inFlight: Patch | null
  /** Given up by the client, and still able to land. */
  late: readonly Patch[]
  /** A list page read from the server and not yet delivered. */
  page: Version | null
  seen: readonly string[]
  wish: { value: string; since: readonly string[]; edit: boolean } | null
  told: readonly number[]
}
type Version = { value: string; etag: number; by: 'us' | 'colleague' }
export type Patch = { value: string; ifMatch: number }

export type Rules = {
  rebase: (
    leaf: Leaf<string>,
    row: { value: string; etag: string; quiet?: boolean },
    alike: Alike<string>,
  ) => Rebased<string>
  edit: typeof editLeaf<string>
  settle: typeof settleLeaf<string>
  /** What a 412 teaches about the value that was sent. */
  stale: (leaf: Leaf<string>, patch: Patch) => Leaf<string> | null
  /** What a refusal teaches about it. */
  refuse: typeof refuseLeaf<string>
  /** Does an older row leave the stored one alone? */
  neverBackwards: boolean
  /** Are rows kept out while a request is in flight? */
  waitsForAnswer: boolean
}
export const productRules: Rules = {
  rebase: rebaseLeaf,
  edit: editLeaf,
  settle: settleLeaf,
  stale: (leaf) => leaf,
  refuse: refuseLeaf,
  neverBackwards: true,
  waitsForAnswer: true,
}

/** What breaks a law, in words. */
export class Violation extends Error {}

/** The server keeps texts in upper case (it normalises), so what comes back differs in form from what was sent. */
const normalise = (value: string) => value.toUpperCase()
const alike: Alike<string> = (a, b) => a.toUpperCase() === b.toUpperCase()

export const start: World = {
  server: { value: 'O', etag: 1, by: 'colleague' },
  row: { value: 'O', etag: 1 },
  leaf: null,
  theirs: null,
  refused: false,
  inFlight: null,
  late: [],
  page: null,
  seen: ['O'],
  wish: null,
  told: [],
}

type Step = (w: World, rules: Rules) => World | null

const see = (w: World, value: string): readonly string[] =>
  w.seen.includes(value) ? w.seen : [...w.seen, value].sort()

function wrote(w: World, version: Version): World {
  const wish = w.wish && { ...w.wish, since: [...new Set([...w.wish.since, version.value])].sort() }
  return { ...w, server: version, wish }
}

/** The server's side of a PATCH: whether it was applied, and what it then held. S2 is checked where values meet. */
function apply(w: World, patch: Patch): { world: World; status: 200 | 412 } {
  if (patch.ifMatch !== w.server.etag) return { world: w, status: 412 }
  const value = normalise(patch.value)
  if (value === w.server.value) return { world: w, status: 200 }
  if (w.server.by === 'colleague' && !w.seen.some((s) => alike(s, w.server.value))) {
    throw new Violation(`S2: ${w.server.value} was overwritten by ${value} unseen`)
  }
  return { world: wrote(w, { value, etag: w.server.etag + 1, by: 'us' }), status: 200 }
}

/** A row reaches the store: a GET's answer, or a page. */
function receive(w: World, version: Version, rules: Rules, quiet: boolean): World {
  const row = { value: version.value, etag: version.etag }
  if (!w.leaf) return { ...w, row, theirs: null, refused: false, seen: see(w, version.value) }
  const result = rules.rebase(w.leaf, { value: version.value, etag: String(version.etag), quiet }, alike)
  switch (result.kind) {
    case 'done':
      return { ...w, row, leaf: null, theirs: null, refused: false, seen: see(w, version.value) }
    case 'unknown':
      return { ...w, row, leaf: result.leaf }
    case 'pending':
      return { ...w, row, leaf: result.leaf, theirs: null }
    case 'conflict': {
      const again = w.theirs === result.theirs
      if (!again && version.by === 'us') throw new Violation(`S4: our own ${version.value} was shown as a stranger's`)
      if (!again && w.told.includes(version.etag)) throw new Violation(`S3: ${version.value} was told twice`)
      const told = again ? w.told : [...w.told, version.etag]
      return { ...w, row, leaf: result.leaf, theirs: result.theirs, refused: false, told, seen: see(w, result.theirs) }
    }
  }
}

function answered(w: World, patch: Patch, status: 200 | 412, rules: Rules): World {
  const free = { ...w, inFlight: null }
  if (!w.leaf) return free
  if (status === 412) return { ...free, leaf: rules.stale(w.leaf, patch) }
  const { value, etag } = w.server
  const leaf = rules.settle(w.leaf, patch.value, String(patch.ifMatch), { value, etag: String(etag) })
  return { ...free, row: { value, etag }, leaf, theirs: null, seen: see(w, value) }
}

/** What the server held since the leaf was opened: a value that landed counts, even if the user left it and came back. */
const sinceOpened = (w: World): readonly string[] =>
  [...new Set([...((w.leaf && w.wish?.since) || []), w.server.value])].sort()

const edit =
  (value: string): Step =>
  (w, rules) => {
    if (w.leaf?.mine === value) return null
    const leaf = rules.edit(w.leaf ?? { base: w.row.value, sent: [], mine: w.row.value }, value)
    return { ...w, leaf, theirs: leaf && w.theirs, refused: false, wish: { value, since: sinceOpened(w), edit: true } }
  }

const colleague =
  (value: string): Step =>
  (w) =>
    w.server.value === value || w.server.etag > 4 ? null : wrote(w, { value, etag: w.server.etag + 1, by: 'colleague' })

export const steps: Record<string, Step> = {
  'edit a': edit('a'),
  'edit b': edit('b'),
  revert: (w, rules) => {
    if (!w.leaf || w.leaf.mine === w.leaf.base || w.theirs !== null) return null
    const leaf = rules.edit(w.leaf, w.leaf.base)
    return { ...w, leaf, refused: false, wish: { value: w.leaf.base, since: sinceOpened(w), edit: false } }
  },
  send: (w) => {
    if (!w.leaf || w.inFlight || w.theirs !== null || w.refused || w.leaf.mine === w.leaf.base) return null
    const leaf = sendLeaf(w.leaf, String(w.row.etag))
    return { ...w, leaf, inFlight: { value: w.leaf.mine, ifMatch: w.row.etag } }
  },
  answer: (w, rules) => {
    if (!w.inFlight) return null
    const { world, status } = apply(w, w.inFlight)
    return answered(world, w.inFlight, status, rules)
  },
  // Somebody else has that value, for now: a copy sent earlier may meet a server that takes it.
  refused: (w, rules) => {
    const { leaf, inFlight } = w
    if (!inFlight || inFlight.ifMatch !== w.server.etag) return null
    const after = leaf && rules.refuse(leaf, inFlight.value, String(inFlight.ifMatch))
    return { ...w, inFlight: null, leaf: after, refused: after !== null && after.mine === inFlight.value }
  },
  'answer lost': (w) => (w.inFlight ? { ...apply(w, w.inFlight).world, inFlight: null } : null),
  // Chromium sends again by itself when a reused connection is reset: the answer is the second copy's 412.
  'sent twice': (w, rules) => {
    if (!w.inFlight) return null
    const first = apply(w, w.inFlight).world
    return answered(first, w.inFlight, apply(first, w.inFlight).status, rules)
  },
  'time-out': (w) => (w.inFlight && w.late.length < 2 ? { ...w, inFlight: null, late: [...w.late, w.inFlight] } : null),
  'late commit': (w) => {
    const [patch, ...late] = w.late
    return patch ? { ...apply(w, patch).world, late } : null
  },
  get: (w, rules) => (w.inFlight ? null : receive(w, w.server, rules, false)),
  'get after ten minutes': (w, rules) =>
    w.inFlight || !w.leaf?.sent.length ? null : receive({ ...w, late: [] }, w.server, rules, true),
  'page read': (w) => (w.page ? null : { ...w, page: w.server }),
  'page arrives': (w, rules) => {
    if (!w.page) return null
    const after = { ...w, page: null }
    if (rules.waitsForAnswer && w.inFlight) return after
    if (rules.neverBackwards && w.page.etag <= w.row.etag) return after
    return receive(after, w.page, rules, false)
  },
  'colleague writes c': colleague('C'),
  'colleague puts it back': colleague('O'),
  'keep yours': (w) => {
    if (!w.leaf || w.theirs === null || w.inFlight) return null
    return {
      ...w,
      leaf: keepMine(w.leaf, w.theirs),
      theirs: null,
      wish: { value: w.leaf.mine, since: sinceOpened(w), edit: true },
    }
  },
  'take theirs': (w) => {
    if (!w.leaf || w.theirs === null || w.inFlight) return null
    return { ...w, leaf: null, theirs: null, wish: { value: w.theirs, since: [], edit: false } }
  },
}

/** The network heals and the engine runs to its rest: what was on its way has landed, or is gone for good. */
function heal(world: World, rules: Rules, lands: boolean): World {
  let w = world
  const run = (name: string) => {
    w = steps[name]?.(w, rules) ?? w
  }
  if (lands) {
    run('time-out')
    run('late commit')
    run('late commit')
  } else run('answer')
  w = { ...w, late: [], page: null, inFlight: null }
  for (let i = 0; i < 4 && w.leaf && w.theirs === null; i++) {
    run(w.leaf.sent.some((s) => s.ifMatch === String(w.server.etag)) ? 'get after ten minutes' : 'get')
    run('send')
    run('answer')
  }
  return w
}

/** S1 and S5 at rest: nothing is left over, and the last wish of the user was on the server, or stands as a conflict. */
export function checkAtRest(world: World, rules: Rules): void {
  for (const lands of [true, false]) {
    const w = heal(world, rules, lands)
    if (w.theirs !== null || w.refused) continue
    if (w.leaf) throw new Violation(`S5: an edit is left over at rest: ${JSON.stringify(w.leaf)}`)
    if (!w.wish) continue
    const wish = w.wish
    if (w.server.by === 'us' && !alike(w.server.value, wish.value)) {
      throw new Violation(`S1: the server ended with our ${w.server.value}, the user wants ${wish.value}`)
    }
    const stood = wish.since.some((v) => alike(v, wish.value)) || alike(w.server.value, wish.value)
    if (wish.edit && !stood) throw new Violation(`S1: the edit ${wish.value} was lost`)
  }
}

/** Walks all interleavings to `depth`, each distinct world once. Throws the first violation, with its history. */
export function explore(depth: number, rules: Rules = productRules): { worlds: number; transitions: number } {
  const visited = new Set<string>([JSON.stringify(start)])
  let frontier: { world: World; history: History | null }[] = [{ world: start, history: null }]
  let transitions = 0
  for (let level = 0; level < depth; level++) {
    const next: typeof frontier = []
    for (const { world, history } of frontier) {
      for (const [name, step] of Object.entries(steps)) {
        const here = { name, before: history }
        try {
          const after = step(world, rules)
          if (!after) continue
          transitions++
          const key = JSON.stringify(after)
          if (visited.has(key)) continue
          visited.add(key)
          checkAtRest(after, rules)
          next.push({ world: after, history: here })
        } catch (error) {
          if (!(error instanceof Violation)) throw error
          throw new Violation(`${error.message}\n  after: ${tell(here)}`)
        }
      }
    }
    frontier = next
  }
  return { worlds: visited.size, transitions }
}

type History = { name: string; before: History | null }

function tell(history: History): string {
  return `${history.before ? `${tell(history.before)} → ` : ''}${history.name}`
}

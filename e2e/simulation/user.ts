import type { ContactView } from '../../renderer/store/api'
import type { Value } from '../../shared/leaf'
import { deleted, type LeafPath, linkPath, parsePath, primaryCompany, tagPath } from '../../shared/path'
import { alikeAt } from '../../shared/wire'
import { type Ledger, noneAt } from './ledger'
import { Violation } from './violation'
import { createWishes, type Wished, type Wishes } from './wishes'

/** What the user of one client saw and wished. */
export type User = Wishes & {
  /** The user looks at a contact. `etag`: of the row it is shown from; `knowsMe`: the client knows its own name. */
  saw: (view: ContactView, row: { etag: string; knowsMe: boolean }) => void
  /** Whether the user has had a value in view, or wished for it. */
  knows: (id: string, path: LeafPath, value: Value) => boolean
  /** The version up to which a field that can't be read holds nothing the user had to be told of. */
  toldUpTo: (id: string) => number
  /** The client has read the timeline of a contact. */
  audited: (id: string) => void
  /** What the client knew of its own changes is lost: rows of before can't tell them from a stranger's. */
  restored: () => void
  /** A conflict of these is not about a change, but about another contact's values. */
  merged: (local: string, into: { id: string; etag: string }) => void
}

type Shown = { kind: string; base?: Value; mine?: Value; theirs?: Value }
type Leaf = { path: LeafPath; value: Value; state: Shown }

export function createUser(
  { ledger, me, log }: { ledger: Ledger; me: number; log: (line: string) => void },
  serverIdOf: (id: string) => string,
): User {
  const seen = new Map<string, Set<Value>>()
  const conflicts = new Map<string, Value>()
  const told = new Map<string, { theirs: Value; version: number }>()
  const mergedInto = new Set<string>()
  /** What is asked of a contact once it was to be merged is asked of the other one: calls are done in their order. */
  const merging = new Map<string, string>()
  const idOf = (id: string) => merging.get(id) ?? serverIdOf(id)
  const unread = new Map<string, { known: number; audited: number; state: string }>()
  const looked = new Map<string, number>()
  let restored = false
  const wishes = createWishes({ ledger, me, log }, idOf)
  const keyOf = (id: string, path: LeafPath) => `${id} ${path}`

  function seenAt(key: string): Set<Value> {
    const set = seen.get(key) ?? new Set<Value>()
    seen.set(key, set)
    return set
  }

  function unreadOf(id: string) {
    const about = unread.get(id) ?? { known: 0, audited: 0, state: 'clean' }
    unread.set(id, about)
    return about
  }

  /** S3 and S4 of a conflict that appears. */
  function tell(id: string, { path, state: { mine = null, theirs = null } }: Leaf, knowsMe: boolean): void {
    const key = keyOf(id, path)
    if (conflicts.has(key) && conflicts.get(key) === theirs) return
    conflicts.set(key, theirs)
    const before = told.get(key)
    if (path === deleted) {
      if (before?.theirs === theirs && !restored) throw new Violation(`S3: ${key}: ${String(theirs)} was told twice`)
      const since = wishes.wish(id, deleted)?.since ?? 0
      const others = [...ledger.paths(id)].some((other) => ledger.kept(id, other).some(isOthers(since)))
      // Named by the server, for links of ours: who does not know its own name can't tell it from somebody's choice.
      const named = !knowsMe && ledger.kept(id, primaryCompany).some((kept) => kept.by === me && kept.version > since)
      if (!others && !restored && !named) throw new Violation(`S4: ${key}: our own change was shown as a stranger's`)
      told.set(key, { theirs, version: 0 })
      return
    }
    const writers = ledger.kept(id, path).filter((kept) => kept.value === theirs)
    // Without its link a company can't be the primary one: then the conflict is about the link. It is asked of what is
    // shown: of a wish that a full disk or a crash cut off nobody else knows whether it stands.
    const links = path === primaryCompany ? ledger.kept(id, linkPath(String(mine))) : []
    const isUnlinked = path === primaryCompany && (links.length === 0 || links.some(({ value }) => value === false))
    // Named by the server for links of ours, as for a deletion.
    const named = path === primaryCompany && !knowsMe
    if (!writers.some((kept) => kept.by !== me) && !isUnlinked && !named && !mergedInto.has(id) && !restored) {
      throw new Violation(`S4: ${key}: our own ${String(theirs)} was shown as a stranger's`)
    }
    const latest = Math.max(0, links.at(-1)?.version ?? 0, ...writers.map((kept) => kept.version))
    if (before?.theirs === theirs && before.version === latest) {
      throw new Violation(`S3: ${key}: ${String(theirs)} was told twice`)
    }
    told.set(key, { theirs, version: latest })
  }

  const isOthers = (since: number) => (kept: { by: unknown; version: number }) => kept.by !== me && kept.version > since

  function sawUnread({ id, blocked }: ContactView, { etag, knowsMe }: { etag: string; knowsMe: boolean }): void {
    const about = unreadOf(id)
    const { kind } = blocked.state
    if (kind === 'conflict') {
      const others = ledger.kept(id, 'blocked').some(isOthers(about.known))
      // Our own change that the store has lost with what it knew of it: it may be of another laptop of the same person.
      const lost = restored && ledger.kept(id, 'blocked').some((kept) => kept.by === me)
      if (about.state !== 'conflict' && knowsMe && !others && !mergedInto.has(id) && !lost) {
        throw new Violation(`S4: blocked of ${id}: a conflict, and nobody else has changed it since it was known`)
      }
      // A row that comes while it stands says nothing of it until the timeline has been read again.
      const row = about.state === 'conflict' ? 0 : (ledger.versionOf(etag) ?? 0)
      about.known = Math.max(about.known, about.audited, row)
    }
    about.state = kind
  }

  function asks(wish: Wished): ReturnType<Wishes['asks']> {
    const id = idOf(wish.id)
    // A colleague's value that is also one of ours can't be told from ours come back, and was no secret to the user.
    seenAt(keyOf(id, wish.path)).add(wish.value)
    const about = unreadOf(id)
    if (wish.path === 'blocked' && !['pending', 'checking', 'conflict'].includes(about.state)) {
      about.known = Math.max(about.known, ledger.versionOf(wish.seenAt ?? '') ?? 0)
    }
    const answered = wishes.asks(wish)
    // What it was to go back to is not of the contact that it has been merged into: there the server's value stands.
    const isVoid = wish.kind === 'back' && merging.has(wish.id)
    return (outcome) => answered(isVoid && outcome === 'saved' ? 'unknown' : outcome)
  }

  return {
    ...wishes,

    saw(view, row) {
      const { id, deletion } = view
      // What is about to be deleted is not on the screen, until somebody's change brings it back there.
      if (deletion.kind !== 'clean' && deletion.kind !== 'conflict' && deletion.kind !== 'refused') return
      if (!looked.has(id)) looked.set(id, ledger.versionOf(row.etag) ?? Number.POSITIVE_INFINITY)
      for (const leaf of leavesOf(view, ledger.paths(id))) {
        const { path, value, state } = leaf
        const key = keyOf(id, path)
        if (state.kind === 'clean') seenAt(key).add(value)
        if (state.kind !== 'conflict') {
          conflicts.delete(key)
          continue
        }
        seenAt(key)
          .add(state.base ?? null)
          .add(state.theirs ?? null)
        tell(id, leaf, row.knowsMe)
      }
      sawUnread(view, row)
    },

    knows(id, path, value) {
      const alike = alikeAt(path)
      for (const known of seen.get(keyOf(id, path)) ?? []) if (alike(known, value)) return true
      // It was not there yet when the user looked for the first time.
      const [first] = ledger.kept(id, path)
      return value === noneAt(path) && (first?.version ?? 0) > (looked.get(id) ?? Number.POSITIVE_INFINITY)
    },
    toldUpTo: (id) => unreadOf(id).known,
    restored() {
      restored = true
    },
    audited(id) {
      unreadOf(id).audited = ledger.version()
    },

    asks,
    wished: (wish) => asks(wish)('saved'),

    became(local, server) {
      for (const map of [seen, conflicts, told, unread] as Map<string, unknown>[]) {
        for (const [key, value] of [...map]) {
          if (key !== local && !key.startsWith(`${local} `)) continue
          map.delete(key)
          map.set(`${server}${key.slice(local.length)}`, value)
        }
      }
      wishes.became(local, server)
    },
    merged(local, { id: into, etag }) {
      mergedInto.add(into)
      unreadOf(into).known = Math.max(unreadOf(into).known, ledger.versionOf(etag) ?? 0)
      for (const [key, values] of seen) {
        if (!key.startsWith(`${local} `)) continue
        const to = seenAt(`${into}${key.slice(local.length)}`)
        for (const value of values) to.add(value)
      }
      wishes.became(local, into)
      merging.set(local, into)
    },
    unmerged(local, into) {
      merging.delete(local)
      wishes.unmerged(local, into)
    },
  }
}

/** What a view shows of each leaf that compares; of an element or a link that is not listed, that it is not there. */
function leavesOf(view: ContactView, paths: Iterable<LeafPath>): Leaf[] {
  const clean = { kind: 'clean' }
  const primary = view.companies.find((company) => company.primary)?.id ?? null
  const leaves: Leaf[] = [
    ...Object.entries(view.text).map(([path, { value, state }]) => ({ path, value, state })),
    ...view.tags.map(({ tag, was }) => ({ path: tagPath(tag), value: was, state: clean })),
    ...view.externalRefs.map(({ path, was }) => ({ path, value: was, state: clean })),
    ...view.companies.map(({ id, jobTitle, state }) => ({ path: linkPath(id), value: jobTitle || null, state })),
    { path: primaryCompany, value: primary, state: view.primaryCompany },
    { path: deleted, value: view.deleted, state: view.deletion },
  ]
  const listed = new Set(leaves.map(({ path }) => path))
  for (const path of paths) {
    const kind = parsePath(path)?.kind
    if ((kind === 'element' || kind === 'link') && !listed.has(path)) leaves.push({ path, value: false, state: clean })
  }
  return leaves
}

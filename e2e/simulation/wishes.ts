import type { Value } from '../../shared/leaf'
import { deleted, type LeafPath, linkPath, primaryCompany } from '../../shared/path'
import { alikeAt } from '../../shared/wire'
import { type Ledger, noneAt } from './ledger'
import { Violation } from './violation'

/** What the user wants of a leaf: an edit that must reach the server, or its value back, which need not. */
export type Wished = {
  id: string
  path: LeafPath
  value: Value
  kind: 'edit' | 'back'
  /** Etag of the row that the user looked at: what the server held from there on may have answered the wish. */
  seenAt?: string
}
/** `asked`: the contact that it was asked of, which may be merged into another one meanwhile. */
type Wish = Wished & { asked: string; since: number; order: number }

/** What the window answered. `unknown`: it may stand all the same, as the screen will show. */
export type Outcome = 'saved' | 'not-saved' | 'unknown'

export type Wishes = {
  /** The user asks for something. It counts once the window answers that it is saved; an answer may never come. */
  asks: (wish: Wished) => (outcome: Outcome) => void
  /** The same, answered at once. */
  wished: (wish: Wished) => void
  /** What the user asked of it last. */
  wish: (id: string, path: LeafPath) => Wish | undefined
  /** Whether something asked of the contact has not been answered yet. */
  isAsking: (id: string) => boolean
  /** Whether the user ever asked for anything of a field, by its name in a request. */
  touched: (id: string, field: string) => boolean
  /** The user made the contact as it is, from another one. */
  touchesAll: (id: string) => void
  /** A crash cut off whatever was not known to be saved: it stands or not, as the screen will show. */
  crashed: () => void
  /** The user gave up what was wished of a contact. Gives what that was. */
  forgets: (id: string) => Wished[]
  /** Whether the user deleted the contact, and it is deleted. */
  isGone: (id: string) => boolean
  /** A contact made here is another one from now on, with all that was wished of it. */
  became: (local: string, id: string) => void
  /** A contact was not merged into another one after all: what was asked of it is wished of it again. */
  unmerged: (local: string, into: string) => void
  /** S1 for everything the user wished, at rest. `lenient`: the user has said that theirs wins. */
  checkWishes: (stands: (id: string, path: LeafPath) => 'open' | 'nothing', lenient?: boolean) => void
}

const wireOf = (path: LeafPath) => {
  const [field = ''] = path.split('/')
  return field === 'companies' || field === 'primaryCompany' ? 'connections' : field
}

export function createWishes(
  { ledger, me, log }: { ledger: Ledger; me: number; log: (line: string) => void },
  idOf: (id: string) => string,
): Wishes {
  /** By contact and path. */
  const wishes = new Map<string, Map<LeafPath, Wish>>()
  const asked = new Map<string, Map<LeafPath, Set<Wish>>>()
  const everTouched = new Set<string>()
  /** Contacts whose deletion a crash cut off: it stands or not. */
  const perhapsDeleted = new Set<string>()
  /** Links that a wish for a primary company may have made again, nobody knows, with that wish's order. */
  const perhapsLinked = new Map<string, number>()
  let order = 0

  const of = <T>(map: Map<string, Map<LeafPath, T>>, id: string): Map<LeafPath, T> => {
    const found = map.get(id) ?? new Map<LeafPath, T>()
    map.set(id, found)
    return found
  }

  function perhapsLinks({ id, path, value, order }: Wish): void {
    if (path === primaryCompany) perhapsLinked.set(`${id} ${linkPath(String(value))}`, order)
  }

  function asks(wish: Wished): (outcome: Outcome) => void {
    const id = idOf(wish.id)
    const { path, value } = wish
    // On an empty row whatever the server has came after.
    const since = wish.seenAt === '' ? 0 : (ledger.versionOf(wish.seenAt ?? '') ?? ledger.version())
    const entry: Wish = { ...wish, id, asked: wish.id, since, order: order++ }
    const open = of(asked, id).get(path) ?? new Set<Wish>()
    of(asked, id).set(path, open.add(entry))
    everTouched.add(`${id} ${wireOf(path)}`).add(`${id} ${path}`)
    log(`${me} asks ${wish.kind} ${id} ${path} ${String(value)}`)
    return (outcome) => {
      if (!asked.get(entry.id)?.get(path)?.delete(entry)) return
      log(`${me} ${outcome} ${entry.id} ${path} ${String(value)}`)
      const list = of(wishes, entry.id)
      const later = (list.get(path)?.order ?? -1) > entry.order
      if (later || outcome === 'not-saved') return
      if (outcome === 'unknown' && path === deleted && value === true) perhapsDeleted.add(entry.id)
      if (outcome === 'unknown') perhapsLinks(entry)
      if (outcome === 'unknown') list.delete(path)
      else list.set(path, entry)
      // Who takes a link off no longer wants it to be the primary one.
      const primary = list.get(primaryCompany)
      if (value === false && primary && path === linkPath(String(primary.value))) list.delete(primaryCompany)
    }
  }

  /** S1 of one wish. */
  function check({ id, path, ...wish }: Wish, lenient: boolean): void {
    const key = `${id} ${path}`
    const alike = alikeAt(path)
    const kept = ledger.kept(id, path)
    const last = kept.at(-1)
    // A server may make the first one primary where none is named; without its link no company is.
    if (path === primaryCompany && wish.value === null) return
    if (path === primaryCompany && wishes.get(id)?.get(linkPath(String(wish.value)))?.value === false) return
    // Kept as the primary one, a company that somebody had taken off is linked again, without a title.
    const kin = wishes.get(id)?.get(primaryCompany)
    if (kin && path === linkPath(String(kin.value)) && kin.order > wish.order) return
    // The same, where the answer to that wish was cut off (seed 9188).
    if ((perhapsLinked.get(key) ?? -1) > wish.order) return
    const link = ledger.current(id, linkPath(String(wish.value)))
    const linked = path !== primaryCompany || (link !== undefined && link.value !== false)
    if (linked && !lenient && last?.by === me && !alike(last.value, wish.value)) {
      throw new Violation(`S1: ${key}: the server ended with our ${String(last.value)}, not ${String(wish.value)}`)
    }
    if (wish.kind !== 'edit') return
    const from = kept.findLastIndex((entry) => entry.version <= wish.since)
    const since = from < 0 ? [{ value: noneAt(path) }, ...kept] : kept.slice(from)
    // A value that landed before the user came back to it counts too, if it was ours.
    const ours = kept.some((entry) => entry.by === me && alike(entry.value, wish.value))
    if (ours || since.some((entry) => alike(entry.value, wish.value))) return
    if (lenient && kept.length > 0) return
    throw new Violation(`S1: ${key}: client ${me}'s edit ${String(wish.value)} was lost`)
  }

  const wasDeleted = (id: string) => ledger.kept(id, deleted).some(({ value }) => value === true)

  return {
    asks,
    wished: (wish) => asks(wish)('saved'),
    wish: (given, path) => {
      const id = idOf(given)
      return [...(asked.get(id)?.get(path) ?? [])].at(-1) ?? wishes.get(id)?.get(path)
    },
    isAsking: (id) => [...(asked.get(idOf(id))?.values() ?? [])].some((open) => open.size > 0),
    touched: (id, field) => everTouched.has(`${id} ${field}`) || everTouched.has(`${id} `),
    touchesAll: (id) => everTouched.add(`${idOf(id)} `),

    crashed() {
      for (const [id, paths] of asked) {
        for (const [path, open] of paths) {
          if (open.size > 0) wishes.get(id)?.delete(path)
          for (const wish of open) perhapsLinks(wish)
          if (path === deleted && [...open].some(({ value }) => value === true)) perhapsDeleted.add(id)
          open.clear()
        }
      }
    },

    forgets(given) {
      const id = idOf(given)
      const list = [...(wishes.get(id)?.values() ?? [])]
      wishes.delete(id)
      return list
    },
    isGone: (id) =>
      ((wishes.get(idOf(id))?.get(deleted)?.value === true || perhapsDeleted.has(idOf(id))) && wasDeleted(idOf(id))) ||
      ledger.kept(idOf(id), deleted).some(({ value, by }) => value === true && by === me),

    became(local, id) {
      const before = wishes.get(local)
      for (const [path, wish] of before ?? []) {
        // Who takes a link off no longer wants it to be the primary one.
        if (path === primaryCompany && before?.get(linkPath(String(wish.value)))?.value === false) continue
        // On an empty contact, to be without something is no wish.
        if (wish.value !== noneAt(path)) of(wishes, id).set(path, { ...wish, id })
      }
      wishes.delete(local)
      for (const [path, open] of asked.get(local) ?? []) {
        const there = of(asked, id).get(path) ?? new Set<Wish>()
        for (const wish of open) there.add(Object.assign(wish, { id }))
        of(asked, id).set(path, there)
      }
      asked.delete(local)
      for (const key of [...everTouched])
        if (key.startsWith(`${local} `)) everTouched.add(`${id}${key.slice(local.length)}`)
    },

    unmerged(local, into) {
      for (const [path, open] of asked.get(into) ?? []) {
        for (const wish of [...open]) {
          if (wish.asked !== local || !open.delete(wish)) continue
          of(asked, local).set(path, (of(asked, local).get(path) ?? new Set<Wish>()).add(wish))
          wish.id = local
        }
      }
      for (const [path, wish] of [...(wishes.get(into) ?? [])]) {
        if (wish.asked !== local) continue
        wishes.get(into)?.delete(path)
        of(wishes, local).set(path, Object.assign(wish, { id: local }))
      }
    },

    checkWishes(stands, lenient = false) {
      for (const [id, list] of wishes) {
        const isGone = ledger.kept(id, deleted).some(({ value, by }) => value === true && by === me) || this.isGone(id)
        for (const [path, wish] of list) {
          const unanswered = (asked.get(id)?.get(path)?.size ?? 0) > 0
          // Whoever deletes a contact gives up what was wished of it.
          if (unanswered || isGone) continue
          if (stands(id, path) !== 'open') check(wish, lenient)
        }
      }
    },
  }
}

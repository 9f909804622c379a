import type { ContactView } from '../../renderer/store/api'
import { alikeAt } from '../../shared/edits'
import { textFields } from '../../shared/fields'
import type { Value } from '../../shared/leaf'
import { type LeafPath, parsePath, tagPath } from '../../shared/path'
import type { ApiAnswer, ApiRequest } from '../reference-server/answer'
import type { Model } from '../reference-server/model'

/** A law was broken, in words. */
export class Violation extends Error {
  override name = 'Violation'
}

type Kept = { value: Value; by: 'us' | 'colleague'; version: number }
/** What the user wants of a leaf: an edit that must reach the server, or its value back, which need not. */
export type Wished = {
  id: string
  path: LeafPath
  value: Value
  kind: 'edit' | 'back'
  /** Etag of the row that the user looked at: what the server held from there on may have answered the wish. */
  seenAt?: string
}
type Wish = Wished & { since: number; order: number }

/** Looks on from outside: what the server held and who wrote it, what the user saw and wished. The laws ask it. */
export type Witness = {
  /** Serves a request, noting what it changed. S2 and S6 are checked here, where values meet. */
  handle: (request: ApiRequest) => ApiAnswer
  /** A colleague changed the contact. */
  colleague: (id: string) => void
  saw: (view: ContactView) => void
  /** The user asks for something. It counts once the window answers that it is saved; an answer may never come. */
  asks: (wish: Wished) => (saved: boolean) => void
  /** The same, answered at once. */
  wished: (wish: Wished) => void
  /** What the user asked of it last. */
  wish: (id: string, path: LeafPath) => Wished | undefined
  /** A crash cut off whatever was not known to be saved: it stands or not, as the screen will show. */
  crashed: () => void
  /** S1 for everything the user wished, at rest. */
  checkWishes: (stands: (id: string, path: LeafPath) => 'open' | 'nothing') => void
}

export function createWitness(model: Model, log: (line: string) => void = () => {}): Witness {
  const history = new Map<string, Kept[]>()
  const seen = new Map<string, Set<Value>>()
  const wishes = new Map<string, Wish>()
  const asked = new Map<string, Set<Wish>>()
  const touched = new Set<string>()
  const told = new Map<string, { theirs: Value; version: number }>()
  const conflicts = new Map<string, Value>()
  const versions = new Map<string, number>()
  let version = 0
  let order = 0

  const keyOf = (id: string, path: LeafPath) => `${id} ${path}`

  function server(id: string): Map<LeafPath, Value> {
    const contact = model.contact(id)
    const values = new Map<LeafPath, Value>(textFields.map((field) => [field, contact?.[field] || null]))
    for (const tag of contact?.tags ?? []) values.set(tagPath(tag), true)
    return values
  }

  function current(id: string, path: LeafPath): Kept | undefined {
    return history.get(keyOf(id, path))?.at(-1)
  }

  function note(id: string, by: Kept['by']): void {
    version++
    versions.set(model.contact(id)?.etag ?? '', version)
    const now = server(id)
    const known = [...history.keys()].filter((key) => key.startsWith(`${id} `)).map((key) => key.slice(id.length + 1))
    for (const path of new Set([...now.keys(), ...known])) {
      const value = now.get(path) ?? (parsePath(path)?.kind === 'element' ? false : null)
      const key = keyOf(id, path)
      const kept = history.get(key) ?? []
      if (kept.at(-1)?.value === value) continue
      history.set(key, [...kept, { value, by, version }])
      log(`server ${key} ${String(value)} by ${by}`)
    }
  }
  for (const contact of model.contacts()) note(contact.id, 'colleague')

  /** S2: what our PATCH replaced had been seen, or was our own. */
  function checkOverwrite(id: string, before: ReadonlyMap<LeafPath, Value>): void {
    const after = server(id)
    for (const [path, value] of before) {
      if (parsePath(path)?.kind !== 'text' || after.get(path) === value) continue
      const alike = alikeAt(path)
      if (current(id, path)?.by === 'us' || alike(value, after.get(path) ?? null)) continue
      const known = [...(seen.get(keyOf(id, path)) ?? [])]
      if (!known.some((other) => alike(other, value))) {
        throw new Violation(`S2: ${path} of ${id}: ${String(value)} was overwritten unseen`)
      }
    }
    for (const path of new Set([...before.keys(), ...after.keys()])) {
      if (parsePath(path)?.kind !== 'element' || (before.get(path) ?? false) === (after.get(path) ?? false)) continue
      if (!touched.has(keyOf(id, path))) throw new Violation(`S2: ${path} of ${id} was changed, by no wish of the user`)
    }
  }

  function asks(wish: Wished): (saved: boolean) => void {
    const key = keyOf(wish.id, wish.path)
    const entry = { ...wish, since: versions.get(wish.seenAt ?? '') ?? version, order: order++ }
    const open = asked.get(key) ?? new Set<Wish>()
    asked.set(key, open.add(entry))
    touched.add(key)
    // A colleague's value that is also one of ours can't be told from ours come back, and was no secret to the user.
    seen.set(key, (seen.get(key) ?? new Set<Value>()).add(wish.value))
    log(`asks ${wish.kind} ${key} ${String(wish.value)}`)
    return (saved) => {
      const later = (wishes.get(key)?.order ?? -1) > entry.order
      if (!open.delete(entry) || !saved) return
      log(`saved ${key} ${String(wish.value)}`)
      if (!later) wishes.set(key, entry)
    }
  }

  return {
    handle(request) {
      const id = /\/contacts\/([^/?]+)/.exec(request.path)?.[1] ?? ''
      const before = request.method === 'PATCH' ? server(id) : null
      if (before) {
        if (!request.headers?.['if-match']) throw new Violation('S2: a PATCH without If-Match')
        for (const field of Object.keys(JSON.parse(String(request.body)) as object)) {
          const ours = [...touched].some((key) => key === `${id} ${field}` || key.startsWith(`${id} ${field}/`))
          if (!ours) throw new Violation(`S6: ${field} of ${id} was sent, and the user never touched it`)
        }
      }
      const answer = model.handle(request)
      if (before && answer.status === 200) {
        checkOverwrite(id, before)
        note(id, 'us')
      }
      return answer
    },
    colleague: (id) => note(id, 'colleague'),

    saw(view) {
      for (const [field, { value, state }] of Object.entries(view.text)) {
        const key = keyOf(view.id, field)
        const set = seen.get(key) ?? new Set<Value>()
        seen.set(key, set)
        if (state.kind === 'clean') set.add(value)
        if (state.kind !== 'conflict') {
          conflicts.delete(key)
          continue
        }
        set.add(state.base).add(state.theirs)
        if (conflicts.has(key) && conflicts.get(key) === state.theirs) continue
        conflicts.set(key, state.theirs)
        const writers = (history.get(key) ?? []).filter((kept) => kept.value === state.theirs)
        if (!writers.some((kept) => kept.by === 'colleague')) {
          throw new Violation(`S4: ${key}: our own ${String(state.theirs)} was shown as a stranger's`)
        }
        const latest = Math.max(...writers.map((kept) => kept.version))
        const before = told.get(key)
        if (before?.theirs === state.theirs && before.version === latest) {
          throw new Violation(`S3: ${key}: ${String(state.theirs)} was told twice`)
        }
        told.set(key, { theirs: state.theirs, version: latest })
      }
    },

    asks,
    wished: (wish) => asks(wish)(true),
    wish: (id, path) => [...(asked.get(keyOf(id, path)) ?? [])].at(-1) ?? wishes.get(keyOf(id, path)),

    crashed() {
      for (const [key, open] of asked) {
        if (open.size > 0) wishes.delete(key)
        open.clear()
      }
    },

    checkWishes(stands) {
      for (const [key, wish] of wishes) {
        const { id, path } = wish
        const unanswered = (asked.get(key)?.size ?? 0) > 0
        if (unanswered || stands(id, path) === 'open') continue
        const alike = alikeAt(path)
        const kept = history.get(key) ?? []
        const last = kept.at(-1)
        if (last?.by === 'us' && !alike(last.value, wish.value)) {
          throw new Violation(`S1: ${key}: the server ended with our ${String(last.value)}, not ${String(wish.value)}`)
        }
        const from = kept.findLastIndex((entry) => entry.version <= wish.since)
        const none = parsePath(path)?.kind === 'element' ? false : null
        const since = from < 0 ? [{ value: none }, ...kept] : kept.slice(from)
        if (wish.kind === 'edit' && !since.some((entry) => alike(entry.value, wish.value))) {
          // A value that landed before the user came back to it counts too, if it was ours.
          const ours = kept.some((entry) => entry.by === 'us' && alike(entry.value, wish.value))
          if (!ours) throw new Violation(`S1: ${key}: the edit ${String(wish.value)} was lost`)
        }
      }
    },
  }
}

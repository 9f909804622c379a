import type { Contact } from '../../shared/contact'
import { isLocal, localIdsOf } from '../../shared/create'
import { change, discard, type Edit, isLinked, stampOf } from '../../shared/edits'
import { checkText } from '../../shared/fields'
import { keepMine, unknown, type Value } from '../../shared/leaf'
import { created, deleted, fieldOf, type LeafPath, linkPath, parsePath, primaryCompany } from '../../shared/path'
import { isPictureName } from '../../shared/picture'
import { alikeAt, readLeaf } from '../../shared/wire'
import type { Change, HistoryEntry, Saved, WindowCalls } from './api'
import type { Update } from './plan'
import { heldNow, saved, saving, told } from './saving'
import { type Held, type State, wholeContact } from './state'
import type { Store } from './store'

type Names = 'edit' | 'revert' | 'retry' | 'resolve' | 'undo' | 'hold'
export type EditCalls = { [C in Names]: (args: WindowCalls[C]['args']) => Promise<WindowCalls[C]['result']> }

/** What a step makes of an edit: another one, null for none, undefined to leave it; and what the history tells. */
type Step<T> = {
  edit: Edit | null | undefined
  also?: Edit | null
  value: T
  tells?: HistoryEntry['kind']
  by?: string
}

/** A change of one edit: `step` gets it as it is now, in its turn. */
type At<T> = { id: string; path: LeafPath; step: (held: Held | null, id: string) => Promise<Step<T>> }
export type Undone = Saved | { kind: 'moved'; now: Value }

/** Single changes as updates, to be committed alone or together. `id` is the contact's own, as it is now. */
export type EditSteps = ReturnType<typeof createEditSteps>

export function createEditSteps(store: Store) {
  const { state } = store
  const gone: Step<Saved> = { edit: undefined, value: { kind: 'not-saved', cause: 'gone' } }

  async function make<T>({ id, path: changed, step }: At<T>): Promise<{ update: Update | null; value: T }> {
    const list = state.edits.get(id) ?? []
    const before = list.find((other) => other.path === changed) ?? null
    const { edit, also, value, tells, by } = await step(before, id)
    if (edit === undefined || edit === before) return { update: null, value }
    const second = also ? [heldNow(store, id, { before: null, edit: also })] : []
    const rest = withoutPrimary(list, changed, edit)
    const others = [...rest.filter(({ path }) => path !== changed && path !== also?.path), ...second]
    const after = edit && heldNow(store, id, { before, edit })
    const about = after ?? before
    // Typed back to what the server has: nothing is wanted any more.
    const kind = tells === 'saved' && !after ? 'discarded' : tells
    const history = kind && about ? [told(store, about, kind, by)] : []
    return { update: { edits: new Map([[id, after ? [...others, after] : others]]), history }, value }
  }

  /** Who takes a link off no longer wants it to be the primary one. */
  function withoutPrimary(list: readonly Held[], path: LeafPath, edit: Edit | null): readonly Held[] {
    const isOff = edit ? edit.leaf.mine === false : list.find((held) => held.path === path)?.leaf.base === false
    if (parsePath(path)?.kind !== 'link' || !isOff) return list
    return list.flatMap((held) => {
      if (held.path !== primaryCompany || linkPath(String(held.leaf.mine)) !== path) return [held]
      const left = discard(held)
      return left ? [{ ...held, ...left }] : []
    })
  }

  /** The edit after a wish, on the contact as it is stored; null when that is not there to be changed. */
  async function wished(held: Held | null, id: string, wish: { path: LeafPath; mine: Value }) {
    const contact = await store.contact(id)
    if (!contact) return null
    // The link that was on the screen may have been taken off since: what is no link can't be the primary one.
    const onto = { contact, before: undefined, edits: state.edits.get(id) ?? [], quiet: false }
    if (wish.path === primaryCompany && wish.mine !== null && !isLinked(String(wish.mine), onto)) return null
    const isUnread = parsePath(wish.path)?.kind === 'write-only'
    const base = isUnread ? { base: state.known.get(id)?.get(wish.path) ?? unknown } : {}
    const edit = change(held, contact, { ...wish, ...base })
    // What nobody knows can't be brought back once another value has been set.
    if (isUnread && edit && edit.leaf.mine === unknown && edit.leaf.base !== unknown) return null
    return { contact, edit }
  }

  /** The server's value of a leaf, as far as anybody can know. */
  function standingIn(contact: Contact, path: LeafPath): Value {
    const isUnread = parsePath(path)?.kind === 'write-only'
    return isUnread ? (state.known.get(contact.id)?.get(path) ?? unknown) : readLeaf(contact, path)
  }

  /** The link of a company that is to be the primary one, where somebody has removed it. */
  function linkOf(contact: Contact, company: Value): Edit | null {
    const path = linkPath(String(company))
    const held = state.edits.get(contact.id)?.find((other) => other.path === path)
    if (company === null || readLeaf(contact, path) !== false) return null
    if (!held) return change(null, contact, { path, mine: null })
    const leaf = held.conflict && held.leaf.mine !== false && keepMine(held.leaf, held.conflict.theirs)
    return leaf ? { ...held, leaf, conflict: null, ask: false, seen: stampOf(contact) } : null
  }

  return {
    make,
    gone,
    async standing(id: string, path: LeafPath): Promise<Value | undefined> {
      const contact = await store.contact(id)
      return contact && standingIn(contact, path)
    },
    wanted:
      (path: LeafPath, mine: Value) =>
      async (held: Held | null, id: string): Promise<Step<Saved>> => {
        const result = await wished(held, id, { path, mine })
        return result ? { edit: result.edit, value: saved, tells: 'saved' } : gone
      },
    /** `given`: the id that the window knows the contact by. */
    reverted:
      (given: string, path: LeafPath, was: Value) =>
      async (held: Held | null, id: string): Promise<Step<Saved>> => {
        if (held && (held.conflict || alikeAt(path)(held.leaf.base, was))) {
          return { edit: discard(held), value: saved, tells: 'discarded' }
        }
        // Merged meanwhile into a contact that exists: what was shown is not of that one.
        const contact = await store.contact(id)
        if (!held && isLocal(given) && contact && !localIdsOf(contact).includes(given))
          return { edit: undefined, value: saved }
        // Sent and accepted since it was shown: the value has to be brought back.
        const result = await wished(held, id, { path, mine: was })
        return result ? { edit: result.edit, value: saved, tells: 'undone' } : gone
      },
    undone:
      ({ path, from, to }: Pick<Change, 'path' | 'from' | 'to'>) =>
      async (held: Held | null, id: string): Promise<Step<Undone>> => {
        const contact = await store.contact(id)
        if (!contact) return gone
        const now = held ? held.leaf.mine : standingIn(contact, path)
        // Only what is still ours is taken back: whatever came after it, the user has not asked to undo (S2).
        if (!alikeAt(path)(now, to) || held?.conflict) return { edit: undefined, value: { kind: 'moved', now } }
        const result = await wished(held, id, { path, mine: from })
        if (!result && from === unknown) return { edit: undefined, value: { kind: 'moved', now } }
        return result ? { edit: result.edit, value: saved, tells: 'undone' } : gone
      },
    /** A decision names what was seen (S2). */
    resolved:
      ({ path, theirs, choice }: { path: LeafPath; theirs: Value; choice: 'mine' | 'theirs' }) =>
      async (held: Held | null, id: string): Promise<Step<Saved | { kind: 'moved' }>> => {
        if (!held?.conflict || held.conflict.theirs !== theirs) return { edit: undefined, value: { kind: 'moved' } }
        const tells = { tells: 'resolved', by: choice } as const
        if (choice === 'theirs') return { edit: null, value: saved, ...tells }
        const contact = await store.contact(id)
        if (!contact) return gone
        const seen = stampOf(contact)
        if (path === deleted) return { edit: { ...held, conflict: null, ask: false, seen }, value: saved, ...tells }
        const leaf = keepMine(held.leaf, theirs)
        // What no row says was told by the timeline: only up to there it is seen.
        const known = parsePath(path)?.kind === 'write-only' ? {} : { ask: false, seen }
        const also = leaf && path === primaryCompany ? linkOf(contact, leaf.mine) : null
        return { edit: leaf && { ...held, leaf, conflict: null, ...known }, also, value: saved, ...tells }
      },
  }
}

/** What the user may do with single changes, each in a transaction of its own. */
export function createEditCalls(store: Store): EditCalls {
  const { state } = store
  const { make, wanted, reverted, undone, resolved } = createEditSteps(store)

  function edit<T>(at: { id: string; path: LeafPath }, step: At<T>['step']) {
    if (!isEditable(at.path)) return Promise.resolve<Saved>({ kind: 'not-saved', cause: 'failed' })
    return saving(store, at.id, (id) => make({ id, path: at.path, step }))
  }

  return {
    async edit({ id, path, value }) {
      const wish = wishOf(path, value)
      if (wish.kind === 'problem') return { kind: 'invalid', problem: wish.problem }
      return edit({ id, path }, wanted(path, wish.value))
    },

    revert: ({ id, path, was }) => edit({ id, path }, reverted(id, path, was)),

    /** A contact made here goes out as a whole: whatever of it was refused is tried once more. */
    retry: ({ id: given, path }) => {
      return saving<Saved>(store, given, async (id) => {
        const all = path === created ? () => true : (held: Held) => held.path === path
        const list = state.edits.get(id) ?? []
        const edits = list.map((held) => (all(held) && held.refused !== null ? { ...held, refused: null } : held))
        const notes = (state.notes.get(id) ?? []).map((note) => (note.key === path ? { ...note, refused: null } : note))
        return { update: { edits: new Map([[id, edits]]), notes: new Map([[id, notes]]) }, value: saved }
      })
    },

    resolve: ({ id, path, theirs, choice }) => edit({ id, path }, resolved({ path, theirs, choice })),

    undo: ({ id, path, from, to }) => edit({ id, path }, undone({ path, from, to })),

    hold: ({ id: given, field, on }) =>
      saving<Saved>(store, given, async (id) => ({ update: holding(store, id, { field, on }), value: saved })),
  }
}

/** Holds a change back, or all of a contact, or lets it go. */
export function holding({ state }: Store, id: string, { field, on }: { field: string; on: boolean }): Update {
  const holds = new Set(state.holds.get(id))
  if (on) holds.add(field)
  else {
    holds.delete(field)
    // Releasing one change of a held contact leaves the others held.
    if (holds.delete(wholeContact) && field !== wholeContact) {
      for (const name of waitingOf(state, id)) if (name !== field) holds.add(name)
    }
  }
  return { holds: new Map([[id, holds]]) }
}

/** Everything of a contact that waits, as holds call it. */
export function waitingOf(state: State, id: string): string[] {
  const fields = (state.edits.get(id) ?? []).map(({ path }) => fieldOf(path) ?? path)
  return [...new Set(fields), ...(state.notes.get(id) ?? []).map(({ key }) => key)]
}

export function isEditable(path: LeafPath): boolean {
  return parsePath(path) !== null && path !== created
}

/** What is wanted, from what was typed or switched. */
export function wishOf(path: LeafPath, value: Value) {
  const parts = parsePath(path)
  if (parts?.kind === 'text') return checkText(parts.field, typeof value === 'string' ? value : '')
  if (parts?.kind === 'element' || parts?.kind === 'whole') return { kind: 'ok', value: value === true } as const
  if (path === 'profilePictureId') return { kind: 'ok', value: isPictureName(value) ? value : null } as const
  if (parts?.kind !== 'link' && path !== primaryCompany) return { kind: 'ok', value } as const
  return { kind: 'ok', value: typeof value === 'string' ? value.trim() || null : value } as const
}

import { isLocal } from '../../shared/create'
import { deleted, parsePath } from '../../shared/path'
import type { Change, ManySaved } from './api'
import { removing } from './contact-calls'
import { createEditSteps, holding, waitingOf } from './edit-calls'
import type { MergeHolds } from './merge-holds'
import type { Update } from './plan'
import { heldNow, told } from './saving'
import { isHeld, type Note } from './state'
import type { Store } from './store'
import { undecided } from './undecided'
import type { Effect, KeptNote, Whole } from './undo-api'
import { isUntouched, making, noteRows, notesOf, unsentWhole, valuesOf, wishesOf } from './whole'

type Deletable = Change & Pick<Of<'changed'>, 'without' | 'into'>
type Of<K extends Effect['kind']> = Extract<Effect, { kind: K }>

/** What taking an effect back comes to, on the contact as it is in its turn; null where it has moved on (S2). */
type Taken = {
  update: Update | null
  effect: Effect
  renamed?: ManySaved['renamed'][number]
  after?: () => Promise<void>
}
type Take = { [K in Effect['kind']]: (id: string, effect: Of<K>) => Promise<Taken | null> }

/** The way back of everything that an act can do: one for each kind, and each is another's. */
export function createTakeBack(store: Store, holds: MergeHolds) {
  const { state } = store
  const steps = createEditSteps(store)

  async function changed(id: string, change: Deletable): Promise<Taken | null> {
    const { path, from, to } = change
    if (path === deleted) return to === true ? broughtBack(id, change) : removedAgain(id, change)
    const { update, value } = await steps.make({ id, path, step: steps.undone({ path, from, to }) })
    return value.kind === 'saved' ? { update, effect: { ...change, kind: 'changed', from: to, to: from } } : null
  }

  /** The server brings nothing back: once it has deleted a contact, what that was is made anew. */
  async function broughtBack(id: string, change: Deletable): Promise<Taken | null> {
    const contact = await store.contact(id)
    const held = state.edits.get(id)?.find(({ path }) => path === deleted)
    if (contact?.deletedUtc && !held) {
      const wishes = wishesOf(store, contact, []).filter(({ path }) => !change.without?.includes(path))
      const whole = { id: `local-${store.newId()}`, values: valuesOf(wishes), notes: [] }
      const renamed = { from: change.id, to: whole.id }
      const { email } = whole.values
      const by = typeof email === 'string' && change.into !== undefined ? { id: change.into, email } : null
      const waiting = by ? await holds.waitForEmail(whole.id, by) : []
      const held = waiting.length > 0 ? { holds: new Map([[whole.id, new Set(waiting)]]) } : {}
      return { update: { ...making(store, whole), ...held }, effect: { kind: 'made', ...whole }, renamed }
    }
    const { update, value } = await steps.make({ id, path: deleted, step: steps.reverted(change.id, deleted, false) })
    return value.kind === 'saved' ? { update, effect: { ...change, kind: 'changed', from: true, to: false } } : null
  }

  async function removedAgain(id: string, change: Change): Promise<Taken | null> {
    const whole = unsentWhole(store, id)
    const { update, value } = await removing(store, id, change.etag ?? '')
    if (value.kind !== 'saved') return null
    const vanishes = update !== null && update.edits?.get(id)?.length === 0
    const effect: Effect = vanishes
      ? { kind: 'unmade', ...whole, id: change.id }
      : { ...change, kind: 'changed', from: false, to: true }
    return { update, effect }
  }

  async function made(id: string, whole: Whole): Promise<Taken | null> {
    if (!(await isUntouched(store, whole))) return null
    const contact = await store.contact(id)
    if (!contact || contact.deletedUtc) return null
    return removedAgain(id, { id: whole.id, path: deleted, from: true, to: false, etag: contact.etag })
  }

  /** Under its own id where nothing knows it any more, so that what was done to it can be done again. */
  async function unmade(id: string, { values, notes, id: given }: Whole): Promise<Taken> {
    const isFree = isLocal(id) && !state.directory.get(id) && !state.edits.has(id)
    const whole = { id: isFree ? id : `local-${store.newId()}`, values, notes }
    const renamed = isFree ? {} : { renamed: { from: given, to: whole.id } }
    return { update: making(store, whole), effect: { kind: 'made', ...whole }, ...renamed }
  }

  /** Asks again; where a decision has left already, its value is taken back instead. */
  async function decided(id: string, effect: Of<'decided'>): Promise<Taken | null> {
    const { path, mine, theirs, choice } = effect
    const contact = await store.contact(id)
    const list = state.edits.get(id) ?? []
    const before = list.find((held) => held.path === path)
    const edit = contact && parsePath(path) ? undecided(store, contact, { held: before, wish: effect }) : null
    if (edit) {
      const again = { ...heldNow(store, id, { before: null, edit }), conflictAt: store.now() }
      const edits = new Map([[id, [...list.filter((held) => held.path !== path), again]]])
      return { update: { edits, history: [told(store, again, 'undone')] }, effect: { ...effect, kind: 'asked' } }
    }
    const change = { id: effect.id, path }
    if (path !== deleted) {
      return changed(
        id,
        choice === 'mine' ? { ...change, from: theirs, to: mine } : { ...change, from: mine, to: theirs },
      )
    }
    if (choice === 'mine') return changed(id, { ...change, from: false, to: true, etag: String(theirs) })
    return changed(id, { ...change, from: true, to: false, etag: String(theirs) })
  }

  async function asked(id: string, effect: Of<'asked'>): Promise<Taken | null> {
    const { update, value } = await steps.make({ id, path: effect.path, step: steps.resolved(effect) })
    return value.kind === 'saved' ? { update, effect: { ...effect, kind: 'decided' } } : null
  }

  async function note(id: string, effect: Of<'note'>): Promise<Taken | null> {
    const there = state.notes.get(id) ?? []
    const own = there.find(({ key }) => key === effect.key)
    if (effect.there) {
      if (!own || own.sent) return null // it may be there already
      const notes = new Map([[id, there.filter((other) => other !== own)]])
      return { update: { notes }, effect: { ...effect, there: false } }
    }
    const { key, type, note: text } = effect
    if (own || !state.directory.get(id)) return null
    const notes = new Map([[id, [...there, ...noteRows(store, id, [{ key, type, note: text }])]]])
    return { update: { notes }, effect: { ...effect, there: true } }
  }

  /** All of them, or those that have not left meanwhile. */
  async function notes(id: string, effect: Of<'notes'>): Promise<Taken | null> {
    const to = store.idOf(effect.from)
    const there = state.notes.get(id) ?? []
    const back = there.filter((note) => !note.sent && effect.notes.some(({ key }) => key === note.key))
    if (back.length === 0 || !state.directory.get(to)) return null
    const moved = [...(state.notes.get(to) ?? []), ...back.map((note) => ({ ...note, contact: to }))]
    const update = new Map<string, readonly Note[]>([
      [id, there.filter((note) => !back.includes(note))],
      [to, moved],
    ])
    const kept = back.map(({ key, type, note }) => ({ key, type, note }))
    return { update: { notes: update }, effect: { kind: 'notes', id: effect.from, from: effect.id, notes: kept } }
  }

  /** A note that has left for the contact it was merged into stays there. */
  async function joined(id: string, { id: given, whole }: Of<'joined'>): Promise<Taken> {
    const there = state.notes.get(id) ?? []
    const back = there.filter((note) => !note.sent && whole.notes.some(({ key }) => key === note.key))
    // Its id stands for the other one by now.
    const apart = {
      ...{ id: `local-${store.newId()}`, values: whole.values },
      notes: whole.notes.filter(({ key }) => back.some((note) => note.key === key)),
    }
    const left = new Map([[id, there.filter((note) => !back.includes(note))]])
    const update = both(back.length > 0 ? { notes: left } : {}, making(store, apart))
    return { update, effect: { kind: 'parted', id: given, whole: apart }, renamed: { from: whole.id, to: apart.id } }
  }

  async function parted(id: string, { id: given, whole }: Of<'parted'>): Promise<Taken | null> {
    const off = await made(store.idOf(whole.id), whole)
    if (off?.effect.kind !== 'unmade' || !state.directory.get(id)) return null
    const own = whole.notes.length > 0 ? [...(state.notes.get(id) ?? []), ...noteRows(store, id, whole.notes)] : null
    const update = both(off.update ?? {}, own && { notes: new Map([[id, own]]) })
    return { update, effect: { kind: 'joined', id: given, whole } }
  }

  async function hold(id: string, effect: Of<'hold'>): Promise<Taken | null> {
    const { field, on } = effect
    if (isHeld(state, id, field) !== on || (field !== '' && !waitingOf(state, id).includes(field))) return null
    return { update: holding(store, id, { field, on: !on }), effect: { ...effect, on: !on } }
  }

  async function gone(id: string, effect: Of<'gone'>): Promise<Taken | null> {
    const contact = await store.contact(id)
    if (!contact?.deletedUtc) return null
    return effect.accepted ? askedAboutGone(id, effect) : acceptedAgain(id, effect)
  }

  /** All of it or nothing: half a decision is none. */
  async function askedAboutGone(id: string, effect: Of<'gone'>): Promise<Taken | null> {
    const contact = await store.contact(id)
    const list = state.edits.get(id) ?? []
    if (!contact || list.length > 0 || state.notes.has(id)) return null
    const edits = effect.changes.flatMap((wish) => undecided(store, contact, { held: undefined, wish }) ?? [])
    if (edits.length < effect.changes.length) return null
    const again = edits.map((edit) => heldNow(store, id, { before: null, edit }))
    const own: Update = {
      edits: new Map([[id, again]]),
      ...(effect.notes.length > 0 && { notes: new Map([[id, noteRows(store, id, effect.notes)]]) }),
      history: again.map((held) => told(store, held, 'undone')),
    }
    if (!effect.made) return { update: own, effect: { ...effect, accepted: false } }
    const off = await made(store.idOf(effect.made.id), effect.made)
    return off && { update: both(own, off.update), effect: { ...effect, accepted: false } }
  }

  async function acceptedAgain(id: string, effect: Of<'gone'>): Promise<Taken | null> {
    if (!sameNotes(effect.notes, notesOf(state, id))) return null
    const off: Update = { edits: new Map([[id, []]]), notes: new Map([[id, []]]) }
    if (!effect.made) return { update: off, effect: { ...effect, accepted: true } }
    const on = await unmade(store.idOf(effect.made.id), effect.made)
    if (on.effect.kind !== 'made') return null
    const { kind: _, ...whole } = on.effect
    return { ...on, update: both(off, on.update), effect: { ...effect, accepted: true, made: whole } }
  }

  /** Held where the deletion has not reached the server yet; let go where it is not to come. */
  async function waits(id: string, effect: Of<'waits'>): Promise<Taken> {
    const flipped = { ...effect, on: !effect.on }
    if (effect.on) return { update: null, effect: flipped, after: () => holds.forget(id) }
    const fields = await holds.wait(id, effect.paths, effect.until.map(store.idOf))
    const update =
      fields.length > 0 ? { holds: new Map([[id, new Set([...(state.holds.get(id) ?? []), ...fields])]]) } : null
    return { update, effect: flipped }
  }

  const take: Take = { changed, made, unmade, decided, asked, note, notes, joined, parted, hold, gone, waits }
  return <K extends Effect['kind']>(id: string, effect: Of<K>) => (take[effect.kind] as Take[K])(id, effect)
}

/** Updates of two contacts. */
function both(one: Update, other: Update | null): Update {
  const edits = new Map([...(one.edits ?? []), ...(other?.edits ?? [])])
  const notes = new Map([...(one.notes ?? []), ...(other?.notes ?? [])])
  return { edits, notes, history: [...(one.history ?? []), ...(other?.history ?? [])] }
}

function sameNotes(a: readonly KeptNote[], b: readonly KeptNote[]): boolean {
  return a.length === b.length && a.every(({ key }) => b.some((other) => other.key === key))
}

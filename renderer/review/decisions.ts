import { isTextField } from '../../shared/fields'
import { deleted } from '../../shared/path'
import type { Desk } from '../desk/desk'
import type { Change, Reopened, ReviewItem } from '../store/api'
import { takeBack } from '../undo/take-back'
import { words } from '../words/words'
import { labelOfItem, shownInReview } from './item-words'

/** `mine` and `theirs` stand for the first and the second choice of what is no conflict, too. */
export type Choice = 'mine' | 'theirs'

/** What became of an item: how it is told, and the way back. */
export type Outcome =
  | { kind: 'decided'; said: string; value: string; back: (() => Promise<void>) | null }
  | { kind: 'moved' }
  | { kind: 'invalid'; message: string }
  | { kind: 'failed' }

/** The words on the two buttons of an item. */
export function choicesOf({ what }: ReviewItem): Record<Choice, string> {
  const { field, contact, review } = words
  switch (what.kind) {
    case 'conflict':
      return { mine: field.keepYours, theirs: field.takeTheirs }
    case 'deletion':
      return { mine: contact.removeAnyway, theirs: contact.keepContact }
    case 'gone':
      return { mine: contact.keepAsNew, theirs: contact.acceptDeletion }
    case 'created':
      return {
        mine: what.taken ? contact.mergeInto(what.taken.name || contact.noName) : review.retry,
        theirs: review.discard,
      }
    case 'refused':
    case 'note':
      return { mine: review.retry, theirs: review.discard }
  }
}

/** Carries a choice out. Nothing is decided before the store has said so. */
export function decide(desk: Desk, item: ReviewItem, choice: Choice): Promise<Outcome> {
  const act = {
    conflict: decideConflict,
    deletion: decideDeletion,
    gone: decideGone,
    created: decideCreated,
    refused: decideRefused,
    note: decideNote,
  }[item.what.kind]
  return act(desk, item, choice).catch((): Outcome => ({ kind: 'failed' }))
}

/** What was typed anew becomes mine first, then mine goes on top of what was seen. */
export async function decideEdited(desk: Desk, item: ReviewItem, typed: string): Promise<Outcome> {
  const { id, path, what } = item
  if (what.kind !== 'conflict' && what.kind !== 'refused') return { kind: 'failed' }
  const edited = await desk.session.call('edit', { id, path, value: typed })
  if (edited.kind === 'invalid') {
    return { kind: 'invalid', message: words.field.notSent(words.field.problem(edited.problem)) }
  }
  if (edited.kind !== 'saved') return { kind: 'failed' }
  const said = words.review.done.edited
  if (what.kind === 'refused') return { kind: 'decided', said, value: typed, back: null }
  const resolved = await desk.session.call('resolve', { id, path, theirs: what.theirs, choice: 'mine' })
  // Typed to what Propstreet has, the edit is at its end, and there is nothing to decide about.
  const settled = resolved.kind === 'moved' && typed.trim() === what.theirs
  if (resolved.kind !== 'saved' && !settled) return resolved.kind === 'moved' ? resolved : { kind: 'failed' }
  const view = await desk.session.call('contact', { id })
  // As it was taken: a profile's address, say, is brought into its one form.
  const taken = view && isTextField(path) ? view.text[path].value : typed.trim() || null
  const change: Change = { id, path, from: what.theirs, to: taken }
  desk.undo.record(change)
  const again = { path, base: what.base, mine: change.to, theirs: what.theirs }
  return { kind: 'decided', said, value: typed, back: () => reopen(desk, id, [again], [change]) }
}

async function decideConflict(desk: Desk, item: ReviewItem, choice: Choice): Promise<Outcome> {
  const { id, path, what } = item
  if (what.kind !== 'conflict') return { kind: 'failed' }
  const { base, mine, theirs } = what
  const resolved = await desk.session.call('resolve', { id, path, theirs, choice })
  if (resolved.kind !== 'saved') return resolved.kind === 'moved' ? resolved : { kind: 'failed' }
  const change: Change = choice === 'mine' ? { id, path, from: theirs, to: mine } : { id, path, from: mine, to: theirs }
  desk.undo.record(change)
  const back = () => reopen(desk, id, [{ path, base, mine, theirs }], [change])
  const value = shownInReview(item, choice === 'mine' ? mine : theirs)
  return { kind: 'decided', said: words.review.done[choice], value, back }
}

async function decideDeletion(desk: Desk, { id, what }: ReviewItem, choice: Choice): Promise<Outcome> {
  if (what.kind !== 'deletion') return { kind: 'failed' }
  const { theirs } = what
  const resolved = await desk.session.call('resolve', { id, path: deleted, theirs, choice })
  if (resolved.kind !== 'saved') return resolved.kind === 'moved' ? resolved : { kind: 'failed' }
  const kept: Change[] = choice === 'theirs' ? [{ id, path: deleted, from: true, to: false, etag: String(theirs) }] : []
  for (const change of kept) desk.undo.record(change)
  const back = () => reopen(desk, id, [{ path: deleted, base: false, mine: true, theirs }], kept)
  const said = choice === 'mine' ? words.review.done.removed : words.review.done.kept
  return { kind: 'decided', said, value: '', back }
}

async function decideGone(desk: Desk, { id, what }: ReviewItem, choice: Choice): Promise<Outcome> {
  if (what.kind !== 'gone') return { kind: 'failed' }
  const { session } = desk
  const { changes, notes } = what
  const asBefore = async () => {
    await reopen(desk, id, changes, [])
    for (const note of notes) await session.call('note', { id, ...note })
  }
  if (choice === 'theirs') {
    const accepted = await session.call('acceptDeletion', { id })
    if (accepted.kind !== 'saved') return { kind: 'failed' }
    return { kind: 'decided', said: words.review.done.accepted, value: '', back: asBefore }
  }
  const kept = await session.call('keepAsNew', { id })
  const made = kept.id
  if (kept.kind !== 'saved' || !made) return { kind: 'failed' }
  const back = async () => {
    const view = await session.call('contact', { id: made })
    const removed = view && (await session.call('remove', { id: made, etag: view.etag }))
    if (removed?.kind !== 'saved') throw new Error('the new contact is still there')
    await asBefore()
  }
  return { kind: 'decided', said: words.review.done.keptAsNew, value: '', back }
}

async function decideCreated(desk: Desk, { id, what }: ReviewItem, choice: Choice): Promise<Outcome> {
  if (what.kind !== 'created') return { kind: 'failed' }
  if (choice === 'theirs') {
    const view = await desk.session.call('contact', { id })
    if (!view) return { kind: 'failed' }
    await desk.remove(view) // it offers the contact back by itself
    return { kind: 'decided', said: words.review.done.discarded, value: '', back: null }
  }
  const { taken } = what
  const done = await (taken
    ? desk.session.call('merge', { id, into: taken.id })
    : desk.session.call('retry', { id, path: 'created' }))
  if (done.kind !== 'saved') return { kind: 'failed' }
  const { merged, retried } = words.review.done
  return { kind: 'decided', said: taken ? merged : retried, value: taken?.name ?? '', back: null }
}

async function decideRefused(desk: Desk, item: ReviewItem, choice: Choice): Promise<Outcome> {
  const { id, path, what } = item
  if (what.kind !== 'refused') return { kind: 'failed' }
  const { base, mine } = what
  const call = choice === 'mine' ? 'retry' : 'revert'
  const done = await (call === 'retry'
    ? desk.session.call('retry', { id, path })
    : desk.session.call('revert', { id, path, was: base }))
  if (done.kind !== 'saved') return { kind: 'failed' }
  if (call === 'retry') return { kind: 'decided', said: words.review.done.retried, value: '', back: null }
  const change: Change = { id, path, from: mine, to: base }
  desk.undo.record(change)
  return { kind: 'decided', said: words.review.done.discarded, value: '', back: () => takeBack(desk, [change]) }
}

async function decideNote(desk: Desk, { id, path: key, what }: ReviewItem, choice: Choice): Promise<Outcome> {
  if (what.kind !== 'note') return { kind: 'failed' }
  const { type, note } = what
  const done = await (choice === 'mine'
    ? desk.session.call('retry', { id, path: key })
    : desk.session.call('discardNote', { id, key }))
  if (done.kind !== 'saved') return { kind: 'failed' }
  if (choice === 'mine') return { kind: 'decided', said: words.review.done.retried, value: '', back: null }
  const back = async () => void (await desk.session.call('note', { id, type, note }))
  return { kind: 'decided', said: words.review.done.discarded, value: '', back }
}

/** Asks again; where a decision has left already, its value is taken back instead. */
async function reopen(desk: Desk, id: string, changes: readonly Reopened[], made: readonly Change[]): Promise<void> {
  const again = await desk.session.call('reopen', { id, changes })
  if (again.kind === 'saved') for (const change of made) desk.undo.forget(change)
  else if (again.kind === 'moved' && made.length > 0) await takeBack(desk, made)
  else throw new Error('not taken back')
}

/** How a decision is told in a toast. */
export function toldOf(item: ReviewItem, said: string): string {
  return words.review.said(said, labelOfItem(item), item.name || words.contact.noName)
}

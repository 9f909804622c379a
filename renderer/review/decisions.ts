import { isTextField } from '../../shared/fields'
import type { Value } from '../../shared/leaf'
import { deleted, type LeafPath } from '../../shared/path'
import type { Desk } from '../desk/desk'
import type { ReviewItem } from '../store/api'
import type { Effect } from '../store/undo-api'
import type { StepName } from '../undo/undo-words'
import { words } from '../words/words'
import { labelOfItem, shownInReview } from './item-words'

/** `mine` and `theirs` stand for the first and the second choice of what is no conflict, too. */
export type Choice = 'mine' | 'theirs'

/** What became of an item: how it is told, and what it did, as it is taken back. */
export type Outcome =
  | { kind: 'decided'; said: string; value: string; effects: readonly Effect[]; name?: StepName }
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
  if (what.kind === 'refused') {
    return { kind: 'decided', said, value: typed, effects: [{ kind: 'changed', id, path, from: what.mine, to: typed }] }
  }
  const resolved = await desk.session.call('resolve', { id, path, theirs: what.theirs, choice: 'mine' })
  // Typed to what Propstreet has, the edit is at its end, and there is nothing to decide about.
  const settled = resolved.kind === 'moved' && typed.trim() === what.theirs
  if (resolved.kind !== 'saved' && !settled) return resolved.kind === 'moved' ? resolved : { kind: 'failed' }
  const view = await desk.session.call('contact', { id })
  // As it was taken: a profile's address, say, is brought into its one form.
  const mine = view && isTextField(path) ? view.text[path].value : typed.trim() || null
  return { kind: 'decided', said, value: typed, effects: [decided(item, { ...what, mine }, 'mine')] }
}

async function decideConflict(desk: Desk, item: ReviewItem, choice: Choice): Promise<Outcome> {
  const { id, path, what } = item
  if (what.kind !== 'conflict') return { kind: 'failed' }
  const { mine, theirs } = what
  const resolved = await desk.session.call('resolve', { id, path, theirs, choice })
  if (resolved.kind !== 'saved') return resolved.kind === 'moved' ? resolved : { kind: 'failed' }
  const value = shownInReview(item, choice === 'mine' ? mine : theirs)
  return { kind: 'decided', said: words.review.done[choice], value, effects: [decided(item, what, choice)] }
}

async function decideDeletion(desk: Desk, item: ReviewItem, choice: Choice): Promise<Outcome> {
  const { id, what } = item
  if (what.kind !== 'deletion') return { kind: 'failed' }
  const { theirs } = what
  const resolved = await desk.session.call('resolve', { id, path: deleted, theirs, choice })
  if (resolved.kind !== 'saved') return resolved.kind === 'moved' ? resolved : { kind: 'failed' }
  const said = choice === 'mine' ? words.review.done.removed : words.review.done.kept
  const effects = [decided({ id, path: deleted }, { base: false, mine: true, theirs }, choice)]
  return { kind: 'decided', said, value: '', effects }
}

async function decideGone(desk: Desk, { id, what }: ReviewItem, choice: Choice): Promise<Outcome> {
  if (what.kind !== 'gone') return { kind: 'failed' }
  const done = await desk.session.call(choice === 'mine' ? 'keepAsNew' : 'acceptDeletion', { id })
  if (done.kind !== 'saved') return { kind: 'failed' }
  const { done: told } = words.review
  const said = choice === 'mine' ? told.keptAsNew : told.accepted
  return { kind: 'decided', said, value: '', effects: done.effects ?? [] }
}

async function decideCreated(desk: Desk, { id, what }: ReviewItem, choice: Choice): Promise<Outcome> {
  if (what.kind !== 'created') return { kind: 'failed' }
  const { merged, discarded } = words.review.done
  if (choice === 'theirs') {
    const view = await desk.session.call('contact', { id })
    const result =
      view && (await desk.session.call('editMany', { edits: [{ id, path: deleted, value: true, etag: view.etag }] }))
    if (!result || result.changes.length === 0) return { kind: 'failed' }
    return { kind: 'decided', said: discarded, value: '', effects: result.changes }
  }
  const { taken } = what
  if (!taken) return tryAgain(desk, id, 'created')
  const done = await desk.session.call('merge', { id, into: taken.id })
  if (done.kind !== 'saved') return { kind: 'failed' }
  const name: StepName = { kind: 'adoption' }
  return { kind: 'decided', said: merged, value: taken.name, effects: done.effects ?? [], name }
}

async function decideRefused(desk: Desk, { id, path, what }: ReviewItem, choice: Choice): Promise<Outcome> {
  if (what.kind !== 'refused') return { kind: 'failed' }
  const { base: to, mine: from } = what
  const { discarded } = words.review.done
  if (choice === 'mine') return tryAgain(desk, id, path)
  const etag = (await desk.session.call('contact', { id }))?.etag ?? ''
  const done = await desk.session.call('revert', { id, path, was: to })
  if (done.kind !== 'saved') return { kind: 'failed' }
  return { kind: 'decided', said: discarded, value: '', effects: [{ kind: 'changed', id, path, from, to, etag }] }
}

async function decideNote(desk: Desk, { id, path: key, what }: ReviewItem, choice: Choice): Promise<Outcome> {
  if (what.kind !== 'note') return { kind: 'failed' }
  const { discarded } = words.review.done
  if (choice === 'mine') return tryAgain(desk, id, key)
  const done = await desk.session.call('discardNote', { id, key })
  if (done.kind !== 'saved') return { kind: 'failed' }
  return { kind: 'decided', said: discarded, value: '', effects: done.effects ?? [] }
}

/** What went out once more can't be called back. */
async function tryAgain(desk: Desk, id: string, path: LeafPath): Promise<Outcome> {
  const again = await desk.session.call('retry', { id, path })
  if (again.kind !== 'saved') return { kind: 'failed' }
  return { kind: 'decided', said: words.review.done.retried, value: '', effects: [] }
}

function decided(
  { id, path }: Pick<ReviewItem, 'id' | 'path'>,
  { base, mine, theirs }: { base: Value; mine: Value; theirs: Value },
  choice: Choice,
): Effect {
  return { kind: 'decided', id, path, base, mine, theirs, choice }
}

/** How a decision is told in a toast. */
export function toldOf(item: ReviewItem, said: string): string {
  return words.review.said(said, labelOfItem(item), item.name || words.contact.noName)
}

import type { Value } from '../../shared/leaf'
import type { LeafPath } from '../../shared/path'
import { createContactEdits } from '../contact/contact-edits'
import type { Desk } from '../desk/desk'
import type { Waiting } from '../store/api'
import type { Effect } from '../store/undo-api'
import { syncNow } from '../sync/sync-now'
import { words } from '../words/words'
import { changeLabel } from './field-label'

export type ChangeAct = 'fix' | 'review' | 'retry' | 'hold' | 'release' | 'discard'

/** What can be done about a change, the likeliest first. Trying again helps where nothing gets through. */
export function actsOf({ status, held }: Pick<Waiting, 'status' | 'held'>, offline: boolean): ChangeAct[] {
  switch (status.kind) {
    case 'refused':
      return ['fix', 'retry', 'discard']
    case 'conflict':
    case 'deleted':
      return ['review']
    case 'waiting':
    case 'sending':
      return [...(offline && !held ? (['retry'] as const) : []), held ? 'release' : 'hold', 'discard']
    case 'checking':
      return []
  }
}

const running: Record<ChangeAct, (desk: Desk, change: Waiting) => void> = {
  fix: (desk, { id, field }) => void desk.openAt(id, field),
  review: (desk, { id, field }) => desk.decide({ id, path: field }),
  retry,
  hold: (desk, change) => void createContactEdits(desk, change.id).hold(heldAs(change), true),
  release: (desk, change) => void createContactEdits(desk, change.id).hold(heldAs(change), false),
  discard: (desk, change) => void discard(desk, change),
}

/** Does one of them. */
export function runAct(desk: Desk, change: Waiting, act: ChangeAct): void {
  running[act](desk, change)
}

/** A contact that is made or deleted waits as a whole. */
function heldAs({ change, field }: Waiting): string {
  return change.kind === 'created' || change.kind === 'deleted' ? '' : field
}

function retry(desk: Desk, { id, field, change, status }: Waiting): void {
  if (status.kind !== 'refused') {
    syncNow(desk.session)
    return
  }
  const edits = createContactEdits(desk, id)
  const paths = change.kind === 'set' ? change.leaves.map(({ path }) => path) : [field]
  for (const path of paths) void edits.retry(path)
}

/** Gives a change up, and offers it back. */
async function discard(desk: Desk, change: Waiting): Promise<void> {
  const { change: what, id } = change
  if (what.kind === 'created') {
    const view = await desk.session.call('contact', { id }).catch(() => null)
    if (view) await desk.remove(view)
    return
  }
  const { session, undo } = desk
  if (what.kind === 'note') {
    const gone = await session.call('discardNote', { id, key: change.field }).catch(() => null)
    await desk.contact.reload().catch(() => undefined)
    return gone?.kind === 'saved' ? offer(desk, change, gone.effects ?? []) : notDone(desk)
  }
  const etag = (await session.call('contact', { id }).catch(() => null))?.etag ?? ''
  const done: Effect[] = []
  for (const { path, mine: from, was: to } of leavesOf(change)) {
    const saved = await session.call('revert', { id, path, was: to }).catch(() => null)
    if (saved?.kind !== 'saved') {
      undo.record(done)
      return notDone(desk)
    }
    done.push({ kind: 'changed', id, path, from, to, etag })
  }
  await desk.contact.reload().catch(() => undefined)
  offer(desk, change, done)
}

function notDone({ session }: Desk): void {
  session.notices.show({ kind: 'trouble', key: 'notDone' })
}

function offer(desk: Desk, change: Waiting, effects: readonly Effect[]): void {
  const done = desk.undo.record(effects)
  const text = words.centre.discarded(changeLabel(change), change.name || words.contact.noName)
  const act = done && { label: words.undoing.undo, run: () => void desk.undo.takeBack(done) }
  desk.session.notices.show({ kind: 'done', key: 'said', text, ...(act && { act }) })
}

/** The leaves of a change with what they go back to. A set is as many as it has elements. */
function leavesOf({ change, field }: Waiting): { path: LeafPath; mine: Value; was: Value }[] {
  if (change.kind === 'text')
    return [{ path: field, mine: rawValue(field, change.to), was: rawValue(field, change.from) }]
  if (change.kind === 'set') return change.leaves
  return change.kind === 'deleted' ? [{ path: field, mine: true, was: false }] : []
}

/** A switch's value as the store has it: the list tells it as a text. */
function rawValue(field: string, value: string | null): Value {
  return field === 'blocked' && (value === 'true' || value === 'false') ? value === 'true' : value
}

import { createContext, useContext } from 'solid-js'
import type { TextField } from '../../shared/fields'
import type { Value } from '../../shared/leaf'
import { deleted, type LeafPath, tagPath } from '../../shared/path'
import { CONTACT_PANE_ID, type Desk } from '../desk/desk'
import type { Acted, NewThing, NoteType, Saved } from '../store/api'
import type { Effect } from '../store/undo-api'
import type { StepName } from '../undo/undo-words'
import { words } from '../words/words'

export type ContactEdits = ReturnType<typeof createContactEdits>

type Decided = Saved | { kind: 'moved' }
type Seen = { base: Value; mine: Value; theirs: Value }

/** What the user can do to the fields of one contact. Each act resolves when it is durable and shown. */
export function createContactEdits(desk: Desk, id: string) {
  const { session, undo, contact } = desk

  async function run(act: Promise<Decided>): Promise<Decided> {
    const result = await act.catch((): Decided => ({ kind: 'not-saved', cause: 'failed' }))
    await contact.reload().catch(() => undefined)
    // The button that was pressed may be gone with what it decided.
    if (document.activeElement === document.body) document.getElementById(CONTACT_PANE_ID)?.focus()
    return result
  }

  /** For acts that have no field to say it at when they fail. */
  async function runAloud(act: Promise<Decided>): Promise<Decided> {
    const result = await run(act)
    if (result.kind !== 'not-saved') return result
    const slow = { kind: 'trouble', key: 'said', text: words.field.notSaved.slow } as const
    session.notices.show(result.cause === 'slow' ? slow : { kind: 'trouble', key: 'notDone' })
    return result
  }

  /** For acts that say themselves how they are taken back. */
  async function recorded(act: Promise<Acted>, name?: StepName): Promise<Acted> {
    const done = act.then((result) => {
      if (result.kind === 'saved') undo.record(result.effects ?? [], name && { name })
      return result
    })
    return (await runAloud(done)) as Acted
  }

  return {
    id,
    async saveText(change: {
      field: TextField
      typed: string
      from: string | null
      to: string | null
    }): Promise<Saved> {
      const { field, typed, from, to } = change
      const saved = await run(session.call('edit', { id, path: field, value: typed }))
      if (saved.kind === 'moved') return { kind: 'saved' }
      if (saved.kind === 'saved') undo.record([{ kind: 'changed', id, path: field, from, to }])
      return saved
    },
    async setTag(tag: string, on: boolean): Promise<Decided> {
      const path = tagPath(tag)
      const saved = await runAloud(session.call('edit', { id, path, value: on }))
      if (saved.kind === 'saved') undo.record([{ kind: 'changed', id, path, from: !on, to: on }])
      return saved
    },
    /** Back to the server's value; undo brings mine again. */
    async revert(path: LeafPath, change: { mine: Value; was: Value }): Promise<void> {
      const etag = contact.view()?.etag ?? ''
      const saved = await runAloud(session.call('revert', { id, path, was: change.was }))
      const { mine: from, was: to } = change
      if (saved.kind === 'saved') undo.record([{ kind: 'changed', id, path, from, to, etag }])
    },
    retry: (path: LeafPath) => runAloud(session.call('retry', { id, path })),
    async resolve(path: LeafPath, seen: Seen, choice: 'mine' | 'theirs'): Promise<Decided> {
      const { mine, theirs } = seen
      const result = await runAloud(session.call('resolve', { id, path, theirs, choice }))
      // At its field, taking *theirs* back means mine after all; any other decision is asked again.
      const isGivenUp = choice === 'theirs' && path !== deleted
      const effect: Effect = isGivenUp
        ? { kind: 'changed', id, path, from: mine, to: theirs }
        : { kind: 'decided', id, path, choice, ...seen }
      if (result.kind === 'saved') undo.record([effect])
      return result
    },
    /** Any other leaf: a link, a reference, a switch. */
    async set(path: LeafPath, change: { from: Value; to: Value }): Promise<Decided> {
      const saved = await runAloud(session.call('edit', { id, path, value: change.to }))
      if (saved.kind === 'saved') undo.record([{ kind: 'changed', id, path, ...change }])
      return saved
    },
    merge: (into: string) => recorded(session.call('merge', { id, into }), { kind: 'adoption' }),
    note: (note: { type: NoteType; note: string; key: string }) => runAloud(session.call('note', { id, ...note })),
    discardNote: (key: string) => recorded(session.call('discardNote', { id, key })),
    async hold(field: string, on: boolean): Promise<Decided> {
      const saved = await runAloud(session.call('hold', { id, field, on }))
      if (saved.kind === 'saved') undo.record([{ kind: 'hold', id, field, on }])
      return saved
    },
    async keepAsNew(): Promise<void> {
      await desk.commitAll() // what is being typed goes with it
      const result = await session.call('keepAsNew', { id }).catch(() => null)
      if (result?.kind === 'saved' && result.id) {
        undo.record(result.effects ?? [])
        desk.go('contacts')
        await desk.open(result.id)
      } else session.notices.show({ kind: 'trouble', key: 'notDone' })
    },
    acceptDeletion: () => recorded(session.call('acceptDeletion', { id })),
    async keepDraft(path: LeafPath | NewThing, text: string | null): Promise<void> {
      await session.call('draft', { id, path, text }).catch(() => undefined)
    },
  }
}

const EditsContext = createContext<ContactEdits>()
export const EditsProvider = EditsContext.Provider

export function useEdits(): ContactEdits {
  const edits = useContext(EditsContext)
  if (!edits) throw new Error('a field outside a contact')
  return edits
}

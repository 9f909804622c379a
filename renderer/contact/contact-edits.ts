import { createContext, useContext } from 'solid-js'
import type { TextField } from '../../shared/fields'
import type { Value } from '../../shared/leaf'
import { type LeafPath, tagPath } from '../../shared/path'
import { CONTACT_PANE_ID, type Desk } from '../desk/desk'
import type { NewThing, NoteType, Saved } from '../store/api'
import { words } from '../words/words'

export type ContactEdits = ReturnType<typeof createContactEdits>

type Decided = Saved | { kind: 'moved' }

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
      if (saved.kind === 'saved') undo.record({ id, path: field, from, to })
      return saved
    },
    async setTag(tag: string, on: boolean): Promise<Decided> {
      const path = tagPath(tag)
      const saved = await runAloud(session.call('edit', { id, path, value: on }))
      if (saved.kind === 'saved') undo.record({ id, path, from: !on, to: on })
      return saved
    },
    /** Back to the server's value; undo brings mine again. */
    async revert(path: LeafPath, change: { mine: Value; was: Value }): Promise<void> {
      const saved = await runAloud(session.call('revert', { id, path, was: change.was }))
      if (saved.kind === 'saved') undo.record({ id, path, from: change.mine, to: change.was })
    },
    retry: (path: LeafPath) => runAloud(session.call('retry', { id, path })),
    async resolve(path: LeafPath, seen: { mine: Value; theirs: Value }, choice: 'mine' | 'theirs'): Promise<Decided> {
      const { mine, theirs } = seen
      const result = await runAloud(session.call('resolve', { id, path, theirs, choice }))
      if (result.kind === 'saved' && choice === 'theirs') undo.record({ id, path, from: mine, to: theirs })
      return result
    },
    /** Any other leaf: a link, a reference, a switch. */
    async set(path: LeafPath, change: { from: Value; to: Value }): Promise<Decided> {
      const saved = await runAloud(session.call('edit', { id, path, value: change.to }))
      if (saved.kind === 'saved') undo.record({ id, path, ...change })
      return saved
    },
    merge: (into: string) => runAloud(session.call('merge', { id, into })),
    note: (note: { type: NoteType; note: string; key: string }) => runAloud(session.call('note', { id, ...note })),
    discardNote: (key: string) => runAloud(session.call('discardNote', { id, key })),
    hold: (field: string, on: boolean) => runAloud(session.call('hold', { id, field, on })),
    async keepAsNew(): Promise<void> {
      await desk.commitAll() // what is being typed goes with it
      const result = await session.call('keepAsNew', { id }).catch(() => null)
      if (result?.kind === 'saved' && result.id) {
        desk.go('contacts')
        await desk.open(result.id)
      } else session.notices.show({ kind: 'trouble', key: 'notDone' })
    },
    acceptDeletion: () => runAloud(session.call('acceptDeletion', { id })),
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

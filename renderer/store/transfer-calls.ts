import { z } from 'zod'
import { emptyContact, isLocal } from '../../shared/create'
import { type Edit, rebaseEdit, stampOf } from '../../shared/edits'
import { created, parsePath } from '../../shared/path'
import { isPictureName } from '../../shared/picture'
import { LeafValue } from '../../shared/store-port'
import type { WindowCalls } from './api'
import type { Update } from './plan'
import { heldNow, saving, told } from './saving'
import type { Held, Note } from './state'
import type { Store } from './store'

type Names = 'exportUnsent' | 'importUnsent'
export type TransferCalls = { [C in Names]: (args: WindowCalls[C]['args']) => Promise<WindowCalls[C]['result']> }

const kind = 'fieldbook-unsent-changes'
const version = 1

const Changes = z.object({
  kind: z.literal(kind),
  version: z.number(),
  contacts: z.array(
    z.object({
      id: z.string().min(1),
      name: z.string(),
      changes: z.array(z.object({ field: z.string(), from: LeafValue, to: LeafValue, savedAt: z.string() })),
      notes: z.array(
        z.object({
          key: z.string().min(1),
          type: z.enum(['note', 'call', 'meeting', 'email', 'news']),
          note: z.string(),
          savedAt: z.string(),
        }),
      ),
    }),
  ),
})
type FileContact = z.infer<typeof Changes>['contacts'][number]
type Taken = { update: Update; taken: number; skipped: number }

/** Unsent changes as a file that people can read, and another machine can take in. */
export function createTransferCalls(store: Store): TransferCalls {
  const { state } = store
  const utc = (ms: number) => new Date(ms).toISOString()

  function contactOf(id: string): FileContact {
    const edits = (state.edits.get(id) ?? []).filter(({ leaf }) => leaf.mine !== leaf.base)
    return {
      id,
      name: state.directory.get(id)?.name ?? '',
      changes: edits.map(({ path, leaf, savedAt }) => {
        return { field: path, from: leaf.base, to: leaf.mine, savedAt: utc(savedAt) }
      }),
      notes: (state.notes.get(id) ?? []).map(({ key, type, note, savedAt }) => {
        return { key, type, note, savedAt: utc(savedAt) }
      }),
    }
  }

  /** The changes of one contact, on the contact as it is here: a value that has moved meanwhile becomes a conflict. */
  async function takenIn({ id, changes, notes }: FileContact): Promise<Taken | null> {
    const to = store.idOf(id)
    const isNew = isLocal(to) && changes.some(({ field }) => field === created)
    const contact = isNew ? emptyContact(to) : await store.contact(to)
    if (!contact || contact.deletedUtc) return null
    const list = state.edits.get(to) ?? []
    // The file of a picture stays on the laptop where it was chosen.
    const portable = changes.filter(({ to: mine }) => !isPictureName(mine))
    const fresh = portable.flatMap(({ field, from, to: mine, savedAt }) => {
      if (!parsePath(field) || (field === created && !isNew) || list.some(({ path }) => path === field)) return []
      const edit: Edit = {
        ...{ path: field, conflict: null, refused: null, ask: false },
        ...{ seen: stampOf(contact), leaf: { base: from, sent: [], mine } },
      }
      const rebased = isNew ? edit : rebaseEdit(edit, { contact, before: undefined, edits: [], quiet: true })
      if (!rebased) return []
      return [{ ...heldNow(store, to, { before: null, edit: rebased }), savedAt: Date.parse(savedAt) || store.now() }]
    })
    const there = state.notes.get(to) ?? []
    const added = notes
      .filter(({ key }) => !there.some((note) => note.key === key))
      .map(({ key, type, note, savedAt }): Note => {
        const at = Date.parse(savedAt) || store.now()
        return { key, contact: to, seq: state.seq + 1, savedAt: at, type, note, sent: false, refused: null }
      })
    const update = {
      edits: new Map<string, readonly Held[]>([[to, [...list, ...fresh]]]),
      ...(added.length > 0 && { notes: new Map([[to, [...there, ...added]]]) }),
      history: fresh.map((held) => told(store, held, 'saved', 'file')),
    }
    return { update, taken: fresh.length + added.length, skipped: changes.length - portable.length }
  }

  return {
    async exportUnsent() {
      const ids = new Set([...state.edits.keys(), ...state.notes.keys()])
      const contacts = [...ids].map(contactOf).filter(({ changes, notes }) => changes.length + notes.length > 0)
      const changes = contacts.reduce((sum, contact) => sum + contact.changes.length + contact.notes.length, 0)
      const file = { kind, version, exportedAt: utc(store.now()), contacts }
      return { text: `${JSON.stringify(file, null, 2)}\n`, changes }
    },

    async importUnsent({ text }) {
      const parsed = Changes.safeParse(parseJson(text))
      if (!parsed.success) return { kind: 'failed', cause: 'not-a-file-of-changes' }
      if (parsed.data.version > version) return { kind: 'failed', cause: 'newer-version' }
      let taken = 0
      let skipped = 0
      for (const contact of parsed.data.contacts) {
        const result = await saving(store, store.idOf(contact.id), async () => {
          const taking = await takenIn(contact)
          return { update: taking?.update ?? null, value: taking && { kind: 'taken' as const, ...taking } }
        })
        if (result && result.kind !== 'taken') return { kind: 'failed', cause: 'not-saved' }
        taken += result?.taken ?? 0
        skipped += result?.skipped ?? contact.changes.length + contact.notes.length
      }
      return { kind: 'imported', taken, skipped }
    },
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

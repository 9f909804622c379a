import type { LeafPath } from '../../shared/path'
import type { Held } from './state'
import { type ConflictRow, type EditRow, format } from './storage'

/** Rows of 0.1.0 don't say which row their base is of. */
const unseen = { etag: '', updatedUtc: '' }

export function editRow({ contact, path, seq, savedAt, leaf, refused, seen, ask }: Held): EditRow {
  return { contact, path, format, seq, savedAt, base: leaf.base, sent: leaf.sent, mine: leaf.mine, refused, seen, ask }
}

export function conflictRow({ contact, path, conflictAt }: Held, conflict: NonNullable<Held['conflict']>): ConflictRow {
  return { contact, path, format, at: conflictAt, theirs: conflict.theirs, who: conflict.who }
}

/** Whether a row is an edit at all: what a damaged table gives back must not stop the others. */
export function isEditRow(row: EditRow): boolean {
  return typeof row.contact === 'string' && typeof row.path === 'string' && Array.isArray(row.sent)
}

/** Edits read back from their rows, by contact, in the order they were made. */
export function heldEdits(rows: readonly EditRow[], conflicts: readonly ConflictRow[]): Map<string, Held[]> {
  const keyOf = ({ contact, path }: { contact: string; path: LeafPath }) => `${contact}\u0000${path}`
  const conflictOf = new Map(conflicts.map((row) => [keyOf(row), row]))
  const edits = new Map<string, Held[]>()
  for (const row of [...rows].sort((a, b) => a.seq - b.seq)) {
    const { contact, path, seq, savedAt, base, sent, mine, refused, seen = unseen, ask = false } = row
    const conflict = conflictOf.get(keyOf(row))
    const held: Held = {
      ...{ contact, path, seq, savedAt, refused, seen, ask, leaf: { base, sent, mine } },
      conflict: conflict ? { theirs: conflict.theirs, who: conflict.who ?? null } : null,
      conflictAt: conflict?.at ?? 0,
    }
    const list = edits.get(contact)
    if (list) list.push(held)
    else edits.set(contact, [held])
  }
  return edits
}

import type { Update } from './plan'
import { conflictRow, editRow } from './rows'
import type { Held, State } from './state'
import { type Change, format, keyOf, keyText, type TableName, type Tables, userTables } from './storage'

/** What an update changes in the tables of user state. */
export function userChanges(state: State, update: Update): Change {
  const change: Change = {
    ...editChanges(state, update.edits ?? new Map()),
    ...noteChanges(state, update),
    ...holdChanges(state, update),
  }
  if (update.aliases)
    change.aliases = { put: [...update.aliases].map(([local, server]) => ({ local, server, format })) }
  return change
}

/** The rows of edits and conflicts that differ from what is stored. */
function editChanges(state: State, edits: ReadonlyMap<string, readonly Held[]>): Change {
  if (edits.size === 0) return {}
  const rows = { put: [] as Tables['edits']['row'][], delete: [] as [string, string][] }
  const conflicts = { put: [] as Tables['conflicts']['row'][], delete: [] as [string, string][] }
  for (const [contact, after] of edits) {
    const before = new Map((state.edits.get(contact) ?? []).map((held) => [held.path, held]))
    for (const held of after) {
      const old = before.get(held.path)
      before.delete(held.path)
      if (old === held) continue
      rows.put.push(editRow(held))
      if (held.conflict) conflicts.put.push(conflictRow(held, held.conflict))
      else if (old?.conflict) conflicts.delete.push([contact, held.path])
    }
    for (const old of before.values()) {
      rows.delete.push([contact, old.path])
      if (old.conflict) conflicts.delete.push([contact, old.path])
    }
  }
  return { edits: rows, conflicts }
}

function noteChanges(state: State, { notes }: Update): Change {
  if (!notes) return {}
  const after = [...notes.values()].flat()
  const kept = new Set(after.map(({ key }) => key))
  const before = [...notes.keys()].flatMap((id) => state.notes.get(id) ?? [])
  return {
    notes: {
      put: after.filter((note) => !before.includes(note)).map((note) => ({ ...note, format })),
      delete: before.filter(({ key }) => !kept.has(key)).map(({ key }) => key),
    },
  }
}

function holdChanges(state: State, { holds }: Update): Change {
  if (!holds) return {}
  const put = [...holds].flatMap(([contact, fields]) => [...fields].map((field) => ({ contact, field, format })))
  const before = [...holds.keys()].flatMap((id) =>
    [...(state.holds.get(id) ?? [])].map((field) => [id, field] as const),
  )
  const gone = before.filter(([contact, field]) => !holds.get(contact)?.has(field))
  return { holds: { put, delete: gone.map(([contact, field]) => [contact, field]) } }
}

/** The rows of a change by table and key, null for those that go: the form of a journal record. */
export function rowsByKey(change: Change): Record<string, Record<string, unknown>> {
  const byTable: Record<string, Record<string, unknown>> = {}
  for (const table of userTables) {
    const { put = [], delete: gone = [] } = change[table] ?? {}
    if (put.length + gone.length === 0) continue
    byTable[table] = {
      ...Object.fromEntries(gone.map((key) => [keyText(key), null])),
      ...Object.fromEntries(put.map((row) => [keyText(keyOf(table, row as never)), row])),
    }
  }
  return byTable
}

/** All rows of user state, for a second home that has nothing. */
export function userRows(state: State): Record<string, Record<string, unknown>> {
  const held = [...state.edits.values()].flat()
  const all: { [T in (typeof userTables)[number]]: Tables[T]['row'][] } = {
    edits: held.map(editRow),
    conflicts: held.flatMap((edit) => (edit.conflict ? [conflictRow(edit, edit.conflict)] : [])),
    notes: [...state.notes.values()].flat().map((note) => ({ ...note, format })),
    holds: [...state.holds].flatMap(([contact, fields]) => [...fields].map((field) => ({ contact, field, format }))),
    aliases: [...state.aliases].map(([local, server]) => ({ local, server, format })),
  }
  const byKey = <T extends TableName>(table: T, rows: readonly Tables[T]['row'][]) =>
    Object.fromEntries(rows.map((row) => [keyText(keyOf(table, row)), row]))
  return Object.fromEntries(userTables.map((table) => [table, byKey(table, all[table])]))
}

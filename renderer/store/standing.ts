import { type State, shownEdits } from './state'

/** How contacts stand beside what the server has of them, as sets of ids: few of many. */
export type Standing = Record<'blocked' | 'conflict' | 'waiting', () => ReadonlySet<string>>

export function standingOf(state: State): Standing {
  return {
    /** As far as anybody can know: what is wanted, else what we last set. */
    blocked() {
      const ids = new Set([...state.known].flatMap(([id, values]) => (values.get('blocked') === true ? [id] : [])))
      for (const [id, edits] of state.edits) {
        const held = edits.find(({ path }) => path === 'blocked')
        if (held) held.leaf.mine === true ? ids.add(id) : ids.delete(id)
      }
      return ids
    },
    /** Changed here and on the server, or deleted there. */
    conflict() {
      const undecided = [...state.edits].filter(
        ([id, edits]) => edits.some(({ conflict }) => conflict !== null) || state.directory.get(id)?.server.deleted,
      )
      return new Set(undecided.map(([id]) => id))
    },
    waiting() {
      const edited = [...state.edits].flatMap(([id, edits]) => (shownEdits(edits).length > 0 ? [id] : []))
      return new Set([...edited, ...state.notes.keys()])
    },
  }
}

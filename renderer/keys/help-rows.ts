import { type ActionGroup, type ActionKey, actionGroups, actionIds, actionTable } from '../../shared/actions'
import { matchOf } from '../palette/match'
import { words } from '../words/words'

export type HelpRow = { does: string; keys: readonly string[] }
export type HelpGroup = { group: ActionGroup; title: string; rows: HelpRow[] }

/** Keys of one place: its own part listens to them. */
const local: { group: ActionGroup; does: keyof typeof words.keys.local; keys: readonly string[] }[] = [
  { group: 'contact', does: 'saveText', keys: ['Mod+Enter'] },
  { group: 'sync', does: 'yours', keys: ['1'] },
  { group: 'sync', does: 'theirs', keys: ['2'] },
  { group: 'sync', does: 'edit', keys: ['3'] },
  { group: 'panes', does: 'wider', keys: ['ArrowLeft', 'ArrowRight'] },
]

/** Every key there is, by group; of a search only what matches it. */
export function helpGroups({ text, singleKeys }: { text: string; singleKeys: boolean }): HelpGroup[] {
  const acts = (key: ActionKey) => singleKeys || key.reach !== 'outside inputs'
  const rows = (group: ActionGroup): HelpRow[] => [
    ...actionIds
      .filter((id) => actionTable[id].group === group)
      .map((id) => ({ does: words.actions[id], keys: actionTable[id].keys.filter(acts).map(({ press }) => press) })),
    ...local.filter((key) => key.group === group).map(({ does, keys }) => ({ does: words.keys.local[does], keys })),
  ]
  return actionGroups
    .map((group) => ({
      group,
      title: words.actionGroups[group],
      rows: rows(group).filter(({ does, keys }) => keys.length > 0 && matchOf(text, does) !== null),
    }))
    .filter((group) => group.rows.length > 0)
}

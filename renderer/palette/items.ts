import { type ActionGroup, type ActionId, actionIds, actionTable } from '../../shared/actions'
import type { Desk } from '../desk/desk'
import { canAct } from '../keys/act'
import type { Row } from '../store/api'
import { words } from '../words/words'
import { actionHint } from './action-hints'
import { matchOf } from './match'
import { keyOf, type Recent } from './recents'

/** What can be chosen in the palette. */
export type Item = { kind: 'action'; action: ActionId } | { kind: 'contact'; id: string; row: Row }
export type Section = { name: string; title: string; items: Item[] }

/** What makes no sense where the keys are in the palette's own input. */
const elsewhere: readonly ActionId[] = ['palette', 'back', 'down', 'up', 'select', 'next-pane', 'previous-pane']
const groups: readonly ActionGroup[] = ['contact', 'go', 'general', 'sync', 'files', 'appearance']

type Input = {
  desk: Desk
  text: string
  /** The store's answer to the text. */
  found: readonly Row[]
  /** The rows of recent contacts. */
  known: readonly Row[]
  recents: readonly Recent[]
}

/** Everything that matches, in sections: what was used last, contacts, then commands by group. */
export function sectionsOf(input: Input): Section[] {
  const { desk, text, found } = input
  const recent = recentItems(input)
  const taken = new Set(recent.map(keyOf))
  const contacts = found.map((row): Item => ({ kind: 'contact', id: row.id, row }))
  const sections: Section[] = [
    { name: 'recent', title: words.palette.recent, items: recent },
    { name: 'contacts', title: words.palette.contacts, items: contacts },
    ...groups.map((group) => ({ name: group, title: titleOf(desk, group), items: actionItems(desk, { group, text }) })),
  ]
  return sections
    .map((section) => ({
      ...section,
      items: section.name === 'recent' ? section.items : section.items.filter((item) => !taken.has(keyOf(item))),
    }))
    .filter((section) => section.items.length > 0)
}

function recentItems({ desk, text, known, recents }: Input): Item[] {
  return recents.flatMap((recent): Item[] => {
    if (recent.kind === 'action') {
      // What is in use already does nothing when it is chosen again.
      const useful = isOffered(desk, recent.action) && actionHint(desk, recent.action) !== words.palette.inUse
      const fits = useful && matchOf(text, words.actions[recent.action])
      return fits ? [recent] : []
    }
    const row = known.find(({ id }) => id === recent.id)
    return row && matchOf(text, row.name) ? [{ ...recent, row }] : []
  })
}

/** The best match first; those that match alike stay in the table's order. */
function actionItems(desk: Desk, { group, text }: { group: ActionGroup; text: string }): Item[] {
  return actionIds
    .filter((action) => actionTable[action].group === group && isOffered(desk, action))
    .map((action) => ({ action, match: matchOf(text, words.actions[action]) }))
    .filter(({ match }) => match !== null)
    .sort((a, b) => (b.match?.score ?? 0) - (a.match?.score ?? 0))
    .map(({ action }) => ({ kind: 'action', action }))
}

function isOffered(desk: Desk, action: ActionId): boolean {
  if (elsewhere.includes(action) || !canAct(desk, action)) return false
  return action !== 'edit' || desk.contact.view() !== null
}

function titleOf(desk: Desk, group: ActionGroup): string {
  const view = desk.contact.view()
  if (group !== 'contact' || !view) return words.actionGroups[group]
  return words.palette.onContact(view.name || words.contact.noName)
}

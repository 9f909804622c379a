/** Where a key acts: everywhere, outside inputs only, or where the list has the focus (or nothing has). */
export type Reach = 'everywhere' | 'outside inputs' | 'list'

/** A key as it is pressed. `Mod` is Ctrl, and ⌘ on macOS; letters are written as capitals. */
export type ActionKey = { press: string; reach: Reach }

/** The groups of the help, the palette and the menu, in their order. */
export const actionGroups = ['general', 'contact', 'list', 'go', 'sync', 'files', 'panes', 'appearance'] as const
export type ActionGroup = (typeof actionGroups)[number]

type Action = { group: ActionGroup; keys: readonly ActionKey[] }

const everywhere = (press: string): ActionKey => ({ press, reach: 'everywhere' })
const single = (press: string): ActionKey => ({ press, reach: 'outside inputs' })
const inList = (press: string): ActionKey => ({ press, reach: 'list' })

/**
 * Everything that people can have done by a key, the menu or the palette, with its keys: those read this table, and so
 * does the help, so that no shortcut is missing in any of them. What each does is in `renderer/keys/act.ts`.
 */
export const actions = {
  palette: { group: 'general', keys: [everywhere('Mod+K')] },
  find: { group: 'general', keys: [everywhere('Mod+F'), single('/')] },
  'new-contact': { group: 'general', keys: [everywhere('Mod+N')] },
  undo: { group: 'general', keys: [everywhere('Mod+Z')] },
  redo: { group: 'general', keys: [everywhere('Mod+Shift+Z'), everywhere('Mod+Y')] },
  settings: { group: 'general', keys: [everywhere('Mod+,')] },
  help: { group: 'general', keys: [single('?'), everywhere('F1')] },

  edit: { group: 'contact', keys: [inList('Enter')] },
  'add-tag': { group: 'contact', keys: [single('T')] },
  'log-call': { group: 'contact', keys: [single('L')] },
  'copy-email': { group: 'contact', keys: [] },
  'copy-phone': { group: 'contact', keys: [] },
  print: { group: 'contact', keys: [everywhere('Mod+P')] },
  'delete-contact': { group: 'contact', keys: [] },

  down: { group: 'list', keys: [inList('ArrowDown'), single('J')] },
  up: { group: 'list', keys: [inList('ArrowUp'), single('K')] },
  select: { group: 'list', keys: [single('X')] },
  back: { group: 'list', keys: [everywhere('Escape')] },

  'all-contacts': { group: 'go', keys: [] },
  recent: { group: 'go', keys: [] },
  waiting: { group: 'go', keys: [] },
  review: { group: 'go', keys: [everywhere('Mod+Shift+R')] },
  history: { group: 'go', keys: [] },
  ready: { group: 'go', keys: [] },

  'sync-now': { group: 'sync', keys: [everywhere('Mod+Shift+S')] },
  reconcile: { group: 'sync', keys: [] },
  'export-changes': { group: 'sync', keys: [] },
  'import-changes': { group: 'sync', keys: [] },

  'import-contacts': { group: 'files', keys: [] },
  'export-contacts': { group: 'files', keys: [] },
  'find-duplicates': { group: 'files', keys: [] },

  'next-pane': { group: 'panes', keys: [everywhere('F6')] },
  'previous-pane': { group: 'panes', keys: [everywhere('Shift+F6')] },

  'theme-system': { group: 'appearance', keys: [] },
  'theme-light': { group: 'appearance', keys: [] },
  'theme-dark': { group: 'appearance', keys: [] },
  'density-comfortable': { group: 'appearance', keys: [] },
  'density-compact': { group: 'appearance', keys: [] },
  'single-keys': { group: 'appearance', keys: [] },
} as const satisfies Record<string, Action>

export type ActionId = keyof typeof actions

export const actionIds = Object.keys(actions) as ActionId[]

/** The table as what it is a table of: one action's keys are read as any other's. */
export const actionTable: Readonly<Record<ActionId, Action>> = actions

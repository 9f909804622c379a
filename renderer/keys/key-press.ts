import { type ActionId, actionIds, actionTable, type Reach } from '../../shared/actions'

/** `mod`: Ctrl, or ⌘ on macOS. `other`: the one of both that is not `mod` here, or a modifier that is the system's. */
export type KeyPress = { key: string; mod: boolean; other: boolean; shift: boolean }

/** Where the focus is: in an input, at the list (or nowhere), or at a control that has Enter and the arrows itself. */
export type Focus = 'input' | 'list' | 'other'

/** What a keyboard event is a press of. */
export function pressOf(event: KeyboardEvent, mac: boolean): KeyPress {
  return {
    key: event.key,
    mod: mac ? event.metaKey : event.ctrlKey,
    other: event.altKey || (mac ? event.ctrlKey : event.metaKey),
    shift: event.shiftKey,
  }
}

/** What a key means here, or null when it is the focused element's own. */
export function actionOf(press: KeyPress, { focus, singleKeys }: { focus: Focus; singleKeys: boolean }) {
  if (press.other) return null
  const name = nameOf(press)
  return byKey.find((key) => key.press === name && reaches(key.reach, focus, singleKeys))?.action ?? null
}

/** The keys of every action in one list. */
const byKey = actionIds.flatMap((action): { action: ActionId; press: string; reach: Reach }[] =>
  actionTable[action].keys.map((key) => ({ action, ...key })),
)

function reaches(reach: Reach, focus: Focus, singleKeys: boolean): boolean {
  switch (reach) {
    case 'everywhere':
      return true
    case 'outside inputs':
      return singleKeys && focus !== 'input'
    case 'list':
      return focus === 'list'
  }
}

/** A press as the table writes it. The shift that makes a sign, as in "?", is part of the sign. */
function nameOf({ key, mod, shift }: KeyPress): string {
  const letter = key.length === 1 ? key.toUpperCase() : key
  const sign = key.length === 1 && letter === key.toLowerCase()
  return [mod && 'Mod', shift && !sign && 'Shift', letter].filter(Boolean).join('+')
}

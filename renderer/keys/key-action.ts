/** What a key asks for. `edit`, `down` and `up` mean the list and its contact. */
export type KeyAction =
  | 'find'
  | 'new-contact'
  | 'undo'
  | 'redo'
  | 'sync-now'
  | 'review'
  | 'next-pane'
  | 'previous-pane'
  | 'down'
  | 'up'
  | 'edit'
  | 'back'
  | 'help'

export type KeyPress = { key: string; ctrl: boolean; shift: boolean; alt: boolean }

/** What a key means here, or null when it is the focused element's own. Single keys act only outside inputs. */
export function keyAction(press: KeyPress, focus: 'input' | 'list' | 'other'): KeyAction | null {
  if (press.alt) return null
  if (press.key === 'F6') return press.shift ? 'previous-pane' : 'next-pane'
  if (press.key === 'Escape') return 'back'
  if (press.ctrl) return withControl(press)
  if (focus === 'input') return null
  return single[press.key] ?? (focus === 'list' ? (inList[press.key] ?? null) : null)
}

function withControl({ key, shift }: KeyPress): KeyAction | null {
  const action = (shift ? controlShift : control)[key.toLowerCase()]
  return action ?? null
}

const control: Record<string, KeyAction> = { f: 'find', n: 'new-contact', z: 'undo', y: 'redo' }
const controlShift: Record<string, KeyAction> = { z: 'redo', s: 'sync-now', r: 'review' }
const single: Record<string, KeyAction> = { '/': 'find', '?': 'help', j: 'down', k: 'up' }
const inList: Record<string, KeyAction> = { ArrowDown: 'down', ArrowUp: 'up', Enter: 'edit' }

import { onCleanup } from 'solid-js'
import type { Desk } from '../desk/desk'
import { act } from './act'
import { keyAction } from './key-action'

/** The window's keys. A dialog or popover over it has its own. */
export function listenToKeys(desk: Desk): void {
  const mac = desk.session.bridge.boot.platform === 'darwin'
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open], :popover-open')) return
    const press = {
      key: event.key,
      ctrl: mac ? event.metaKey : event.ctrlKey,
      shift: event.shiftKey,
      alt: event.altKey,
    }
    const action = keyAction(press, focusKind(document.activeElement))
    if (!action) return
    event.preventDefault()
    act(desk, action)
  }
  window.addEventListener('keydown', onKeyDown)
  onCleanup(() => window.removeEventListener('keydown', onKeyDown))
}

function focusKind(focused: Element | null): 'input' | 'list' | 'other' {
  if (focused?.matches('input, textarea, select')) return 'input'
  return focused === document.body || focused?.matches('[role="listbox"]') ? 'list' : 'other'
}

import { onCleanup } from 'solid-js'
import type { Desk } from '../desk/desk'
import { act } from './act'
import { actionOf, type Focus, pressOf } from './key-press'

/** The window's keys. A dialog or popover over it has its own. */
export function listenToKeys(desk: Desk): void {
  const mac = desk.session.bridge.boot.platform === 'darwin'
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open], :popover-open')) return
    const action = actionOf(pressOf(event, mac), {
      focus: focusOf(document.activeElement),
      singleKeys: desk.session.settings().singleKeys,
    })
    if (!action) return
    event.preventDefault()
    act(desk, action)
  }
  window.addEventListener('keydown', onKeyDown)
  onCleanup(() => window.removeEventListener('keydown', onKeyDown))
}

function focusOf(focused: Element | null): Focus {
  if (focused?.matches('input:not([type="checkbox"], [type="radio"]), textarea, select')) return 'input'
  return focused === document.body || focused?.matches('[role="listbox"]') ? 'list' : 'other'
}

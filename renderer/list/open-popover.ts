import { onCleanup, onMount } from 'solid-js'
import { type At, placeAt } from './popup'

type Opening = { element: () => HTMLElement | undefined; at: At; end?: boolean; onClose: () => void }

/**
 * Shows a popover beside what opened it, until Escape, a press beside it, or `close`; then the focus goes back. Not by
 * `popover=auto`: that one takes the release of the right button, which opened the menu when it was pressed, for a press
 * beside it.
 */
export function openPopover({ element, at, end = false, onClose }: Opening): { close: () => void } {
  const before = document.activeElement
  let shown = false

  function close(): void {
    const popover = element()
    if (!shown || !popover) return
    shown = false
    const hadFocus = popover.contains(document.activeElement)
    popover.hidePopover()
    if (hadFocus && before instanceof HTMLElement && before.isConnected) before.focus()
    onClose()
  }

  function onPress({ target }: Event): void {
    if (!(target instanceof Element) || element()?.contains(target)) return
    // The button that opened it closes it, and must not open it again.
    if (target.closest('[aria-haspopup][aria-expanded="true"]')) {
      window.addEventListener('click', (event) => event.stopPropagation(), { capture: true, once: true })
    }
    close()
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' && event.key !== 'Tab') return
    if (event.key === 'Escape') event.preventDefault()
    event.stopPropagation()
    close()
  }

  onMount(() => {
    const popover = element()
    if (!popover) return
    popover.showPopover()
    placeAt(popover, at, end)
    shown = true
    popover.addEventListener('keydown', onKey)
    window.addEventListener('pointerdown', onPress, { capture: true })
    window.addEventListener('blur', close)
    window.addEventListener('resize', close)
  })
  onCleanup(() => {
    shown = false
    window.removeEventListener('pointerdown', onPress, { capture: true })
    window.removeEventListener('blur', close)
    window.removeEventListener('resize', close)
  })
  return { close }
}

import { onCleanup } from 'solid-js'

/**
 * Gives the focus to the pane when what had it is gone with what it decided (Keep yours, Revert, Discard), whenever that
 * is: on the body it would be nowhere, and the next Tab would begin at the top of the window.
 */
export function keepFocus(pane: HTMLElement): void {
  let last: Element | null = null
  const onFocus = (event: FocusEvent) => {
    last = event.target instanceof Element && pane.contains(event.target) ? event.target : null
  }
  const observer = new MutationObserver(() => {
    if (!last || last.isConnected || document.activeElement !== document.body) return
    last = null
    pane.focus({ preventScroll: true })
  })
  document.addEventListener('focusin', onFocus)
  observer.observe(pane, { childList: true, subtree: true })
  onCleanup(() => {
    document.removeEventListener('focusin', onFocus)
    observer.disconnect()
  })
}

/** Moves the focus to the next pane, or the one before, and around. */
export function focusPane(by: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')]
  const at = panes.findIndex((pane) => pane.contains(document.activeElement))
  for (let step = 1; step <= panes.length; step++) {
    const pane = panes[(at + by * step + panes.length * 2) % panes.length]
    const target = pane && targetIn(pane)
    if (!target) continue
    target.focus()
    return
  }
}

/** What takes the focus of a pane: what asks for it, else the first control. */
function targetIn(pane: HTMLElement): HTMLElement | null {
  if (pane.hasAttribute('data-pane-focus')) return pane
  return (
    pane.querySelector<HTMLElement>('[data-pane-focus]') ??
    pane.querySelector<HTMLElement>('[aria-current]') ??
    pane.querySelector<HTMLElement>('input, button:enabled')
  )
}

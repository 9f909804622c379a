const GAP = 8
const moves = ['scroll', 'resize'] as const

/** Puts a popover to the right of the button that opened it, or below it where there is no room. */
export function placeBeside(event: Event, button: HTMLElement | undefined): void {
  const popover = event.currentTarget
  if (!(popover instanceof HTMLElement) || !button || !popover.matches(':popover-open')) return
  const [at, own] = [button.getBoundingClientRect(), popover.getBoundingClientRect()]
  const room = at.right + GAP + own.width <= window.innerWidth - GAP
  const left = room ? at.right + GAP : Math.max(GAP, Math.min(at.left, window.innerWidth - own.width - GAP))
  const top = room ? at.top + at.height / 2 - own.height / 2 : at.bottom + 4
  popover.style.setProperty('left', `${left}px`)
  popover.style.setProperty('top', `${Math.max(GAP, Math.min(top, window.innerHeight - own.height - GAP))}px`)
  // It stands where the button was: when that scrolls away, or the window gets another size or zoom, it goes.
  const onMoved = ({ target }: Event) => {
    if (target instanceof Node && popover.contains(target)) return // a long value in it, read to its end
    stop()
    if (popover.isConnected) popover.hidePopover()
  }
  const stop = () => {
    for (const kind of moves) window.removeEventListener(kind, onMoved, { capture: true })
  }
  for (const kind of moves) window.addEventListener(kind, onMoved, { capture: true })
  popover.addEventListener('toggle', stop, { once: true })
}

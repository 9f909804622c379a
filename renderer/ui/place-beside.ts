const GAP = 8

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
  // It stands where the button was: when that scrolls away, it goes.
  const onScroll = ({ target }: Event) => {
    if (target instanceof Node && popover.contains(target)) return // a long value in it, read to its end
    stop()
    if (popover.isConnected) popover.hidePopover()
  }
  const stop = () => window.removeEventListener('scroll', onScroll, { capture: true })
  window.addEventListener('scroll', onScroll, { capture: true })
  popover.addEventListener('toggle', stop, { once: true })
}

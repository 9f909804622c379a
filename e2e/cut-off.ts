import type { Page } from 'playwright'

/** What cannot be brought on the screen to be pressed, by scrolling where a person can scroll. */
export function unreachable(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const modal = [...document.querySelectorAll('dialog:modal')].at(-1) ?? document
    const controls = [...modal.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea')]
    const isShown = (one: Element) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    return controls.filter((one) => isShown(one) && !isReached(one)).map((one) => one.outerHTML.slice(0, 200))

    function isReached(one: HTMLElement): boolean {
      one.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' })
      const { left, top, width, height } = one.getBoundingClientRect()
      const hit = document.elementFromPoint(left + width / 2, top + height / 2)
      // What Escape or time takes away again may lie over it.
      const isPassing = hit?.closest(':popover-open, [role="listbox"], [role="status"], [role="alert"]')
      const isMet = hit !== null && (one.contains(hit) || one.closest('label')?.contains(hit) || isPassing)
      // A script scrolls what only hides its overflow; a person cannot.
      return !unscroll(one) && !!isMet
    }

    function unscroll(one: Element): boolean {
      let found = false
      for (let at = one.parentElement; at; at = at.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(at)
        if (overflowX === 'hidden' && Math.abs(at.scrollLeft) > 1) found = true
        if (overflowY === 'hidden' && at.scrollTop > 1) found = true
        if (found) at.scrollTo({ left: 0, top: 0, behavior: 'instant' })
      }
      return found
    }
  })
}

/** By how much the window itself is wider than what is seen of it. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

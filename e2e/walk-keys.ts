import type { Page } from 'playwright'

/** Where the Tab key stops, in words, and whether a person can see that it does. */
export type Stop = { id: number; what: string; seen: boolean }

/**
 * Goes round by Tab, or by Shift+Tab, until it comes to where it began. At the window's end the focus is nowhere for one
 * press. More stops than `most` are a trap, or endless.
 */
export async function walk(page: Page, key: 'Tab' | 'Shift+Tab', most = 300): Promise<Stop[]> {
  if ((await reachable(page)).length === 0) return []
  const stops: Stop[] = []
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press(key)
    const stop = await page.evaluate(focused)
    if (stop && stop.id === stops[0]?.id) return stops
    if (stop) stops.push(stop)
  }
  throw new Error(`${key} does not come round: ${stops.slice(-5).map(({ what }) => what)}`)
}

/** What is numbered in the page, so that an element is known again. */
export async function numberElements(page: Page): Promise<void> {
  await page.evaluate(() => {
    const numbers = new WeakMap<Element, number>()
    let last = 0
    const idOf = (one: Element) => {
      if (!numbers.has(one)) numbers.set(one, ++last)
      return numbers.get(one)
    }
    const nameOf = (one: Element) => (one.getAttribute('aria-label') ?? one.textContent ?? '').trim().slice(0, 40)
    const told = (one: Element) => ({ id: idOf(one), what: `${one.tagName.toLowerCase()} ‘${nameOf(one)}’` })
    Reflect.set(window, 'told', told)
  })
}

/** What can be pressed or written in, and is no part of a whole that the arrows move in. */
export function reachable(page: Page): Promise<{ id: number; what: string }[]> {
  return page.evaluate(() => {
    const told: (one: Element) => { id: number; what: string } = Reflect.get(window, 'told')
    const modal = [...document.querySelectorAll('dialog:modal')].at(-1) ?? document
    const isShown = (one: Element) => one.checkVisibility({ visibilityProperty: true })
    const isChosen = (one: Element) => !(one instanceof HTMLInputElement && one.type === 'radio') || one.checked
    const controls = [...modal.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, [tabindex]')]
    return controls
      .filter((one) => one.tabIndex >= 0 && !one.matches(':disabled') && isShown(one) && isChosen(one))
      .map(told)
  })
}

function focused(): Stop | null {
  const told: (one: Element) => { id: number; what: string } = Reflect.get(window, 'told')
  const { activeElement: element } = document
  if (!element || element === document.body) return null
  const hasRing = (one: Element | null) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one ?? document.body)
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1
  }
  // Of a list the ring is around the row that is meant; a pane's edge is a line, and takes the ring's colour.
  const row = document.getElementById(element.getAttribute('aria-activedescendant') ?? '')
  const isLine = element.matches('[role="separator"]')
  const isInked = isLine && getComputedStyle(element, '::after').backgroundColor !== 'rgba(0, 0, 0, 0)'
  const { top, right, bottom, left } = element.getBoundingClientRect()
  const isOnScreen = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth
  // A section that is focused as a whole has the ring around what it is about.
  const inside = element.matches('[tabindex="-1"]') ? [...element.querySelectorAll('*')] : []
  // Where there is one input and nothing else, its caret shows it (WCAG 2.4.7, understanding).
  const isAlone = element.matches('input') && element.closest('dialog')?.querySelectorAll('input, button').length === 1
  // Of a hidden input the ring is around what is drawn in its place.
  const drawn = [element, row, element.parentElement, element.closest('label'), element.nextElementSibling, ...inside]
  return { ...told(element), seen: isOnScreen && (isInked || isAlone || drawn.some(hasRing)) }
}

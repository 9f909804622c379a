import type { ContactView, SavedFilter } from '../store/api'

/** What a popup opens beside: an element's place, or a point's. */
export type At = { left: number; right: number; top: number; bottom: number }

/** One thing at a time that opens over the list or the sidebar. */
export type Popup =
  | { kind: 'sort'; at: At }
  | { kind: 'add-filter'; at: At }
  | { kind: 'filter-by'; what: 'tag' | 'company' | 'language'; at: At }
  | { kind: 'name-filter'; filter: SavedFilter | null }
  | { kind: 'saved-filter'; filter: SavedFilter; at: At }
  | { kind: 'row'; view: ContactView; at: At }
  | { kind: 'rows'; ids: readonly string[]; at: At }
  | { kind: 'tag'; ids: readonly string[]; on: boolean; at: At }
  | { kind: 'language'; ids: readonly string[]; at: At }

export function atPoint({ clientX, clientY }: { clientX: number; clientY: number }): At {
  return { left: clientX, right: clientX, top: clientY, bottom: clientY }
}

export function atElement(element: Element): At {
  const { left, right, top, bottom } = element.getBoundingClientRect()
  return { left, right, top, bottom }
}

/** For what opens by a key of its own: at the top of what it is about. */
export function atTop(element: Element): At {
  const { left, right, top } = element.getBoundingClientRect()
  return { left: left + 12, right: right - 12, top, bottom: top }
}

const GAP = 4
const EDGE = 8

/** Puts a shown popover below where it opens, or above where there is no room. `end`: their right edges in line. */
export function placeAt(popover: HTMLElement, at: At, end = false): void {
  const { width, height } = popover.getBoundingClientRect()
  const left = Math.max(EDGE, Math.min(end ? at.right - width : at.left, window.innerWidth - width - EDGE))
  const below = at.bottom + GAP
  const fits = below + height <= window.innerHeight - EDGE
  const top = fits ? below : Math.max(EDGE, at.top - GAP - height)
  popover.style.setProperty('left', `${left}px`)
  popover.style.setProperty('top', `${Math.min(top, Math.max(EDGE, window.innerHeight - height - EDGE))}px`)
}

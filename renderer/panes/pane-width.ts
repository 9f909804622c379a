import { type PaneName, paneLimits } from '../../shared/panes'

const STEP = 16

/** A width that the pane may have. */
export function within(pane: PaneName, width: number): number {
  const { min, max } = paneLimits[pane]
  return Math.round(Math.min(max, Math.max(min, width)))
}

/** The width that a key asks for, as with every separator (ARIA APG, "Window Splitter"); null: not its key. */
export function widthAfterKey(
  press: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>,
  { pane, width }: { pane: PaneName; width: number },
): number | null {
  if (press.ctrlKey || press.altKey || press.metaKey) return null
  const { min, max, usual } = paneLimits[pane]
  switch (press.key) {
    case 'ArrowLeft':
      return within(pane, width - STEP)
    case 'ArrowRight':
      return within(pane, width + STEP)
    case 'Home':
      return min
    case 'End':
      return max
    case 'Enter':
      return usual
    default:
      return null
  }
}

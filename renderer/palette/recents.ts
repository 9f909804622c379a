import { createSignal } from 'solid-js'
import { type ActionId, actionIds } from '../../shared/actions'

/** What was chosen in the palette: an action, or a contact. */
export type Recent = { kind: 'action'; action: ActionId } | { kind: 'contact'; id: string }
export type Recents = ReturnType<typeof createRecents>

const KEPT = 5
const KEY = 'palette-actions'

/** What was chosen last comes first. Actions outlive the window; contacts are the account's and do not. */
export function createRecents(storage: () => Pick<Storage, 'getItem' | 'setItem'> = () => localStorage) {
  const [added, setAdded] = createSignal<Recent[] | null>(null)
  let kept: Recent[] | null = null
  /** Read when they are first wanted: the storage is slow to open, and the start has no use for it. */
  function recents(): Recent[] {
    kept ??= readActions(storage())
    return added() ?? kept
  }
  return {
    all: recents,
    add(recent: Recent): void {
      const next = [recent, ...recents().filter((one) => keyOf(one) !== keyOf(recent))].slice(0, KEPT)
      setAdded(next)
      const actions = next.flatMap((one) => (one.kind === 'action' ? [one.action] : []))
      storage().setItem(KEY, JSON.stringify(actions))
    },
  }
}

export function keyOf(recent: Recent): string {
  return recent.kind === 'action' ? `action-${recent.action}` : `contact-${recent.id}`
}

/** Another version may have written it. */
function readActions(storage: Pick<Storage, 'getItem'>): Recent[] {
  try {
    const raw: unknown = JSON.parse(storage.getItem(KEY) ?? '[]')
    const names = Array.isArray(raw) ? raw : []
    return actionIds
      .filter((action) => names.includes(action))
      .sort((a, b) => names.indexOf(a) - names.indexOf(b))
      .map((action) => ({ kind: 'action', action }))
  } catch {
    return []
  }
}

import { onCleanup } from 'solid-js'
import type { Desk } from '../desk/desk'
import type { Review } from './create-review'
import { isEditable } from './item-words'
import { neighbour } from './review-order'
import { focusSection } from './section-id'

type Screen = { editing: () => boolean; edit: (key: string) => void; leave: () => void }

/** The review's own keys, before those of the window. While yours is typed anew, keys are the text's. */
export function listenToReviewKeys(desk: Desk, review: Review, screen: Screen): void {
  const mac = desk.session.bridge.boot.platform === 'darwin'
  /** Said to a key that is held down: one press decides one thing. */
  const once = (act: () => void) => (event: KeyboardEvent) => event.repeat || act()
  const move = (by: 1 | -1) => () => {
    const next = neighbour(
      review.groups().flatMap(({ entries }) => entries),
      review.current()?.key ?? null,
      by,
    )
    if (!next) return
    review.choose(next.key)
    focusSection(next.key)
  }
  const choose = (choice: 'mine' | 'theirs') => () => {
    const entry = review.current()
    if (entry && !entry.decided) void review.decide(entry.item, choice)
  }
  const edit = () => {
    const entry = review.current()
    if (!entry || entry.decided) return
    if (isEditable(entry.item)) screen.edit(entry.key)
    else void desk.openAt(entry.item.id, entry.item.path)
  }
  const keys: Record<string, (event: KeyboardEvent) => void> = {
    '1': once(choose('mine')),
    '2': once(choose('theirs')),
    '3': once(edit),
    j: move(1),
    k: move(-1),
    ArrowDown: move(1),
    ArrowUp: move(-1),
    Escape: screen.leave,
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open], :popover-open')) return
    const typing = document.activeElement?.matches('input, textarea, select') === true
    const control = mac ? event.metaKey : event.ctrlKey
    if (typing || screen.editing() || event.altKey || control) return
    // Letters and digits can be turned off.
    const isSingle = event.key.length === 1
    const act = isSingle && !desk.session.settings().singleKeys ? undefined : keys[event.key]
    if (!act) return
    act(event)
    event.preventDefault()
  }
  document.addEventListener('keydown', onKeyDown)
  onCleanup(() => document.removeEventListener('keydown', onKeyDown))
}

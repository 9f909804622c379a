import { deleted, parsePath } from '../../shared/path'
import { changedField } from '../history/happened'
import { words } from '../words/words'
import type { Step } from './undo-stack'

/** What a step changed, as the toast names it. `nameOf`: what a contact is called. */
export function whatOf({ changes, vanished }: Step, nameOf: (id: string) => string): string {
  const u = words.undoing
  const count = new Set([...changes, ...vanished].map(({ id }) => id)).size
  const id = changes[0]?.id ?? vanished[0]?.id ?? ''
  const path = changes[0]?.path ?? deleted
  if (changes.some((change) => change.path !== path)) return u.several(changes.length)
  const parts = parsePath(path)
  if (path === deleted) return count === 1 ? u.deletion(nameOf(id)) : u.deletionOfMany(count)
  if (parts?.kind === 'element' && parts.field === 'tags') {
    return count === 1 ? u.tag(parts.element, nameOf(id)) : u.tagOnMany(parts.element, count)
  }
  const field = changedField(path)
  return count === 1 ? u.field(field, nameOf(id)) : u.fieldOfMany(field, count)
}

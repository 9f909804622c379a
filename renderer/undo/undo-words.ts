import { displayName } from '../../shared/contact'
import { deleted, parsePath } from '../../shared/path'
import { changedField } from '../history/happened'
import type { Effect } from '../store/undo-api'
import { words } from '../words/words'

/** What an act was, whichever way it goes now. */
export type StepName =
  | { kind: 'field' | 'decision'; path: string }
  | { kind: 'tag'; tag: string }
  | { kind: 'creation' | 'deletion' | 'acceptance' | 'keeping' | 'merge' | 'adoption' | 'import' }
  | { kind: 'note' | 'discard' | 'hold' | 'release' | 'several' }

/** The name of an act that did only this; who does more names it. */
export function nameOfStep([first, ...others]: readonly Effect[]): StepName {
  if (!first || others.some((other) => !isAlike(first, other))) return { kind: 'several' }
  switch (first.kind) {
    case 'changed': {
      const parts = parsePath(first.path)
      if (first.path === deleted) return { kind: 'deletion' }
      const isTag = parts?.kind === 'element' && parts.field === 'tags'
      return isTag ? { kind: 'tag', tag: parts.element } : { kind: 'field', path: first.path }
    }
    case 'made':
      return { kind: 'creation' }
    case 'unmade':
      return { kind: 'deletion' }
    case 'decided':
    case 'asked':
      return { kind: 'decision', path: first.path }
    case 'note':
      return { kind: first.there ? 'note' : 'discard' }
    case 'hold':
      return { kind: first.on ? 'hold' : 'release' }
    case 'gone':
      return { kind: first.made ? 'keeping' : 'acceptance' }
    case 'joined':
    case 'parted':
      return { kind: 'adoption' }
    case 'notes':
    case 'waits':
      return { kind: 'several' }
  }
}

function isAlike(one: Effect, other: Effect): boolean {
  const isDeletion = ({ kind, ...effect }: Effect) =>
    kind === 'unmade' || ('path' in effect && kind === 'changed' && effect.path === deleted)
  if (isDeletion(one) && isDeletion(other)) return true
  if (one.kind === 'decided' && other.kind === 'decided') return true
  return one.kind === other.kind && ('path' in one ? one.path : '') === ('path' in other ? other.path : '')
}

/** What a step did, as the toast names it. `nameOf`: what a contact is called. */
export function whatOf(name: StepName, effects: readonly Effect[], nameOf: (effect: Effect) => string): string {
  const u = words.undoing
  const [first] = effects
  const count = new Set(effects.map(({ id }) => id)).size
  const one = first && count === 1 ? nameOf(first) : null
  switch (name.kind) {
    case 'field':
      return one === null ? u.fieldOfMany(changedField(name.path), count) : u.field(changedField(name.path), one)
    case 'tag':
      return one === null ? u.tagOnMany(name.tag, count) : u.tag(name.tag, one)
    case 'decision':
      if (effects.length > 1 || one === null) return u.decisions(effects.length)
      return u.decision(name.path === deleted ? u.deletionItself : changedField(name.path), one)
    case 'deletion':
      return one === null ? u.deletionOfMany(count) : u.deletion(one)
    case 'import':
      return u.import(count)
    case 'several':
      return u.several(effects.length)
    default:
      return u.act[name.kind](first ? nameOf(first) : words.contact.noName)
  }
}

/** What a contact is called that is made, or was. */
export function nameIn(effect: Effect): string {
  const values = effect.kind === 'made' || effect.kind === 'unmade' ? effect.values : {}
  const text = (path: string) => (typeof values[path] === 'string' ? values[path] : null)
  return displayName({ firstName: text('firstName'), lastName: text('lastName'), email: text('email') })
}

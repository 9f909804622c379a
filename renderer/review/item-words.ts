import { unknown, type Value } from '../../shared/leaf'
import { parsePath, primaryCompany } from '../../shared/path'
import { changedField, shownChange } from '../history/happened'
import type { ReviewItem } from '../store/api'
import { words } from '../words/words'

/** Names a thing to decide: one for each leaf of a contact. */
export function keyOfItem({ id, path }: Pick<ReviewItem, 'id' | 'path'>): string {
  return `${id} ${path}`
}

export function nameOfItem({ name }: Pick<ReviewItem, 'name'>): string {
  return name || words.contact.noName
}

/** What is to be decided, as people call it. */
export function labelOfItem(item: Pick<ReviewItem, 'path' | 'companies' | 'what'>): string {
  const { path, what, companies } = item
  if (what.kind === 'gone') return words.review.goneTitle
  if (what.kind === 'deletion') return words.review.deletionTitle
  if (what.kind === 'note') return words.contact.noteKinds[what.type]
  const parts = parsePath(path)
  return parts?.kind === 'link' ? words.contact.jobTitleAt(companies[parts.company] ?? '') : changedField(path)
}

/** A value of what is to be decided, as people read it: companies by name. */
export function shownInReview({ path, companies }: Pick<ReviewItem, 'path' | 'companies'>, value: Value): string {
  if (path === primaryCompany && typeof value === 'string') return companies[value] ?? value
  if (path === 'blocked' && value === unknown) return words.contact.blockedChanged
  if (parsePath(path)?.kind === 'element') return value === true ? words.waiting.added : words.waiting.removed
  return shownChange(path, value)
}

/** Under its name in the list: who is in it. */
export function aboutItem({ what }: Pick<ReviewItem, 'what'>): string {
  switch (what.kind) {
    case 'conflict':
    case 'deletion':
      return what.who ? words.review.youAnd(what.who.name) : words.review.youAndSomebody
    case 'gone':
      return words.review.goneWaits(what.changes.length + what.notes.length)
    case 'refused':
    case 'created':
    case 'note':
      return words.review.refusedShort
  }
}

/** Whether a value is a text that is compared word by word. */
export function isProse({ path }: Pick<ReviewItem, 'path'>): boolean {
  const kind = parsePath(path)?.kind
  return (kind === 'text' && path !== 'primaryLanguage') || kind === 'link'
}

/** Whether yours can be typed anew here. */
export function isEditable({ path, what }: Pick<ReviewItem, 'path' | 'what'>): boolean {
  const kind = parsePath(path)?.kind
  return (what.kind === 'conflict' || what.kind === 'refused') && (kind === 'text' || kind === 'link')
}

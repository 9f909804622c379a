import { alikeEmail } from '../../shared/alike'
import type { Contact } from '../../shared/contact'
import { type LeafPath, linkPath, parsePath } from '../../shared/path'
import type { Card } from '../../shared/vcard'
import { alikeAt, onTop, readLeaf, type Wish } from '../../shared/wire'
import type { Entry } from './directory'
import type { MatchedBy } from './import-api'
import { emailKey, nameKey, phoneKey, type SimilarIndex } from './similar-index'

export type Match = { id: string; by: MatchedBy }

/** A card with what it asks for. */
export type Asked = { card: Card; wishes: readonly Wish[] }

/** The contact that a card tells of: by email, by another system's reference, by phone, then by its exact name. */
export function matchOf(
  { card, wishes }: Asked,
  index: SimilarIndex,
  refs: ReadonlyMap<LeafPath, string>,
): Match | null {
  const [email] = index.byEmail(card.email)
  if (email) return { id: email.id, by: 'email' }
  for (const { path } of wishes) {
    const id = refs.get(path)
    if (id) return { id, by: 'reference' }
  }
  const name = [card.firstName, card.lastName].filter(Boolean).join(' ')
  // A switchboard is many people's: only one who may be the same person counts.
  const phone = only(index.byPhone(card.phone).filter((entry) => mayBe(entry, name)))
  if (phone) return { id: phone.id, by: 'phone' }
  const named = only(index.byName(name).filter((entry) => !differs(entry.shown.email, card.email)))
  return named ? { id: named.id, by: 'name' } : null
}

function only(entries: readonly Entry[]): Entry | undefined {
  return entries.length === 1 ? entries[0] : undefined
}

function mayBe({ shown }: Entry, name: string): boolean {
  const theirs = nameKey([shown.firstName, shown.lastName].filter(Boolean).join(' '))
  return theirs === '' || name === '' || theirs === nameKey(name)
}

/** Two people of one name have different addresses. */
function differs(a: string | null, b: string): boolean {
  return Boolean(a) && b !== '' && !alikeEmail(a, b)
}

/** What two rows of a file have in common if they tell of one contact. */
export function sameKeys({ card, wishes }: Asked): string[] {
  const refs = wishes.filter(({ path }) => path.startsWith('externalRefs/')).map(({ path }) => path)
  const email = card.email === '' ? [] : [`email/${emailKey(card.email)}`]
  if (email.length + refs.length > 0) return [...email, ...refs]
  return [`person/${nameKey(`${card.firstName} ${card.lastName}`)}/${phoneKey(card.phone) || card.phone}`]
}

/** What a matched card would change: where nothing is filled in, and where something else is. */
export type Changes = { fill: Wish[]; overwrite: Wish[] }

/** `shown`: the contact as people see it. Sets are united in any case. */
export function changesOn(shown: Contact, wishes: readonly Wish[]): Changes {
  const changes: Changes = { fill: [], overwrite: [] }
  for (const wish of wishes) {
    const now = readLeaf(shown, wish.path)
    if (wish.mine === null && now !== false) continue // a company without a job title says nothing about it
    if (alikeAt(wish.path)(now, wish.mine)) continue
    const isEmpty = now === null || now === false
    changes[isEmpty ? 'fill' : 'overwrite'].push(wish)
  }
  return changes
}

/** A link of a contact that has none makes its company the primary one. */
export function withPrimary(wishes: readonly Wish[], shown: Contact | null): Wish[] {
  const link = wishes.find(({ path }) => parsePath(path)?.kind === 'link')
  if (!link || (shown?.companies?.length ?? 0) > 0) return [...wishes]
  return [...wishes, { path: 'primaryCompany', mine: link.path.slice(linkPath('').length) }]
}

/** The contact with the user's edits on top. */
export function shownOf(contact: Contact, edits: readonly { path: LeafPath; leaf: { mine: Wish['mine'] } }[]): Contact {
  return onTop(
    contact,
    edits.map(({ path, leaf }) => ({ path, mine: leaf.mine })),
  )
}

import type { ContactView } from '../../renderer/store/api'
import { isLocal } from '../../shared/create'
import { isTextField } from '../../shared/fields'
import type { Value } from '../../shared/leaf'
import { type LeafPath, primaryCompany, tagPath } from '../../shared/path'
import type { Client } from './client'
import type { User } from './user'
import type { Outcome, Wished } from './wishes'
import type { World } from './world'

/** Whose turn it is in a story. */
export type Scene = { world: World; client: Client; user: User }
export type Action = (scene: Scene) => Promise<void> | void

/** Values that differ in form only, that the server refuses, that others have: few, so that they meet. */
export const texts: Record<string, readonly (string | null)[]> = {
  firstName: ['Anna', 'anna', 'Anna ', null, 'Maria'],
  email: ['a@b.example', 'A@B.example', 'c@d.example', null],
  phone: ['070-174 06 18', '+46 70 174 06 18', '+46 8 465 004 21', null],
  strategy: ['Call first', 'Call\nfirst', null],
  primaryLanguage: ['sv', 'en', 'zz', null],
}
export const tags = ['vip', 'east', 'pilot']
export const refs = ['crm/17', 'erp/17', 'crm/a%2Fb']
export const companies = [
  { id: 'k1', name: 'Nordvik' },
  { id: 'k2', name: 'Acme' },
  { id: 'k3', name: 'Öresund' },
]
export const titles = ['CEO', 'CEO ', 'Buyer', null]

/** A change and what the window says to it. One that a crash cut off may stand or not. */
export async function ask({ client, user }: Scene, wish: Wished, call: () => Promise<{ kind: string }>): Promise<void> {
  const { store } = client.app()
  const seenAt = (await store.contact(store.idOf(wish.id)))?.etag ?? ''
  const answered = user.asks({ ...wish, seenAt })
  call().then((result) => answered(outcomeOf(client, result)), ignore)
}

/** What only the journal has not taken is in the store, and goes out. */
export function outcomeOf(client: Client, { kind, cause }: { kind: string; cause?: string }): Outcome {
  if (kind === 'saved') return 'saved'
  return kind === 'not-saved' && cause !== 'gone' && (cause !== 'full' || !client.journal.isWhole())
    ? 'unknown'
    : 'not-saved'
}

/** The contacts that the user has before them. What waits to be deleted is not shown. */
export async function views({ client, world }: Scene): Promise<ContactView[]> {
  const { store, window } = client.app()
  const shown: ContactView[] = []
  for (const { id } of store.state.directory.all()) {
    if (isLocal(id) && !world.watch.things.isKnown(id)) continue
    const view = await window.contact({ id })
    if (view && view.deletion.kind !== 'pending' && view.deletion.kind !== 'checking') shown.push(view)
  }
  return shown
}

/** A contact that is there on the server, as far as the client knows, or has been made here. */
export async function anyContact(scene: Scene): Promise<ContactView | null> {
  const alive = (await views(scene)).filter((view) => !view.deleted)
  return alive.length > 0 ? scene.world.scheduler.pick(alive) : null
}

/** What a leaf shows; undefined where nobody can know. */
export function shownAt(view: ContactView, path: LeafPath): Value | undefined {
  const [field = '', ...rest] = path.split('/')
  if (isTextField(path)) return view.text[path].value
  if (path === 'blocked') return view.blocked.state.kind === 'clean' ? undefined : view.blocked.value
  if (path === primaryCompany) return view.companies.find(({ primary }) => primary)?.id ?? null
  if (field === 'tags') return view.tags.some((tag) => tagPath(tag.tag) === path && tag.state !== 'removed')
  if (field === 'externalRefs') return view.externalRefs.some((ref) => ref.path === path && ref.state !== 'removed')
  const link = view.companies.find(({ id }) => id === rest.join('/'))
  return link && !isRemoved(link) ? link.jobTitle || null : false
}

/** A removed link stays listed, with the title that the server has, while its removal waits. */
function isRemoved({ jobTitle, state }: ContactView['companies'][number]): boolean {
  if (state.kind === 'conflict') return state.mine === false
  return (state.kind === 'pending' || state.kind === 'refused') && state.was !== false && (state.was ?? '') === jobTitle
}

/** The app died under the call: what became of it shows after the restart. */
export function ignore(): void {}

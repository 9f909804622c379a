import { unknown, type Value } from '../../shared/leaf'
import { created, deleted, type LeafPath, linkPath, parsePath, primaryCompany, tagPath } from '../../shared/path'
import { alikeAt } from '../../shared/wire'
import {
  type Action,
  anyContact,
  ask,
  companies,
  ignore,
  refs,
  type Scene,
  shownAt,
  tags,
  texts,
  titles,
  views,
} from './scene'

/** What users do with single fields. */
async function wish(scene: Scene, path: LeafPath, value: Value): Promise<void> {
  const { client } = scene
  const view = await anyContact(scene)
  if (!view) return
  const { id } = view
  const asked = typeof value === 'string' && path !== primaryCompany ? typed(path, value) : value
  // Typing what stands there already is no wish; going back to what the server had is none that must reach it.
  if (shownAt(view, path) === asked) return
  const held = client
    .app()
    .store.state.edits.get(id)
    ?.find((other) => other.path === path)
  const isBack = held?.leaf.base === asked && !held.conflict
  await ask(scene, { id, path, value: asked, kind: isBack ? 'back' : 'edit' }, () =>
    client.app().window.edit({ id, path, value: asked }),
  )
}

const typed = (path: LeafPath, text: string) => text.replace(/\s+/g, path === 'strategy' ? '$&' : ' ').trim()

export const editText: Action = (scene) => {
  const { scheduler } = scene.world
  const field = scheduler.pick(Object.keys(texts))
  return wish(scene, field, scheduler.pick(texts[field] ?? []))
}

export const editTag: Action = (scene) => {
  const { scheduler } = scene.world
  return wish(scene, tagPath(scheduler.pick(tags)), scheduler.chance(0.5))
}

export const editRef: Action = (scene) => {
  const { scheduler } = scene.world
  return wish(scene, `externalRefs/${scheduler.pick(refs)}`, scheduler.chance(0.5))
}

export const editLink: Action = (scene) => {
  const { scheduler } = scene.world
  const value = scheduler.chance(0.3) ? false : scheduler.pick(titles)
  return wish(scene, linkPath(scheduler.pick(companies).id), value)
}

export const editPrimary: Action = async (scene) => {
  const { scheduler } = scene.world
  const view = await anyContact(scene)
  const linked = view?.companies.map(({ id }) => id).filter((id) => shownAt(view, linkPath(id)) !== false) ?? []
  if (!view || linked.length === 0) return
  await wishOn(scene, view.id, scheduler.chance(0.1) ? null : scheduler.pick(linked))
}

async function wishOn(scene: Scene, id: string, value: Value): Promise<void> {
  const { window, store } = scene.client.app()
  const view = await window.contact({ id })
  if (!view || shownAt(view, primaryCompany) === value) return
  const held = store.state.edits.get(id)?.find(({ path }) => path === primaryCompany)
  // A server may make the first one primary where none is named.
  const kind = value === null || (held?.leaf.base === value && !held.conflict) ? 'back' : 'edit'
  await ask(scene, { id, path: primaryCompany, value, kind }, () => window.edit({ id, path: primaryCompany, value }))
}

export const editBlocked: Action = (scene) => wish(scene, 'blocked', scene.world.scheduler.pick([true, false, null]))

export const revert: Action = (scene) => {
  const { client, world } = scene
  const all = [...client.app().store.state.edits.values()].flat()
  const open = all.filter((held) => !held.conflict && held.path !== created)
  if (open.length === 0) return
  const { contact: id, path, leaf } = world.scheduler.pick(open)
  const was = leaf.base
  const back = () => client.app().window.revert({ id, path, was })
  return ask(scene, { id, path, value: was, kind: 'back' }, was === unknown ? unread(back) : back)
}

export const resolve: Action = async (scene) => {
  const { client, user, world } = scene
  const { window, store } = client.app()
  const all = [...store.state.edits.values()].flat().filter((held) => held.conflict)
  if (all.length === 0) return
  const { contact: id, path, leaf, conflict } = world.scheduler.pick(all)
  if (!conflict) return
  const { theirs } = conflict
  const choice = world.scheduler.pick(['mine', 'theirs'] as const)
  // *Keep yours* keeps what was typed last, also when that is still being saved.
  const last = user.wish(id, path)
  const mine = last ? last.value : leaf.mine
  const value = choice === 'mine' ? mine : path === deleted ? false : theirs
  const decide = () => window.resolve({ id, path, theirs, choice })
  const call = theirs === unknown && choice === 'theirs' ? unread(decide) : decide
  await ask(scene, { id, path, value, kind: choice === 'mine' ? 'edit' : 'back' }, call)
}

/** What nobody can read is no value that could be compared. */
const unread = (call: () => Promise<{ kind: string }>) => async () => {
  const { kind } = await call()
  return { kind: kind === 'saved' ? 'not-saved' : kind, cause: 'slow' }
}

/** Takes back what was sent, or merged, where the value is still what it made it. */
export const undo: Action = async (scene) => {
  const { client, world } = scene
  const { window, store } = client.app()
  const entries = await window.history({ before: null, count: 8 })
  const usable = entries.filter(
    ({ kind, path }) => (kind === 'sent' || kind === 'saved') && parsePath(path)?.kind !== 'whole',
  )
  if (usable.length === 0) return
  const { contact, path, from, to } = world.scheduler.pick(usable)
  const id = store.idOf(contact)
  const view = (await views(scene)).find((other) => other.id === id && !other.deleted)
  if (!parsePath(path) || !view || path === 'blocked') return
  const now = shownAt(view, path)
  if (now === undefined || !alikeAt(path)(now, to) || now === from) return
  const value = from
  const held = store.state.edits.get(id)?.find((other) => other.path === path)
  const isBack = (path === primaryCompany && value === null) || (held?.leaf.base === value && !held.conflict)
  const kind = isBack ? 'back' : 'edit'
  await ask(scene, { id, path, value, kind }, () => window.undo({ id, path, from, to }))
}

export const retry: Action = ({ client, world }) => {
  const { window, store } = client.app()
  const edits = [...store.state.edits.values()].flat().filter(({ refused }) => refused !== null)
  const notes = [...store.state.notes.values()].flat().filter(({ refused }) => refused !== null)
  const all = [
    ...edits.map(({ contact: id, path }) => ({ id, path })),
    ...notes.map(({ contact: id, key }) => ({ id, path: key })),
  ]
  if (all.length > 0) window.retry(world.scheduler.pick(all)).catch(ignore)
}

export const hold: Action = async (scene) => {
  const { client, world } = scene
  const view = await anyContact(scene)
  if (!view) return
  const names = ['', 'firstName', 'tags', 'companies', 'blocked', created, ...view.notes.map(({ key }) => key)]
  const held = { id: view.id, field: world.scheduler.pick(names), on: world.scheduler.chance(0.4) }
  client.app().window.hold(held).catch(ignore)
}

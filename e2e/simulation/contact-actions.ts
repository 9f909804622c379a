import { isLocal } from '../../shared/create'
import { isUncertain } from '../../shared/edits'
import type { Value } from '../../shared/leaf'
import { created, deleted, type LeafPath, linkPath, tagPath } from '../../shared/path'
import { noneAt } from './ledger'
import {
  type Action,
  anyContact,
  ask,
  companies,
  ignore,
  outcomeOf,
  refs,
  type Scene,
  tags,
  texts,
  titles,
  views,
} from './scene'
import type { Wished } from './wishes'

/** What users do with whole contacts, and with notes. */
export const create: Action = ({ world, client, user }) => {
  const { scheduler, watch } = world
  const values: Record<LeafPath, Value> = {}
  const maybe = (path: LeafPath, value: Value, probability: number) => {
    if (scheduler.chance(probability)) values[path] = value
  }
  maybe('firstName', scheduler.pick(['Nils', 'Nina']), 0.8)
  maybe('email', scheduler.pick(texts.email ?? []), 0.6)
  maybe('primaryLanguage', scheduler.pick(['sv', 'zz']), 0.2)
  maybe(tagPath(scheduler.pick(tags)), true, 0.3)
  maybe(`externalRefs/${scheduler.pick(refs)}`, true, 0.1)
  maybe(linkPath(scheduler.pick(companies).id), scheduler.pick(titles)?.trim() ?? null, 0.3)
  maybe('blocked', true, 0.1)
  const answered = watch.things.creates(client.me)
  const asked = client.app().window.create({ values })
  asked.then((result) => {
    const outcome = outcomeOf(client, result)
    answered(outcome, result.kind === 'saved' ? result.id : undefined)
    if (result.kind === 'saved' && result.id) wishAll(user, result.id, values)
  }, ignore)
}

function wishAll(user: Scene['user'], id: string, values: Record<LeafPath, Value>): void {
  for (const [path, value] of Object.entries(values)) {
    // What was asked since the contact was shown comes after.
    if (value !== noneAt(path) && !user.wish(id, path)) user.wished({ id, path, value, kind: 'edit' })
  }
}

export const remove: Action = async (scene) => {
  const { client, user, world } = scene
  const view = await anyContact(scene)
  if (!view) return
  const { id, etag } = view
  const { store, window } = client.app()
  const unsent =
    isLocal(store.idOf(id)) &&
    !store.state.edits.get(id)?.some(({ path, leaf }) => path === created && leaf.sent.length > 0)
  if (unsent && user.isAsking(id)) return
  if (!unsent) return ask(scene, { id, path: deleted, value: true, kind: 'edit' }, () => window.remove({ id, etag }))
  // Made here and never sent: it is simply gone, unless it has left just now.
  const wishes = user.forgets(id)
  const stays = world.watch.things.givesUp(client.me, id)
  window.remove({ id, etag }).then((result) => {
    if (outcomeOf(client, result) !== 'not-saved') return
    stays()
    for (const wish of wishes) if (!user.wish(id, wish.path)) user.wished(wish)
  }, ignore)
}

/** What the user wishes of a contact and does not have yet; forgotten, as it is to be wished of another one. */
function openWishes({ client, user }: Scene, id: string): Wished[] {
  const edits = client.app().store.state.edits.get(id) ?? []
  // One that only waits for what became of a refused body asks for nothing: the other contact has its own value.
  const isOpen = ({ path, value }: Wished) =>
    edits.some((held) => held.path === path && held.leaf.mine === value && !isUncertain(held))
  return user.forgets(id).filter(isOpen)
}

/** Contacts that are deleted on the server, with changes that wait for a decision. */
const goneViews = async (scene: Scene) =>
  (await views(scene)).filter(({ id, deleted }) => deleted && scene.client.app().store.state.edits.has(id))

export const acceptDeletion: Action = async (scene) => {
  const { client, user, world } = scene
  const gone = await goneViews(scene)
  if (gone.length === 0) return
  const { id } = world.scheduler.pick(gone)
  // What is asked and not answered yet would be given up with the rest (seed 8770).
  if (user.isAsking(id)) return
  user.forgets(id)
  world.watch.things.givesUp(client.me, id)
  client.app().window.acceptDeletion({ id }).catch(ignore)
}

export const keepAsNew: Action = async (scene) => {
  const { client, user, world } = scene
  const gone = await goneViews(scene)
  if (gone.length === 0) return
  const { id } = world.scheduler.pick(gone)
  if (user.isAsking(id)) return
  const wishes = openWishes(scene, id)
  const moved = world.watch.things.moves(client.me, id)
  const made = world.watch.things.creates(client.me)
  client
    .app()
    .window.keepAsNew({ id })
    .then((result) => {
      const outcome = outcomeOf(client, result)
      const to = result.kind === 'saved' ? result.id : undefined
      moved(outcome, to)
      made(outcome, to)
      if (to) user.touchesAll(to)
      const kept = wishes.filter(({ path }) => path !== deleted)
      if (to) wishAll(user, to, Object.fromEntries(kept.map(({ path, value }) => [path, value])))
    }, ignore)
}

/** A contact made here clashes with one that is there: put onto it, or made in another way. */
export const decideCreate: Action = async (scene) => {
  const { client, user, world } = scene
  const { window } = client.app()
  const refused = (await views(scene)).filter((view) => view.created?.refused)
  if (refused.length === 0) return
  const { id, created } = world.scheduler.pick(refused)
  const choice = world.scheduler.pick(['merge', 'merge', 'email', 'retry'])
  if (choice === 'retry') window.retry({ id, path: 'created' }).catch(ignore)
  if (choice === 'email') {
    await ask(scene, { id, path: 'email', value: null, kind: 'edit' }, () =>
      window.edit({ id, path: 'email', value: null }),
    )
  }
  if (choice !== 'merge' || !created?.taken || user.isAsking(id)) return
  const into = created.taken.id
  const wishes = openWishes(scene, id)
  const moved = world.watch.things.moves(client.me, id)
  const seenAt = (await client.app().store.contact(into))?.etag ?? ''
  user.merged(id, { id: into, etag: seenAt })
  // Asked now: what is typed before the answer comes after it.
  const answers = wishes.map((wish) => user.asks({ ...wish, id, seenAt }))
  window.merge({ id, into }).then((result) => {
    const outcome = outcomeOf(client, result)
    moved(outcome, into)
    if (outcome === 'not-saved') user.unmerged(id, into)
    // Not merged, they are wished of the contact as before.
    for (const answered of answers) answered(outcome === 'not-saved' ? 'saved' : outcome)
  }, ignore)
}

export const note: Action = async (scene) => {
  const { client, world } = scene
  const view = await anyContact(scene)
  if (!view) return
  const text = `note ${world.watch.things.count() + 1}`
  const answered = world.watch.things.notes(client.me, view.id, text)
  const noted = client.app().window.note({ id: view.id, type: world.scheduler.pick(['note', 'call']), note: text })
  noted.then((result) => answered(outcomeOf(client, result)), ignore)
}

export const discardNote: Action = async ({ client, world }) => {
  const { window, store } = client.app()
  const notes = [...store.state.notes.values()].flat()
  if (notes.length === 0) return
  const { contact: id, key, note: text } = world.scheduler.pick(notes)
  world.watch.things.givesUpNote(text)
  window.discardNote({ id, key }).catch(ignore)
}

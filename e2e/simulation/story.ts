import type { ContactView } from '../../renderer/store/api'
import { isTextField } from '../../shared/fields'
import type { Value } from '../../shared/leaf'
import { type LeafPath, tagPath } from '../../shared/path'
import type { Fate } from './network'
import type { Wished } from './witness'
import { createWorld, type World } from './world'

const people = [
  { id: 'c1', firstName: 'Annika', lastName: 'Lindqvist', email: 'annika@nordvik.example', tags: ['vip'] },
  { id: 'c2', firstName: 'Björn', lastName: 'Hallgren', phone: '+46701740618', tags: ['vip', 'east'] },
  { id: 'c3', firstName: 'Chloé', strategy: 'Renew before the move', primaryLanguage: 'sv' },
]

/** Values that differ in form only, that the server refuses, that others have: few, so that they meet. */
const texts: Record<string, readonly (string | null)[]> = {
  firstName: ['Anna', 'anna', 'Anna ', null, 'Maria'],
  email: ['a@b.example', 'A@B.example', 'c@d.example', null],
  phone: ['070-174 06 18', '+46 70 174 06 18', '+46 8 465 004 21', null],
  strategy: ['Call first', 'Call\nfirst', null],
  primaryLanguage: ['sv', 'en', 'zz', null],
}
const tags = ['vip', 'east', 'pilot']

export type Told = { counts: ReadonlyMap<Fate, number>; trace: readonly string[]; crashes: number; edits: number }

/** Plays one story of `steps` steps, checks the laws at its end, and tells what happened in it. */
export async function playStory(seed: number, steps: number, log: (line: string) => void = () => {}): Promise<Told> {
  const world = await createWorld(seed, {
    log,
    contacts: people,
    settings: { normalise: seed % 2 === 0, primaryFallback: 'none' },
    rateLimit: seed % 5 === 0 ? 20 : null,
  })
  const { scheduler } = world
  await scheduler.run(3_000)
  world.network.setFaults(scheduler.pick([0, 0.1, 0.4]))
  let crashes = 0
  let edits = 0
  for (let step = 0; step < steps; step++) {
    const action = scheduler.pick(actions)
    await action(world)
    if (action === crash) crashes++
    if (action === editText || action === editTag) edits++
    await scheduler.run(scheduler.pick([0, 3, 40, 400, 2_000, 7_000, 70_000, 700_000]))
  }
  await world.heal()
  return { counts: world.network.counts, trace: world.trace, crashes, edits }
}

type Action = (world: World) => Promise<void> | void

const editText: Action = (world) => {
  const { scheduler } = world
  const field = scheduler.pick(Object.keys(texts))
  return wish(world, scheduler.pick(people).id, field, scheduler.pick(texts[field] ?? []))
}

const editTag: Action = (world) => {
  const { scheduler } = world
  return wish(world, scheduler.pick(people).id, tagPath(scheduler.pick(tags)), scheduler.chance(0.5))
}

async function wish(world: World, id: string, path: LeafPath, value: Value): Promise<void> {
  const { window, store } = world.app()
  const asked = typeof value === 'string' ? value.replace(/\s+/g, path === 'strategy' ? '$&' : ' ').trim() : value
  const view = await window.contact({ id })
  const shown = view && (isTextField(path) ? view.text[path].value : tagShown(view, path))
  // Typing what stands there already is no wish; going back to what the server had is none that must reach it.
  if (shown === asked) return
  const held = store.state.edits.get(id)?.find((other) => other.path === path)
  const kind = held?.leaf.base === asked && !held.conflict ? 'back' : 'edit'
  await ask(world, { id, path, value: asked, kind }, () => window.edit({ id, path, value }))
}

/** A wish counts when the window says it is saved. One that a crash cut off may stand or not. */
async function ask(world: World, wish: Wished, call: () => Promise<{ kind: string }>): Promise<void> {
  const seenAt = (await world.app().store.contact(wish.id))?.etag ?? ''
  const answered = world.witness.asks({ ...wish, seenAt })
  call().then(({ kind }) => answered(kind === 'saved'), ignore)
}

function tagShown(view: ContactView, path: LeafPath): boolean {
  return view.tags.some((tag) => tagPath(tag.tag) === path && tag.state !== 'removed')
}

const revert: Action = (world) => {
  const open = [...world.app().store.state.edits.values()].flat().find((held) => !held.conflict)
  if (!open) return
  const { contact: id, path, leaf } = open
  const was = leaf.base
  return ask(world, { id, path, value: was, kind: 'back' }, () => world.app().window.revert({ id, path, was }))
}

const resolve: Action = async (world) => {
  const { window, store } = world.app()
  const open = [...store.state.edits.values()].flat().find((held) => held.conflict)
  if (!open?.conflict || typeof open.conflict.theirs === 'boolean') return
  const { contact: id, path, leaf } = open
  const { theirs } = open.conflict
  const choice = world.scheduler.pick(['mine', 'theirs'] as const)
  // *Keep yours* keeps what was typed last, also when that is still being saved.
  const last = world.witness.wish(id, path)
  const value = choice === 'theirs' ? theirs : last ? last.value : leaf.mine
  return ask(world, { id, path, value, kind: choice === 'mine' ? 'edit' : 'back' }, () =>
    window.resolve({ id, path, theirs, choice }),
  )
}

const colleague: Action = ({ scheduler, model, witness }) => {
  const { id } = scheduler.pick(people)
  const field = scheduler.pick(['firstName', 'strategy', 'phone', 'tags'])
  const strange = field === 'phone' ? ['+46 8 111 222 33'] : ['Theirs', 'Others']
  const value =
    field === 'tags' ? tags.filter(() => scheduler.chance(0.5)) : scheduler.pick([...strange, ...(texts[field] ?? [])])
  model.colleague.patch(id, { [field]: value })
  witness.colleague(id)
}

const crash: Action = (world) => world.crash()
const goOffline: Action = ({ network }) => network.setUp(false)
const goOnline: Action = (world) => {
  world.network.setUp(true)
  world.app().engine.wake()
}
const rest: Action = ({ app }) => {
  app().store.rest().catch(ignore)
}
const fillDisk: Action = ({ setDiskFull, scheduler }) => setDiskFull(scheduler.chance(0.5))
const wait: Action = () => {}

const actions: readonly Action[] = [
  ...[editText, editText, editText, editText, editTag, editTag],
  ...[revert, resolve, resolve, colleague, colleague, colleague],
  ...[crash, goOffline, goOnline, goOnline, rest, fillDisk, wait],
]

/** The app died under the call: what became of it shows after the restart. */
function ignore(): void {}

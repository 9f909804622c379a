import { describe, expect, test } from 'vitest'
import type { HistoryEntry } from '../../renderer/store/api'
import { unknown, type Value } from '../../shared/leaf'
import { type LeafPath, linkPath, primaryCompany, refPath, tagPath } from '../../shared/path'
import { noneAt, valuesOf } from './ledger'
import { ask, patches, people, settledWorld, view } from './settled-world'
import type { World } from './world'

const companies = ['k1', 'k2', 'k3'].map((id) => ({ id, name: id }))
const link = (id: string, jobTitle: string | null, primary = false) => {
  return { company: { kind: 'existing' as const, id }, jobTitle, primary }
}
const links = [link('k1', 'CEO', true), link('k2', 'Adviser')]
const crm = { namespace: 'crm', id: '17' }
const first = {
  ...{ id: 'c1', firstName: 'Annika', lastName: 'Ek', email: 'annika@nordvik.example', phone: '+4684650042' },
  ...{ linkedInUrl: 'https://www.linkedin.com/in/annika-ek', strategy: 'Renew in May', primaryLanguage: 'sv' },
  ...{ tags: ['vip'], externalRefs: [crm], connections: links },
}

type Case = {
  path: LeafPath
  from: Value
  to: Value
  /** What a colleague makes of it after us, as they send it. */
  theirs: { value: Value; fields: Record<string, unknown> }
}
const text = (path: keyof typeof first, to: string | null, theirs: string): Case => {
  return { path, from: String(first[path]), to, theirs: { value: theirs, fields: { [path]: theirs } } }
}
const cases: Case[] = [
  text('firstName', 'Anna', 'Annie'),
  text('lastName', null, 'Ekman'),
  text('email', 'anna@ek.example', 'annie@ek.example'),
  text('phone', '+46701740618', '+46701740700'),
  text('linkedInUrl', null, 'https://www.linkedin.com/in/annie'),
  text('strategy', 'Renew in June', 'Renew in July'),
  text('primaryLanguage', 'en', 'fi'),
  { path: tagPath('east'), from: false, to: true, theirs: { value: false, fields: { tags: ['vip'] } } },
  { path: tagPath('vip'), from: true, to: false, theirs: { value: true, fields: { tags: ['vip'] } } },
  {
    ...{ path: refPath({ namespace: 'erp', id: '9' }), from: false, to: true },
    theirs: { value: false, fields: { externalRefs: [crm] } },
  },
  { path: refPath(crm), from: true, to: false, theirs: { value: true, fields: { externalRefs: [crm] } } },
  {
    ...{ path: linkPath('k1'), from: 'CEO', to: 'Chair' },
    theirs: { value: 'Owner', fields: { connections: [link('k1', 'Owner', true), link('k2', 'Adviser')] } },
  },
  {
    ...{ path: linkPath('k2'), from: 'Adviser', to: false },
    theirs: { value: 'Board', fields: { connections: [link('k1', 'CEO', true), link('k2', 'Board')] } },
  },
  {
    ...{ path: linkPath('k3'), from: false, to: null },
    theirs: { value: 'Board', fields: { connections: [...links, link('k3', 'Board')] } },
  },
  {
    ...{ path: primaryCompany, from: 'k1', to: 'k2' },
    theirs: { value: null, fields: { connections: [link('k1', 'CEO'), link('k2', 'Adviser')] } },
  },
]

async function wish(world: World, path: LeafPath, value: Value): Promise<void> {
  const seenAt = (await world.app().store.contact('c1'))?.etag ?? ''
  world.witness.wished({ id: 'c1', path, value, kind: 'edit', seenAt })
}

/** An edit of the leaf has been sent and accepted. */
async function sent({ path, to }: Pick<Case, 'path' | 'to'>, before: Value = to): Promise<World> {
  const world = await settledWorld({ contacts: [first, ...people.slice(1)], companies })
  for (const value of new Set([before, to])) {
    await wish(world, path, value)
    expect(await ask(world, () => world.app().window.edit({ id: 'c1', path, value }))).toEqual({ kind: 'saved' })
    await world.scheduler.run(20_000)
  }
  world.trace.length = 0
  return world
}
const undo = (world: World, { path, from, to }: Pick<Case, 'path' | 'from' | 'to'>) =>
  ask(world, () => world.app().window.undo({ id: 'c1', path, from, to }))
const served = (world: World, path: LeafPath) => {
  const values = valuesOf(world.model, 'c1')
  return values.has(path) ? values.get(path) : noneAt(path)
}
async function colleague(world: World, fields: Record<string, unknown>): Promise<void> {
  world.model.colleague.patch('c1', fields)
  world.witness.colleague('c1')
}
const toldOf = async (world: World): Promise<HistoryEntry['kind'] | undefined> =>
  (await ask(world, () => world.app().window.history({ before: null, count: 1 })))[0]?.kind

describe('undo of what has been sent', () => {
  test.each(cases)('brings $path back from $to to $from, as an edit of its own', async (each) => {
    const world = await sent(each)
    expect(served(world, each.path)).toBe(each.to)
    await wish(world, each.path, each.from)
    expect(await undo(world, each)).toEqual({ kind: 'saved' })
    expect(await toldOf(world)).toBe('undone')
    await world.heal()
    expect(served(world, each.path)).toBe(each.from)
    expect(patches(world)).toHaveLength(1)
    expect(world.app().store.summary()).toMatchObject({ waiting: 0, review: 0 })
  })

  test.each(cases)(
    'S2: leaves $path alone where a colleague has changed it since, and says what it is',
    async (each) => {
      const world = await sent(each)
      await colleague(world, each.theirs.fields)
      await world.scheduler.run(70_000)
      expect(await undo(world, each)).toEqual({ kind: 'moved', now: each.theirs.value })
      await world.heal()
      expect(served(world, each.path)).toBe(each.theirs.value)
      expect(patches(world)).toEqual([])
    },
  )

  test.each(cases)(
    'S2: overwrites nothing of $path that a colleague changes before the undo is there',
    async (each) => {
      const world = await sent(each)
      await wish(world, each.path, each.from)
      await colleague(world, each.theirs.fields)
      expect(await undo(world, each)).toEqual({ kind: 'saved' })
      await world.scheduler.run(20_000)
      expect(served(world, each.path)).toBe(each.theirs.value)
      // An element that is as it is wanted to be is no conflict; anything else is.
      const isConflict = each.theirs.value !== each.from
      expect(world.app().store.summary()).toMatchObject({ waiting: 0, review: isConflict ? 1 : 0 })
    },
  )

  test('brings back what was last set of a field that the server never tells', async () => {
    const world = await sent({ path: 'blocked', to: true }, false)
    await wish(world, 'blocked', false)
    expect(await undo(world, { path: 'blocked', from: false, to: true })).toEqual({ kind: 'saved' })
    await world.heal()
    expect(world.model.writeOnly('c1')?.blocked).toBe(false)
  })

  test('S2: a field that the server never tells, changed by a colleague since, is asked about and not overwritten', async () => {
    const world = await sent({ path: 'blocked', to: true }, false)
    await colleague(world, { blocked: null })
    await wish(world, 'blocked', false)
    await undo(world, { path: 'blocked', from: false, to: true })
    await world.scheduler.run(20_000)
    expect(world.model.writeOnly('c1')?.blocked).toBeNull()
    expect((await view(world, 'c1')).blocked.state).toMatchObject({ kind: 'conflict', who: { name: 'Colleague' } })
  })

  test('can’t bring back what nobody knows: it says what it is, and sends nothing', async () => {
    const world = await sent({ path: 'blocked', to: true })
    expect(await undo(world, { path: 'blocked', from: unknown, to: true })).toEqual({ kind: 'moved', now: true })
    const revert = { id: 'c1', path: 'blocked', was: unknown }
    expect((await ask(world, () => world.app().window.revert(revert))).kind).toBe('not-saved')
    await world.heal()
    expect(patches(world)).toEqual([])
    expect(world.model.writeOnly('c1')?.blocked).toBe(true)
  })
})

import { describe, expect, test } from 'vitest'
import type { Value } from '../../shared/leaf'
import { type LeafPath, linkPath, primaryCompany, refPath, tagPath } from '../../shared/path'
import { alikeAt } from '../../shared/wire'
import type { ApiRequest } from '../reference-server/answer'
import { noneAt, valuesOf } from './ledger'
import { ask, create, isPost, patches, people, settledWorld, view } from './settled-world'
import type { World } from './world'

const companies = ['k1', 'k2', 'k3'].map((id) => ({ id, name: id }))
const link = (id: string, jobTitle: string | null, primary = false) => {
  return { company: { kind: 'existing' as const, id }, jobTitle, primary }
}
const first = {
  ...{ id: 'c1', firstName: 'Annika', email: 'annika@nordvik.example', tags: ['vip', 'new'] },
  ...{ externalRefs: [{ namespace: 'ERP', id: '9' }], connections: [link('k1', 'CEO', true), link('k2', 'Adviser')] },
}
type Fields = Record<string, unknown>

const nfc = (value: unknown) => (typeof value === 'string' ? value.normalize('NFC').trim() : value)

/** What this server makes of a body, beside emails in lower case, phones in E.164 and tags sorted (`normalise`). */
function normalised(fields: Fields): Fields {
  const made = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, nfc(value)]))
  if (typeof made.linkedInUrl === 'string') made.linkedInUrl = `${made.linkedInUrl}/`
  if (typeof made.strategy === 'string') made.strategy = made.strategy.replace(/\n/g, '\r\n')
  const refs = made.externalRefs as { namespace: string; id: string }[] | undefined
  if (refs) {
    const loud = (name: string) => (name === 'fieldbook' ? name : name.toUpperCase())
    made.externalRefs = refs.map(({ namespace, id }) => ({ namespace: loud(namespace), id })).reverse()
  }
  const connections = made.connections as ReturnType<typeof link>[] | undefined
  if (connections) made.connections = connections.map((one) => ({ ...one, jobTitle: nfc(one.jobTitle) })).reverse()
  return made
}

/** Two wishes for a leaf, the second unlike the first. */
const cases: { path: LeafPath; value: Value; next: Value }[] = [
  { path: 'firstName', value: 'A\u030Asa', next: 'Asta' },
  { path: 'lastName', value: 'Bjo\u0308rk', next: null },
  { path: 'email', value: 'Anna@Ek.Example', next: 'Annie@Ek.example' },
  { path: 'phone', value: '070-174 06 18', next: '+46 (0)8-465 00 42' },
  { path: 'linkedInUrl', value: 'https://www.linkedin.com/in/anna', next: 'https://www.linkedin.com/in/annie' },
  { path: 'strategy', value: 'Renew\nin May\u0301', next: 'Renew\nin June' },
  { path: 'primaryLanguage', value: 'en', next: 'sv' },
  { path: tagPath('east'), value: true, next: false },
  { path: tagPath('vip'), value: false, next: true },
  { path: refPath({ namespace: 'CRM', id: '17' }), value: true, next: false },
  { path: refPath({ namespace: 'erp', id: '9' }), value: false, next: true },
  { path: linkPath('k1'), value: 'Verksta\u0308llande', next: null },
  { path: linkPath('k2'), value: false, next: 'Ra\u030Adgivare' },
  { path: linkPath('k3'), value: 'Ombud\u0308', next: false },
  { path: primaryCompany, value: 'k2', next: 'k1' },
  { path: 'blocked', value: true, next: false },
]

const isPatch = (request: ApiRequest) => request.method === 'PATCH'

async function world(): Promise<World> {
  const made = await settledWorld({ contacts: [first, ...people.slice(1)], companies, settings: { normalise: true } })
  const { handle } = made.model
  made.model.handle = (request, fault) => {
    const body = request.body === undefined ? undefined : (JSON.parse(String(request.body)) as Fields)
    return handle(body ? { ...request, body: JSON.stringify(normalised(body)) } : request, fault)
  }
  // Once accepted, a change has told who we are in timelines.
  await wish(made, { id: 'c2', path: 'lastName', value: 'Berg' })
  await made.scheduler.run(20_000)
  made.trace.length = 0
  return made
}

async function wish(
  at: World,
  { id = 'c1', path, value }: { id?: string; path: LeafPath; value: Value },
): Promise<void> {
  const seenAt = (await at.app().store.contact(id))?.etag ?? ''
  at.witness.wished({ id, path, value, kind: 'edit', seenAt })
  expect(await ask(at, () => at.app().window.edit({ id, path, value }))).toEqual({ kind: 'saved' })
}

/** The server has what was wanted, in its own form, and nobody was asked anything. */
async function expectNoConflict(at: World, path: LeafPath, value: Value): Promise<void> {
  await at.heal()
  const held = valuesOf(at.model, 'c1')
  const stands = held.has(path) ? (held.get(path) ?? null) : noneAt(path)
  expect(alikeAt(path)(stands, value), `${String(stands)} is like ${String(value)}`).toBe(true)
  expect(at.app().store.summary()).toMatchObject({ waiting: 0, review: 0 })
  const history = await ask(at, () => at.app().window.history({ before: null, count: 50 }))
  expect(history.filter(({ kind }) => kind === 'conflict' || kind === 'refused')).toEqual([])
}

describe('a server that makes another form of what it is sent', () => {
  test.each(cases)('S4: accepts $path: done, whatever it made of it', async ({ path, value }) => {
    const at = await world()
    await wish(at, { path, value })
    await expectNoConflict(at, path, value)
    expect(patches(at)).toHaveLength(1)
  })

  test.each(cases)('S4: accepts $path and its answer is lost: no stranger’s', async ({ path, value }) => {
    const at = await world()
    at.network.loseAnswer(isPatch)
    await wish(at, { path, value })
    await expectNoConflict(at, path, value)
  })

  test.each(cases)('S4: accepts $path, its answer lost and edited since: no stranger’s', async (each) => {
    const { path, value, next } = each
    const at = await world()
    at.network.loseAnswer(isPatch)
    await wish(at, { path, value })
    while (patches(at).length === 0) await at.scheduler.run(1)
    await at.scheduler.run(500)
    await wish(at, { path, value: next })
    await expectNoConflict(at, path, next)
  })

  test.each(cases)(
    'S4: the line breaks while $path is on its way, and a page brings it: no stranger’s',
    async ({ path, value }) => {
      const at = await world()
      await wish(at, { path, value })
      while (patches(at).length === 0) await at.scheduler.run(1)
      at.network.cut()
      at.app().engine.wake()
      await expectNoConflict(at, path, value)
    },
  )

  test('S4: makes a contact of a create whose answer is lost, and every field of it is ours', async () => {
    const at = await world()
    at.network.loseAnswer(isPost)
    const values = cases.filter(({ value }) => value !== false).map(({ path, value }): [string, Value] => [path, value])
    const id = await create(at, { ...Object.fromEntries(values), [linkPath('k2')]: 'Ra\u030Adgivare' })
    await at.heal()
    expect(at.model.contacts().filter((contact) => !/^c\d$/.test(contact.id))).toHaveLength(1)
    expect(await view(at, id)).toMatchObject({ created: null })
    expect(at.app().store.summary()).toMatchObject({ waiting: 0, review: 0 })
  })

  test('a value that differs from ours in more than its form is a colleague’s all the same', async () => {
    const at = await world()
    at.network.setUp(false)
    await wish(at, { path: 'email', value: 'anna@ek.example' })
    at.model.colleague.patch('c1', { email: 'anna@elk.example' })
    at.witness.colleague('c1')
    at.network.setUp(true)
    at.app().engine.wake()
    await at.scheduler.run(20_000)
    expect((await view(at, 'c1')).text.email.state).toMatchObject({ kind: 'conflict', theirs: 'anna@elk.example' })
  })
})

import { expect } from 'vitest'
import type { ContactView } from '../../renderer/store/api'
import type { Value } from '../../shared/leaf'
import type { ApiAnswer, ApiRequest } from '../reference-server/answer'
import { createWorld, type World } from './world'

export const people = [
  { id: 'c1', firstName: 'Annika', email: 'annika@nordvik.example', phone: '+4684650042', tags: ['vip'] },
  { id: 'c2', firstName: 'Björn', email: 'bjorn@nordvik.example', tags: ['vip', 'east'] },
  { id: 'c3', firstName: 'Chloé', strategy: 'Renew before the move' },
]

/** A world that has pulled and come to rest. */
export async function settledWorld(options: Parameters<typeof createWorld>[1] = {}): Promise<World> {
  const world = await createWorld(1, { contacts: people, ...options })
  await world.scheduler.run(5_000)
  world.trace.length = 0
  return world
}

export async function edit(world: World, id: string, path: string, value: Value): Promise<void> {
  world.witness.wished({ id, path, value, kind: 'edit' })
  const saved = world.app().window.edit({ id, path, value })
  await world.scheduler.run(20)
  expect(await saved).toEqual({ kind: 'saved' })
}

/** What the window answers to a call; until then time passes. */
export async function ask<T>(world: World, call: () => Promise<T>): Promise<T> {
  const answer = call()
  await world.scheduler.run(20)
  return answer
}

/** A new contact, saved; its local id. */
export async function create(world: World, values: Record<string, Value>): Promise<string> {
  const result = await ask(world, () => world.app().window.create({ values }))
  expect(result.kind).toBe('saved')
  if (!('id' in result) || result.id === undefined) throw new Error('no id')
  for (const [path, value] of Object.entries(values)) world.witness.wished({ id: result.id, path, value, kind: 'edit' })
  world.witness.things.creates(0)('saved', result.id)
  return result.id
}

export const isPost = (request: ApiRequest) => request.method === 'POST' && /\/contacts$/.test(request.path)

export const limited = (retryAfter: string): ApiAnswer => ({
  status: 429,
  headers: { 'retry-after': retryAfter, 'content-type': 'application/problem+json' },
  body: {},
})

export function answerPatches(world: World, answer: (request: ApiRequest) => ApiAnswer): void {
  const { handle } = world.model
  world.model.handle = (request, fault) => (request.method === 'PATCH' ? answer(request) : handle(request, fault))
}

export const requests = (world: World) => world.trace.map((line) => line.split(' ').slice(1, 3).join(' '))
export const methods = (world: World, id: string) =>
  requests(world)
    .filter((line) => line.includes(`/contacts/${id}`) && !line.includes('/actions'))
    .map((line) => line.split(' ')[0])
export const patches = (world: World) => world.trace.filter((line) => line.includes(' PATCH '))
export async function view(world: World, id: string): Promise<ContactView> {
  const contact = await world.app().window.contact({ id })
  if (!contact) throw new Error(`${id} is not there`)
  return contact
}

import type { ContactView } from '../../renderer/store/api'
import { tagPath } from '../../shared/path'
import { createWorld, type World } from '../simulation/world'
import type { Change, Fields } from './cases'
import { type Contender, type Look, NotBuilt } from './contender'
import { colleagueAt, fieldsOf, inputOf, live } from './reference'
import { textNames } from './verdict'
import type { Wire } from './wire'

/** Longer than anything is held back, and not a whole number of minutes: the next step is not to fall on a pull. */
const quietMs = 10.5 * 60_000
const everybody = { query: { text: '', show: 'all', tag: null, company: null }, from: 0, count: 100 } as const

/** Fieldbook's own store and engine, with the reference server, on the virtual time of the simulations. */
export const fieldbook: Contender = {
  name: 'Fieldbook',
  async open({ contact, normalises, wire }) {
    const world = await createWorld(1, {
      contacts: contact ? [{ id: 'c1', ...inputOf(contact) }] : [],
      settings: { normalise: normalises },
    })
    throughWire(world, wire)
    return {
      change: (change) => changeIn(world, change),
      pull: () => world.app().engine.wake(),
      async colleague(change) {
        world.witness.colleague(colleagueAt(world.model, change))
      },
      pass: () => world.scheduler.run(100),
      async quiet() {
        world.app().engine.wake()
        await world.scheduler.run(quietMs)
      },
      look: () => lookAt(world),
      async close() {
        world.app().engine.stop()
      },
    }
  },
}

function throughWire({ network }: World, wire: Wire): void {
  const { fetch } = network
  network.fetch = (url, init) => {
    const isPage = init.method === 'GET' && /\/contacts(\?|$)/.test(url)
    if (init.method === 'GET' && !isPage && wire.isUp()) return fetch(url, init)
    return wire.carry(isPage ? 'pull' : 'push', () => fetch(url, init))
  }
}

/** What the window may not have as yet. */
type Making = {
  create?: (args: { values: Record<string, string | boolean> }) => Promise<{ kind: string }>
  remove?: (args: { id: string; etag: string }) => Promise<{ kind: string }>
}

async function changeIn(world: World, change: Change): Promise<void> {
  const making: Making = world.app().window as object
  if ('create' in change) {
    if (!making.create) throw new NotBuilt('create')
    return saved(world, making.create({ values: valuesOf(change.create) }))
  }
  if ('delete' in change) {
    if (!making.remove) throw new NotBuilt('remove')
    return saved(world, making.remove({ id: 'c1', etag: (await world.app().store.contact('c1'))?.etag ?? '' }))
  }
  const values: [string, string | boolean][] =
    'addTag' in change ? [[tagPath(change.addTag), true]] : Object.entries(change.set)
  for (const [path, value] of values) {
    world.witness.wished({ id: 'c1', path, value, kind: 'edit' })
    await saved(world, world.app().window.edit({ id: 'c1', path, value }))
  }
}

async function saved(world: World, saving: Promise<{ kind: string }>): Promise<void> {
  await world.scheduler.run(20)
  const answer = await saving
  if (answer.kind !== 'saved') throw new Error(`not saved: ${JSON.stringify(answer)}`)
}

function valuesOf({ tags, ...text }: Fields): Record<string, string | boolean> {
  const written = Object.entries(text).filter(([, value]) => value !== '')
  return Object.fromEntries([...written, ...tags.map((tag): [string, boolean] => [tagPath(tag), true])])
}

async function lookAt({ app, model }: World): Promise<Look> {
  const { window } = app()
  const rows = await window.rows(everybody)
  const views = (await Promise.all(rows.map(({ id }) => window.contact({ id })))).filter((view) => view !== null)
  return {
    server: live(model).map(fieldsOf),
    screen: views.filter((view) => !view.deleted).map(shown),
    asked: views.flatMap(asked),
    hidden: [],
  }
}

function shown({ text, tags }: ContactView): Fields {
  const fields = Object.fromEntries(textNames.map((field) => [field, text[field].value ?? '']))
  const kept = tags.filter(({ state }) => state !== 'removed').map(({ tag }) => tag)
  return { ...(fields as Omit<Fields, 'tags'>), tags: kept }
}

/** What waits for the user: the conflicts, and every edit of a contact that was deleted meanwhile. */
function asked(view: ContactView & { deletion?: { kind: string } }): Look['asked'] {
  const { text, deleted, deletion } = view
  const whole = deletion?.kind === 'conflict' ? [{ path: 'contact', mine: 'deleted', theirs: 'changed' }] : []
  const fields = textNames.flatMap((path) => {
    const { value, state } = text[path]
    if (state.kind === 'conflict') return [{ path, mine: state.mine ?? '', theirs: state.theirs ?? '' }]
    return deleted && state.kind !== 'clean' ? [{ path, mine: value ?? '', theirs: 'deleted' }] : []
  })
  return [...whole, ...fields]
}

import { namespace } from '../../shared/path'
import { ColleagueRefused } from '../reference-server/colleague'
import { type Action, companies, ignore, refs, tags, texts, titles } from './scene'

/** What colleagues do on the web. */
export const colleague: Action = ({ world: { scheduler, model, witness } }) => {
  const alive = model.contacts().filter(({ deletedUtc }) => deletedUtc === null)
  if (alive.length === 0) return
  const { id, externalRefs } = scheduler.pick(alive)
  const field = scheduler.pick([
    'firstName',
    'strategy',
    'phone',
    'email',
    'tags',
    'externalRefs',
    'connections',
    'blocked',
  ])
  const strange =
    field === 'phone' ? ['+46 8 111 222 33'] : field === 'email' ? ['their@s.example'] : ['Theirs', 'Others']
  const text = () => scheduler.pick([...strange, ...(texts[field] ?? [])])
  const values: Record<string, () => unknown> = {
    tags: () => tags.filter(() => scheduler.chance(0.5)),
    externalRefs: () => [
      ...externalRefs.filter((ref) => ref.namespace === namespace),
      ...refs.filter(() => scheduler.chance(0.3)).map((ref) => ({ namespace: ref.slice(0, 3), id: ref.slice(4) })),
    ],
    connections: () => {
      const linked = companies.filter(() => scheduler.chance(0.5))
      const primary = scheduler.chance(0.7) && linked.length > 0 ? scheduler.pick(linked) : null
      return linked.map((company) => ({
        company: { kind: 'existing', id: company.id },
        jobTitle: scheduler.pick([...titles, 'Their title']),
        primary: company === primary,
      }))
    },
    blocked: () => scheduler.pick([true, false]),
  }
  const value = (values[field] ?? text)()
  allowed(() => model.colleague.patch(id, { [field]: value }))
  witness.colleague(id)
}

/** A change that the server would refuse is not made. */
function allowed(change: () => unknown): void {
  try {
    change()
  } catch (error) {
    if (!(error instanceof ColleagueRefused)) throw error
  }
}

export const colleagueOnContacts: Action = ({ world: { scheduler, model, witness } }) => {
  const { id, deletedUtc } = scheduler.pick(model.contacts())
  const act = scheduler.pick(['delete', 'restore', 'restore', 'touch', 'create'])
  if (act === 'create') {
    allowed(() =>
      witness.colleague(model.colleague.create({ firstName: 'New', email: scheduler.pick(texts.email ?? []) }).id),
    )
  } else if (act === 'restore') allowed(() => model.colleague.restore(id))
  else if (deletedUtc === null)
    allowed(() => (act === 'delete' ? model.colleague.delete(id) : model.colleague.touch(id)))
  witness.colleague(id)
}

/** What goes wrong on a laptop. */
export const kill: Action = ({ client }) => client.crash()
export const cutPower: Action = ({ client }) => client.crash('power cut')
export const damage: Action = ({ client, world }) =>
  // What the journal has not been able to take is lost with the database: that, the user was told.
  client.journal.isWhole() ? client.crash(world.scheduler.pick(['vanished', 'behind', 'rows lost'])) : undefined
export const remember: Action = ({ client }) => client.remember()
export const goOffline: Action = ({ client }) => client.network.setUp(false)
export const goOnline: Action = ({ client }) => {
  client.network.setUp(true)
  client.wake()
}
export const sleep: Action = ({ client }) => client.sleep()
export const rest: Action = ({ client }) => {
  client.app().store.rest().catch(ignore)
}
export const fillDisk: Action = ({ client, world }) => client.setDiskFull(world.scheduler.chance(0.5))
export const fillJournal: Action = ({ client, world }) =>
  client.journal.setAnswer(world.scheduler.pick(['kept', 'kept', 'full', 'failed']))
const year = 365 * 24 * 60 * 60 * 1000
export const setClock: Action = ({ client, world }) => client.setClock(world.scheduler.pick([0, year, -year]))
export const wait: Action = () => {}

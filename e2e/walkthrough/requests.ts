import type { LogEntry } from '../reference-server/request-log'
import { people, touched } from './story'
import type { Telling } from './telling'

const isList = ({ method, path }: LogEntry) => method === 'GET' && path.endsWith('/contacts')
const isPatch = ({ method }: LogEntry) => method === 'PATCH'
const of = (id: string) => (entry: LogEntry) => entry.path.endsWith(`/contacts/${id}`)
const brief = ({ method, status }: LogEntry) => `${method} ${status}`
const fieldsOf = ({ body }: LogEntry) => Object.keys(body ?? {}).sort()

/** The requests after the reconnect: one delta page, then for each contact what it must cost and no more. */
export function checkReconnect(log: readonly LogEntry[], telling: Telling): void {
  const lastPatch = log.findLastIndex(isPatch)
  telling.check(
    'one delta page came before the first PATCH, and no other until the last',
    { pages: log.slice(0, lastPatch).filter(isList).length, first: log[0] && isList(log[0]) },
    { pages: 1, first: true },
  )
  const forced = ['PATCH 412', 'GET 200', 'PATCH 200']
  const expected = [forced, ['PATCH 200'], forced]
  for (const [i, person] of people.entries()) {
    const wanted = expected[i] ?? []
    const cost = wanted.length === 1 ? 'one PATCH' : 'one PATCH refused with 412, one GET, one PATCH'
    telling.check(`${person.name} cost ${cost}`, log.filter(of(person.id)).map(brief), wanted)
  }
}

/** What holds for every PATCH of the story. */
export function checkEveryPatch(log: readonly LogEntry[], telling: Telling): void {
  const patches = log.filter(isPatch)
  telling.check(
    'every PATCH named an etag in If-Match',
    patches.filter(({ ifMatch }) => !ifMatch?.startsWith('W/"')).length,
    0,
  )
  for (const { id, name } of people) {
    const sent = new Set(patches.filter(of(id)).flatMap(fieldsOf))
    telling.check(
      `every PATCH of ${name} held fields that the user touched, and no other`,
      [...sent].sort(),
      touched[id],
    )
  }
  telling.check(
    'nobody else was written to',
    patches.filter((entry) => !people.some(({ id }) => of(id)(entry))).length,
    0,
  )
  telling.check(
    'every request carried the token',
    log.filter(({ authorization }) => authorization !== 'valid').length,
    0,
  )
}

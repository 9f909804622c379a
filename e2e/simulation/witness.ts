import type { Value } from '../../shared/leaf'
import { deleted, type LeafPath, linkPath, namespace, parsePath, primaryCompany } from '../../shared/path'
import { alikeAt } from '../../shared/wire'
import type { ApiAnswer, ApiRequest } from '../reference-server/answer'
import type { Model } from '../reference-server/model'
import { createLedger, type Ledger, noneAt, valuesOf } from './ledger'
import { createThings, type Things } from './things'
import { createUser, type User } from './user'
import { Violation } from './violation'

/** Looks on from outside: what the server held and who wrote it, what each user saw and wished. The laws ask it. */
export type Witness = {
  ledger: Ledger
  things: Things
  users: readonly User[]
  /** Serves a request of a client, noting what it changed. S2, S6 and S7 are checked here, where values meet. */
  handle: (client: number, request: ApiRequest) => ApiAnswer
  /** A colleague changed the contact. */
  colleague: (id: string) => void
  /** The id that a contact made here has on the server, once it is there. */
  idOf: (id: string) => string
  /** The user of a client has said that theirs may be overwritten. */
  allowOverwriting: (client: number) => void
}

type Overwrite = {
  client: number
  id: string
  before: ReadonlyMap<LeafPath, Value>
  after: ReadonlyMap<LeafPath, Value>
  body: Record<string, unknown>
}

export function createWitness(model: Model, clients: number, log: (line: string) => void = () => {}): Witness {
  const ledger = createLedger(model, log)
  const aliases = new Map<string, string>()
  const idOf = (id: string) => aliases.get(id) ?? id
  const users = Array.from({ length: clients }, (_, me) => createUser({ ledger, me, log }, idOf))
  const things = createThings({ model, idOf, log })
  const mayOverwrite = new Set<number>()
  const userOf = (client: number): User => users[client] ?? unknownClient()

  /** S2 of one leaf whose value somebody else wrote last. */
  function checkSeen(client: number, id: string, path: LeafPath): void {
    const now = ledger.current(id, path)
    if (!now || now.by === client || mayOverwrite.has(client)) return
    const known =
      path === 'blocked' ? now.version <= userOf(client).toldUpTo(id) : userOf(client).knows(id, path, now.value)
    if (!known) {
      throw new Violation(`S2: ${path} of ${id}: ${String(now.value)} was overwritten unseen by client ${client}`)
    }
  }

  /** Which company is primary may change without being meant: its link was removed, or the server has to name one. */
  function isNoOpinion({ before, after, body }: Overwrite): boolean {
    const was = before.get(primaryCompany) ?? null
    const named = (body.connections as { primary: boolean }[] | undefined)?.some(({ primary }) => primary)
    return was === null ? !named : !after.has(linkPath(String(was)))
  }

  function checkOverwrite(overwrite: Overwrite): void {
    const { client, id, before, after } = overwrite
    for (const path of new Set([...before.keys(), ...after.keys()])) {
      const [from, to] = [before.get(path) ?? noneAt(path), after.get(path) ?? noneAt(path)]
      if (from === to || path === deleted || (path === primaryCompany && isNoOpinion(overwrite))) continue
      const named = userOf(client).wish(id, primaryCompany)?.value
      // Whoever makes a company the primary one wants it linked.
      if (!userOf(client).touched(id, path) && path !== linkPath(String(named))) {
        throw new Violation(`S2: ${path} of ${id} was changed, by no wish of the user of client ${client}`)
      }
      if (parsePath(path)?.kind !== 'element' && !alikeAt(path)(from, to)) checkSeen(client, id, path)
    }
  }

  function checkDelete(client: number, id: string): void {
    for (const path of ledger.paths(id)) {
      if (path !== deleted && path !== 'blocked' && !path.startsWith(`externalRefs/${namespace}/`))
        checkSeen(client, id, path)
    }
  }

  function patch(client: number, id: string, request: ApiRequest): ApiAnswer {
    if (!request.headers?.['if-match']) throw new Violation(`S2: a ${request.method} without If-Match`)
    const body = request.method === 'PATCH' ? (JSON.parse(String(request.body)) as Record<string, unknown>) : {}
    for (const field of Object.keys(body)) {
      const ours = userOf(client).touched(id, field)
      if (!ours) throw new Violation(`S6: ${field} of ${id} was sent by client ${client}, whose user never touched it`)
    }
    const before = valuesOf(model, id)
    const answer = model.handle(request)
    if (answer.status === 200) checkOverwrite({ client, id, before, after: valuesOf(model, id), body })
    if (answer.status === 204) checkDelete(client, id)
    if (answer.status < 300) ledger.note(id, client)
    return answer
  }

  /** S7: one create makes one contact, however often it is sent. */
  function create(client: number, request: ApiRequest): ApiAnswer {
    const answer = model.handle(request)
    if (answer.status !== 201) return answer
    const { id, externalRefs } = answer.body as { id: string; externalRefs: { namespace: string; id: string }[] }
    for (const ref of externalRefs.filter((other) => other.namespace === namespace)) {
      const other = aliases.get(ref.id)
      if (other !== undefined && other !== id && model.contact(other)) {
        throw new Violation(`S7: ${ref.id} was made twice, as ${other} and as ${id}`)
      }
      if (other === id) continue
      aliases.set(ref.id, id)
      ledger.note(id, client)
      things.landed(ref.id)
      // Made by a request of the user's that was not known to be saved.
      if (!things.isKnown(ref.id)) userOf(client).touchesAll(id)
      userOf(client).became(ref.id, id)
    }
    return answer
  }

  return {
    ledger,
    things,
    users,
    idOf,
    colleague: (id) => ledger.note(id, 'colleague'),
    allowOverwriting: (client) => mayOverwrite.add(client),

    handle(client, request) {
      const [, id = '', rest = ''] = /\/contacts\/([^/?]+)(\/\w+)?/.exec(request.path) ?? []
      if (id !== '') ledger.catchUp(id)
      if (request.method === 'PATCH' || request.method === 'DELETE') return patch(client, id, request)
      if (request.method === 'POST' && id === '') return create(client, request)
      const answer = model.handle(request)
      if (rest === '/actions' && answer.status === 200) userOf(client).audited(id)
      return answer
    },
  }
}

function unknownClient(): never {
  throw new Error('no such client')
}

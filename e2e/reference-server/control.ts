import type { IncomingMessage, ServerResponse } from 'node:http'
import { ColleagueRefused } from './colleague'
import type { Contact } from './contact'
import { type ControlCommand, parseControl } from './control-commands'
import { type Listener, listen, readBody } from './http'
import type { ReferenceServer } from './start'

/** The control interface: what a test in another process may do to the server. It is never part of the app's package. */
export function serveControl(server: ReferenceServer, port: number): Promise<Listener> {
  const answer = async (message: IncomingMessage): Promise<{ status: number; body: unknown }> => {
    const url = new URL(message.url ?? '/', 'http://control')
    const text = (await readBody(message)).toString('utf8')
    const parsed = parseControl({ method: message.method ?? 'GET', url, text })
    if (parsed.kind === 'refused') return { status: parsed.status, body: { error: parsed.error } }
    try {
      return { status: 200, body: (await run(server, parsed)) ?? null }
    } catch (error) {
      if (error instanceof ColleagueRefused) return { status: 409, body: { error: error.message } }
      throw error
    }
  }
  return listen(port, (message: IncomingMessage, response: ServerResponse) => {
    answer(message).then(
      ({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
        response.end(JSON.stringify(body))
      },
      (error: unknown) => {
        response.writeHead(500, { 'content-type': 'application/json; charset=utf-8' })
        response.end(JSON.stringify({ error: String(error) }))
      },
    )
  })
}

async function run(server: ReferenceServer, command: ControlCommand): Promise<unknown> {
  const { model, faults } = server
  const { colleague } = model
  switch (command.kind) {
    case 'info':
      return { url: server.url, token: server.token, settings: model.settings }
    case 'contact':
      return model.contact(command.id)
    case 'write-only':
      return model.writeOnly(command.id)
    case 'timeline':
      return model.timeline(command.id)
    case 'contacts':
      return search(model.contacts(), command.search, command.limit)
    case 'create':
      return colleague.create(command.fields, command.who)
    case 'patch':
      return colleague.patch(command.id, command.fields, command.who)
    case 'touch':
      return colleague.touch(command.id, command.who)
    case 'delete':
      return colleague.delete(command.id, command.who)
    case 'restore':
      return colleague.restore(command.id, command.who)
    case 'bulk':
      return colleague.bulk(() => command.edits.map(({ id, fields, who }) => colleague.patch(id, fields, who)))
    case 'log':
      return model.log.filter((entry) => entry.seq > command.after)
    case 'clear-log':
      return void model.log.splice(0)
    case 'stop':
      return server.stop()
    case 'start':
      return server.start()
    case 'delay':
      return server.setDelay(command.ms)
    case 'faults':
      return faults.list()
    case 'add-fault':
      return { id: faults.add(command.rule) }
    case 'clear-faults':
      return faults.clear()
    case 'release':
      return { released: faults.release(command.id) }
    case 'rate-limit':
      return model.rateLimit.set(command.perMinute)
    case 'settings':
      return Object.assign(model.settings, command.settings)
    case 'token':
      if (command.change === 'set') return model.tokens.set(command.token)
      return command.change === 'expire' ? model.tokens.expire(command.token) : model.tokens.revoke(command.token)
  }
}

function search(contacts: readonly Contact[], text: string, limit: number): Contact[] {
  const wanted = text.toLowerCase()
  const found: Contact[] = []
  for (const contact of contacts) {
    if (found.length === limit) break
    const { firstName, lastName, email } = contact
    if (`${firstName ?? ''} ${lastName ?? ''} ${email ?? ''}`.toLowerCase().includes(wanted)) found.push(contact)
  }
  return found
}

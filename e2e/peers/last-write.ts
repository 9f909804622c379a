import type { Contact } from '../reference-server/contact'
import { createModel } from '../reference-server/model'
import type { Fields } from './cases'
import { type Contender, changed, only } from './contender'
import { colleagueAt, fieldsOf, inputOf, live } from './reference'
import type { Wire } from './wire'

const token = 'last-write'
const path = '/api/v1/network/contacts'

/**
 * What is written first by most: a local copy, sent whole and unconditionally once it has changed, and replaced by what
 * is pulled while it has not. `If-Match: *` and every field make the reference server's PATCH the PUT that it lacks.
 */
export const lastWrite: Contender = {
  name: 'last write wins',
  async open({ contact, normalises, wire }) {
    let ticks = Date.UTC(2026, 4, 18)
    const model = createModel({
      now: () => ticks++,
      token,
      settings: { normalise: normalises },
      contacts: contact ? [{ id: 'c1', ...inputOf(contact) }] : [],
    })
    const client = createClient({ wire, request: (method, to, body) => handle(method, to, body) })

    function handle(method: string, to: string, body?: Fields) {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'if-match': '*' }
      return model.handle({
        method,
        path: `${path}${to}`,
        headers,
        ...(body && { body: JSON.stringify(inputOf(body)) }),
      })
    }

    return {
      async change(change) {
        client.edit((fields) => changed(fields, change))
        void client.push()
      },
      pull: () => void client.pull(),
      async colleague(change) {
        colleagueAt(model, change)
      },
      pass: () => new Promise((resolve) => setImmediate(resolve)),
      async quiet() {
        for (let i = 0; i < 3; i++) {
          await client.push()
          await client.pull()
        }
      },
      async look() {
        return { server: live(model).map(fieldsOf), screen: client.shown(), asked: [], hidden: [] }
      },
      async close() {},
    }
  },
}

type Request = (method: string, to: string, body?: Fields) => { status: number; body?: unknown }

const none: Fields = { firstName: '', lastName: '', email: '', phone: '', strategy: '', tags: [] }

function createClient({ wire, request }: { wire: Wire; request: Request }) {
  let id: string | null = null
  let copy: Fields | null = null
  let edits = 0
  let sent = 0
  let pushing: Promise<void> = Promise.resolve()

  /** An answer is taken unless the user has edited on since. */
  function take(contact: Contact | null, upTo: number): void {
    sent = upTo
    if (contact) id = contact.id
    if (edits === upTo) copy = contact && fieldsOf(contact)
  }

  async function send(): Promise<void> {
    const upTo = edits
    if (sent === upTo) return
    const method = id === null ? 'POST' : copy ? 'PATCH' : 'DELETE'
    const body = copy ?? undefined
    const to = id === null ? '' : `/${id}`
    const { status, body: row } = await wire.carry('push', async () => request(method, to, body))
    // 404: the contact is gone, and with it what was to be written.
    take(status === 200 || status === 201 ? (row as Contact) : null, upTo)
  }

  return {
    edit(make: (fields: Fields) => Fields | null) {
      copy = make(copy ?? none)
      edits++
    },
    /** Whatever fails is sent again with the next push. */
    push() {
      pushing = pushing.then(send).catch(ignore)
      return pushing
    },
    async pull() {
      await wire
        .carry('pull', async () => request('GET', ''))
        .then(({ body }) => {
          const [contact] = (body as { data: Contact[] }).data
          if (sent === edits) take(contact ?? null, edits)
        })
        .catch(ignore)
    },
    shown: (): Fields[] => (copy ? [only([copy])] : []),
  }
}

function ignore(): void {}

import { isLocal } from '../../shared/create'
import { created, deleted, linkPath, namespace, refPath } from '../../shared/path'
import type { Model } from '../reference-server/model'
import type { Client } from './client'
import { Violation } from './violation'

/** Nothing is left but what the user has to decide. */
export function isAtRest(client: Client): boolean {
  const { state } = client.app().store
  if (state.stale.size > 0 || state.inFlight.size > 0 || state.unseen) return false
  for (const id of state.edits.keys()) if (!waitsForUser(client, id)) return false
  return [...state.notes].every(([id, notes]) => isLocal(id) || notes.every(({ refused }) => refused !== null))
}

function waitsForUser(client: Client, id: string): boolean {
  const { state } = client.app().store
  if (state.directory.get(id)?.server.deleted) return true
  const edits = state.edits.get(id) ?? []
  if (edits.some(({ path, conflict }) => path === deleted && conflict)) return edits.every(({ ask }) => !ask)
  const mark = edits.find(({ path }) => path === created)
  if (mark) {
    const named = edits.filter(({ path, leaf, refused }) => isName(path) && leaf.mine && refused === null)
    return mark.refused !== null || named.length === 0
  }
  return edits.every(({ conflict, refused, ask }) => !ask && (conflict !== null || refused !== null))
}

/** The reference that tells a contact made here is nobody's business. */
const isForeign = (path: string) => !path.startsWith(`externalRefs/${namespace}/`)

const isName = (path: string) => ['firstName', 'lastName', 'email', 'phone'].includes(path)

/** Nothing is held back any more. */
export async function releaseAll(client: Client, run: (ms: number) => Promise<void>): Promise<void> {
  let told: unknown = null
  for (let round = 0; client.app().store.state.holds.size > 0; round++) {
    if (round > 10) throw new Violation(`S5: client ${client.me} can't release its changes: ${JSON.stringify(told)}`)
    for (const [id, fields] of client.app().store.state.holds) {
      for (const field of fields) {
        const released = client.app().window.hold({ id, field, on: false })
        released.then((result) => {
          told = result
        })
      }
    }
    await run(1_000)
  }
}

/** Whether what was wished of a leaf still stands. */
export function isOpen(client: Client, id: string, path: string): 'open' | 'nothing' {
  const { store } = client.app()
  return store.state.edits.get(store.idOf(id))?.some((held) => held.path === path) ? 'open' : 'nothing'
}

/** S5: with nothing on its way, what is shown is what the server has, but for what stands as a conflict or refusal. */
export async function expectShownEqualsServer(client: Client, model: Model): Promise<void> {
  const { store, window } = client.app()
  const fail = (what: string) => {
    throw new Violation(`S5: client ${client.me}: ${what}`)
  }
  const known = store.state.directory.all().filter(({ id, server }) => !isLocal(id) && !server.deleted)
  for (const { id } of known) if (!model.contact(id)) fail(`${id} is not on the server any more`)
  for (const contact of model.contacts()) {
    const { id } = contact
    const view = await window.contact({ id })
    const entry = store.state.directory.get(id)
    if (contact.deletedUtc) {
      if (entry && !entry.server.deleted) fail(`${id} is deleted on the server and shown`)
      continue
    }
    if (!view || !entry || entry.server.deleted) return fail(`${id} is missing`)
    const shown = new Map<string, unknown>()
    const theirs = new Map<string, unknown>()
    for (const [field, { value, state }] of Object.entries(view.text)) {
      if (state.kind !== 'clean') continue
      shown.set(field, value)
      theirs.set(field, (contact as Record<string, unknown>)[field] || null)
    }
    if (view.tags.every((tag) => tag.state === 'clean')) {
      shown.set('tags', view.tags.map(({ tag }) => tag).join())
      theirs.set('tags', contact.tags.join())
    }
    if (view.externalRefs.every((ref) => ref.state === 'clean')) {
      shown.set(
        'externalRefs',
        view.externalRefs
          .map(({ path }) => path)
          .filter(isForeign)
          .join(),
      )
      theirs.set('externalRefs', contact.externalRefs.map(refPath).filter(isForeign).join())
    }
    if (view.companies.every((link) => link.state.kind === 'clean') && view.primaryCompany.kind === 'clean') {
      shown.set(
        'companies',
        view.companies.map((link) => [linkPath(link.id), link.name, link.jobTitle, link.primary].join()).join(),
      )
      theirs.set(
        'companies',
        contact.companies
          .map((link) => [linkPath(link.id), link.name, link.jobTitle ?? '', link.isPrimary].join())
          .join(),
      )
    }
    for (const [field, value] of shown) {
      if (value !== theirs.get(field)) fail(`${field} of ${id} shows ${value}, the server has ${theirs.get(field)}`)
    }
  }
}

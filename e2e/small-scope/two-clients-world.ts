import { z } from 'zod'
import type { Contact } from '../../shared/contact'
import { beginSend, change, discard, type Edit, rebaseEdit, refuseEdit, settleEdit } from '../../shared/edits'
import { keepMine, type Value } from '../../shared/leaf'
import type { Refusal, Send } from '../../shared/store-port'
import { readLeaf } from '../../shared/wire'
import {
  type Client,
  checkSend,
  type Ghosts,
  ghostsOf,
  type Name,
  type Path,
  shown,
  versionOf,
  wished,
  wrote,
} from './two-clients-laws'

/**
 * A world of one contact on one server and two clients, each with what it has stored and the product's own edits. Every
 * step of A is a choice of its own; B, who stands for everybody else, syncs in one.
 */
export type World = {
  server: Contact
  clients: Readonly<Record<Name, Client>>
  /** A's request, and the server's answer once it has acted. */
  wire: { send: Send; answer: Answer | null } | null
  /** Given up by A before the server got them, and still able to land. */
  late: readonly Send[]
  /** A list page read for A and not yet delivered. */
  page: Contact | null
  ghosts: Ghosts
}
type Answer = { kind: 'ok'; contact: Contact } | { kind: 'stale' } | { kind: 'refused'; refusals: readonly Refusal[] }

export type Rules = {
  change: typeof change
  discard: typeof discard
  keepMine: typeof keepMine
  begin: typeof beginSend
  rebase: typeof rebaseEdit
  settle: typeof settleEdit
  refuse: typeof refuseEdit
  /** Does a page leave a stored row alone that is as new? */
  neverBackwards: boolean
}
export const productRules: Rules = {
  change,
  discard,
  keepMine,
  begin: beginSend,
  rebase: rebaseEdit,
  settle: settleEdit,
  refuse: refuseEdit,
  neverBackwards: true,
}

const first: Contact = {
  id: 'c1',
  firstName: 'Ann',
  phone: '+4640123456',
  tags: ['key', 'vip'],
  etag: '1',
  updatedUtc: '2026-01-01T00:00:00.0000001Z',
}

export const start: World = {
  server: first,
  clients: { A: { row: first, edits: [] }, B: { row: first, edits: [] } },
  wire: null,
  late: [],
  page: null,
  ghosts: ghostsOf(first),
}

export const refusedName = '<Anna>'
const Body = z.strictObject({ firstName: z.string(), phone: z.string(), tags: z.array(z.string()) }).partial()

/** The server's side of a PATCH. Like the real one it normalises phones and tags, so what comes back differs in form. */
export function serve(w: World, by: Name, send: Send): { world: World; answer: Answer } {
  const from = w.server
  if (send.ifMatch !== from.etag) return { world: w, answer: { kind: 'stale' } }
  const { firstName = from.firstName, phone = from.phone, tags = from.tags } = Body.parse(send.body)
  const refusals = [{ field: 'firstName', message: 'no name' }]
  if (firstName === refusedName) return { world: w, answer: { kind: 'refused', refusals } }
  const normal = phone?.replace(/(?!^\+)\D/g, '')
  const fields = { firstName, phone: normal, tags: [...new Set(tags)].sort() }
  const isSame = Object.entries(fields).every(([key, value]) => JSON.stringify(value) === JSON.stringify(from[key]))
  if (isSame) return { world: w, answer: { kind: 'ok', contact: from } }
  const version = versionOf(from) + 1
  const updatedUtc = `2026-01-01T00:00:00.${String(version).padStart(7, '0')}Z`
  const server: Contact = { ...from, ...fields, etag: String(version), updatedUtc }
  const ghosts = wrote(w.ghosts, by, { from, to: server })
  return { world: { ...w, server, ghosts }, answer: { kind: 'ok', contact: server } }
}

/** A client after a change of what it stores. */
function become(w: World, name: Name, after: Client): World {
  const ghosts = shown(w.ghosts, name, { before: w.clients[name], after })
  return { ...w, clients: { ...w.clients, [name]: after }, ghosts }
}

/** Sorted, so that worlds differ by their edits and not by their order. */
const byPath = (a: Edit, b: Edit) => (a.path < b.path ? -1 : 1)

function keep({ edits }: Client, step: (edit: Edit) => Edit | null): Edit[] {
  return edits.flatMap((edit) => step(edit) ?? [])
}

/** A row reaches a client: a GET's answer, or a page. */
export function receive(
  w: World,
  name: Name,
  { row, quiet = false }: { row: Contact; quiet?: boolean },
  rules: Rules,
): World {
  const client = w.clients[name]
  const onto = { contact: row, before: client.row, edits: client.edits, quiet }
  return become(w, name, { row, edits: keep(client, (edit) => rules.rebase(edit, onto)) })
}

export function begin(w: World, name: Name, rules: Rules): { world: World; send: Send } | null {
  const client = w.clients[name]
  const begun = rules.begin(client.row, client.edits)
  if (!begun) return null
  checkSend(w.ghosts, name, client.row, begun.send)
  const edits = keep(client, (edit) => begun.edits.find(({ path }) => path === edit.path) ?? edit)
  return { world: become(w, name, { ...client, edits }), send: begun.send }
}

/** What a client makes of an answer: after a 412 it fetches, as the engine does. */
export function take(w: World, name: Name, { send, answer }: { send: Send; answer: Answer }, rules: Rules): World {
  const client = w.clients[name]
  if (answer.kind === 'stale') return receive(w, name, { row: w.server }, rules)
  if (answer.kind === 'refused') {
    return become(w, name, { ...client, edits: keep(client, (edit) => rules.refuse(edit, send, answer.refusals)) })
  }
  const onto = { contact: answer.contact, before: client.row, edits: client.edits, quiet: false }
  return become(w, name, { row: answer.contact, edits: keep(client, (edit) => rules.settle(edit, send, onto)) })
}

/** Sends until nothing is left to send; with nothing to send, fetches. */
export function sync(world: World, name: Name, rules: Rules): World {
  let w = world
  for (let tries = 0; tries < 5; tries++) {
    const begun = begin(w, name, rules)
    if (!begun) return tries > 0 ? w : receive(w, name, { row: w.server }, rules)
    const { world: after, answer } = serve(begun.world, name, begun.send)
    w = take(after, name, { send: begun.send, answer }, rules)
  }
  return w
}

export const heldAt = ({ edits }: Client, path: Path) => edits.find((edit) => edit.path === path) ?? null
const shownAt = (client: Client, path: Path) => heldAt(client, path)?.leaf.mine ?? readLeaf(client.row, path)

type Wanted = { name: Name; path: Path; value: Value; edit: boolean }

/** The user wants something of a leaf, and `next` is what becomes of its edit. */
export function want(w: World, { name, path, ...wish }: Wanted, next: Edit | null): World {
  const client = w.clients[name]
  const ghosts = wished(w.ghosts, { name, path, ...wish, client })
  const others = client.edits.filter((edit) => edit.path !== path)
  return become({ ...w, ghosts }, name, { ...client, edits: (next ? [...others, next] : others).sort(byPath) })
}

export function edit(w: World, name: Name, { path, value }: { path: Path; value: Value }, rules: Rules): World {
  const client = w.clients[name]
  const next = rules.change(heldAt(client, path), client.row, { path, mine: value })
  return want(w, { name, path, value, edit: true }, next)
}

/** Types the text that comes after the one on the screen. */
export function type(
  w: World,
  name: Name,
  { path, texts }: { path: Path; texts: readonly string[] },
  rules: Rules,
): World {
  const now = shownAt(w.clients[name], path)
  const value = texts[(texts.indexOf(String(now)) + 1) % texts.length] ?? null
  return edit(w, name, { path, value }, rules)
}

export function toggle(w: World, name: Name, path: Path, rules: Rules): World {
  return edit(w, name, { path, value: shownAt(w.clients[name], path) !== true }, rules)
}

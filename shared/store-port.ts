import { z } from 'zod'
import { AuditEntry } from './audit'
import { Contact } from './contact'

/** A value as it stands in a leaf (`Value` in leaf.ts). */
export const LeafValue = z.union([z.string(), z.number(), z.boolean(), z.null()])

/**
 * One request that carries what the user wants: its body as it goes out, and the value of each leaf in it. `key`: the
 * `Idempotency-Key` of a create or a note; those have no `If-Match`.
 */
export const Send = z.object({
  kind: z.enum(['patch', 'create', 'delete', 'note']),
  id: z.string(),
  ifMatch: z.string(),
  key: z.string().nullable(),
  body: z.record(z.string(), z.unknown()),
  values: z.record(z.string(), LeafValue),
})
export type Send = z.infer<typeof Send>

/** A company, as far as we read it; unknown fields are kept. */
export const Company = z.looseObject({
  id: z.string().min(1),
  name: z.string().nullish(),
  domain: z.string().nullish(),
  updatedUtc: z.string().min(1),
  deletedUtc: z.string().nullish(),
})
export type Company = z.infer<typeof Company>

/** A walk over list pages that is under way: where it started, the next cursor, the newest row seen so far. */
export const Walk = z.object({
  since: z.string().nullable(),
  cursor: z.string().nullable(),
  newest: z.string().nullable(),
})
export type Walk = z.infer<typeof Walk>

/**
 * How far the store is with pulling. `marks`: values for `updated_since`, oldest first, each stored when a pull ended;
 * empty until the first pull is through.
 */
export const PullState = z.object({ marks: z.array(z.string()), walk: Walk.nullable() })
export type PullState = z.infer<typeof PullState>

/** What the server says of a value it won't take. `field` null: of the contact as a whole. */
export const Refusal = z.object({ field: z.string().nullable(), message: z.string() })
export type Refusal = z.infer<typeof Refusal>

/**
 * Contacts with something to send, oldest edit first; those to fetch; those whose timeline has to be asked. `again`:
 * creates and notes that have left and not been answered, which come before the first page (S7).
 */
export const Due = z.object({
  send: z.array(z.string()),
  fetch: z.array(z.string()),
  ask: z.array(z.string()),
  again: z.array(z.string()),
})
export type Due = z.infer<typeof Due>

/** What a new engine is told. `reconciled`: wall time in ms of the last full reconcile. `me`: our id in timelines. */
export const Connected = z.object({
  contacts: PullState,
  companies: PullState,
  reconciled: z.number().nullable(),
  me: z.string().nullable(),
})
export type Connected = z.infer<typeof Connected>

const Id = z.object({ id: z.string().min(1) })

/**
 * Every call of the engine on the store: what goes in and what comes back, both parsed where they arrive. Each call is
 * one strict transaction: when its answer is there, what it did survives a power cut (S12).
 */
export const storeCalls = {
  /** A new engine has come: nothing of the former one is in flight any more. Refused when it is another account's. */
  connect: { args: z.object({ account: z.string() }), result: Connected },
  /** One list page and how far the pull is with it, in one transaction. */
  applyPage: { args: z.object({ rows: z.array(Contact), state: PullState }), result: z.null() },
  applyCompanies: { args: z.object({ rows: z.array(Company), state: PullState }), result: z.null() },
  /**
   * One page of a full reconcile. `first`: the walk begins. `ended`: it has come to its end at this wall time; whatever
   * no page of it brought is fetched.
   */
  reconcile: {
    args: z.object({ rows: z.array(Contact), first: z.boolean(), ended: z.number().nullable() }),
    result: z.null(),
  },
  due: { args: z.null(), result: Due },
  /** Marks the contact's sendable values as sent, before the request leaves. Null: nothing to send. */
  beginSend: { args: Id, result: Send.nullable() },
  /** The contact is about to be fetched, or its timeline: page rows keep out until the answer. */
  beginFetch: { args: Id, result: z.null() },
  /** The send was accepted; `contact`: the row it answered, if any. */
  settle: { args: z.object({ send: Send, contact: Contact.nullable() }), result: z.null() },
  /** The answer to a fetch; null: the server doesn't know the contact any more. `quiet`: see `Row` in leaf.ts. */
  rebase: { args: Id.extend({ contact: Contact.nullable(), quiet: z.boolean() }), result: z.null() },
  /** No answer, or one that proves nothing: what was sent stays marked. */
  giveUp: { args: Id, result: z.null() },
  /** The server refused the send. `mayLand`: for what others have, so that a late copy of it may still be taken. */
  refuse: { args: z.object({ send: Send, refusals: z.array(Refusal), mayLand: z.boolean() }), result: z.null() },
  /** What the contact's timeline says, newest first; null: it can't be read. */
  answer: { args: Id.extend({ entries: z.array(AuditEntry).nullable() }), result: z.null() },
  /** Who we are in timelines. */
  knowMe: { args: z.object({ me: z.string() }), result: z.null() },
} as const

export type StoreCalls = {
  [C in keyof typeof storeCalls]: {
    args: z.infer<(typeof storeCalls)[C]['args']>
    result: z.infer<(typeof storeCalls)[C]['result']>
  }
}

/** The store as the engine sees it. A call that rejects may or may not have been done: the port can close under it. */
export type StorePort = {
  [C in keyof StoreCalls]: null extends StoreCalls[C]['args']
    ? () => Promise<StoreCalls[C]['result']>
    : (args: StoreCalls[C]['args']) => Promise<StoreCalls[C]['result']>
}

/** What the store tells the engine unasked. */
export const StoreEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('edited'), ids: z.array(z.string()) }),
  z.object({ kind: z.literal('opened'), id: z.string().nullable() }),
])
export type StoreEvent = z.infer<typeof StoreEvent>

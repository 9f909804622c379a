import type { Contact } from '../../shared/contact'
import type { OfflineCause } from '../../shared/ipc'
import { created } from '../../shared/path'
import type { Send, StorePort } from '../../shared/store-port'
import type { Answer } from './answer'
import type { Api } from './api'

/**
 * How work on one contact ended. `later`: this contact has to wait, others go on (S8); with `look` the answer to what
 * it waits for may be in the next page.
 */
export type JobEnd =
  | { kind: 'done' }
  | { kind: 'later'; look?: true }
  | { kind: 'unauthorized' }
  | { kind: 'limited'; retryAfterMs: number | null }
  | { kind: 'unanswered'; cause: OfflineCause }

export type Pusher = {
  /** Sends what waits for a contact: one request, and on a stale etag GET, rebase and again, at most five times. */
  send: (id: string) => Promise<JobEnd>
  /** Fetches a contact and rebases our edits onto it. */
  fetch: (id: string) => Promise<JobEnd>
  /** Asks the contact's timeline what its edits need to know. */
  ask: (id: string) => Promise<JobEnd>
}

const maxRebases = 5
/** An etag that was fetched and refused again, without a change in between, this often is not worth another try. */
const maxSameEtag = 3
/** After this long nothing that was given up can still be on its way (`design.md`, "Edits"). */
const quietAfterMs = 10 * 60 * 1000

export type PushDeps = {
  api: Api
  store: StorePort
  now: () => number
  /** A short wait with jitter before an etag is tried again. */
  pause: (attempt: number) => Promise<void>
  /** Our id in timelines, if it is known already. */
  me: string | null
}

/** Replays what the user wants of contacts, each contact strictly in order. It holds nothing durable. */
export function createPusher({ api, store, now, pause, me }: PushDeps): Pusher {
  const started = now()
  /** When a request of the contact was last given up; before that, when this engine came to life. */
  const gaveUp = new Map<string, number>()
  let knowsMe = me !== null

  async function giveUp(id: string): Promise<void> {
    gaveUp.set(id, now())
    await store.giveUp({ id })
  }

  async function later(id: string, answer: Exclude<Answer<unknown>, { kind: 'ok' }>): Promise<JobEnd> {
    await giveUp(id)
    return endOf(answer)
  }

  /** Gets the contact's row and has the store rebase onto it, durably, before anything is sent again. */
  async function refresh(id: string): Promise<Contact | null | JobEnd> {
    const quiet = now() - (gaveUp.get(id) ?? started) >= quietAfterMs
    const answer = await api.get(id)
    if (answer.kind !== 'ok' && answer.kind !== 'missing') return later(id, answer)
    const contact = answer.kind === 'ok' ? answer.value : null
    await store.rebase({ id, contact, quiet })
    return contact
  }

  /** Takes the answer to a send. Null: the contact has something to send still. */
  async function take(send: Send, answer: Answer<Contact | null>, tries: Tries): Promise<JobEnd | null> {
    const { id, kind } = send
    if (answer.kind === 'ok') {
      await store.settle({ send, contact: answer.value })
      // One that changed nothing bears somebody else's time.
      if (kind === 'patch' && answer.value && answer.value.etag !== send.ifMatch) await meet(answer.value)
      return { kind: 'done' }
    }
    if (answer.kind === 'refused' || (kind === 'note' && answer.kind === 'missing')) {
      await store.refuse({ send, refusals: answer.refusals, mayLand: false })
      return null
    }
    if (kind === 'delete' && answer.kind === 'missing') {
      await store.settle({ send, contact: null })
      return { kind: 'done' }
    }
    if (kind === 'create' && answer.kind === 'clash') {
      // What must be unique is taken: by somebody else's contact, or by ours, made by an earlier copy of this request.
      // In the second case the next page brings it; in the first the user decides, as a second one would be a duplicate.
      const refusals = [...answer.refusals, { field: created, message: answer.refusals[0]?.message ?? '' }]
      await store.refuse({ send, refusals, mayLand: true })
      return { kind: 'later', look: true }
    }
    const moved = answer.kind === 'stale' || answer.kind === 'clash' || answer.kind === 'missing'
    return moved && (kind === 'patch' || kind === 'delete') ? onto(send, answer, tries) : later(id, answer)
  }

  /** The row was another than we thought: fetched, rebased, and tried again. */
  async function onto(send: Send, answer: Answer<unknown>, tries: Tries): Promise<JobEnd | null> {
    gaveUp.set(send.id, now())
    const fresh = await refresh(send.id)
    if (fresh === null) return { kind: 'done' }
    if (isEnd(fresh)) return fresh
    if (fresh.etag !== send.ifMatch) tries.sameEtag = 0
    else if (answer.kind === 'clash') await store.refuse({ send, refusals: answer.refusals, mayLand: true })
    else if (++tries.sameEtag >= maxSameEtag) return { kind: 'later' }
    await pause(tries.attempt)
    return null
  }

  /** Learns once who we are in timelines, from an entry that can only be ours: our accepted change of this moment. */
  async function meet({ id, updatedUtc }: Contact): Promise<void> {
    if (knowsMe) return
    knowsMe = true
    const answer = await api.audit(id)
    const ours = answer.kind === 'ok' ? answer.value.filter(({ timestampUtc }) => timestampUtc === updatedUtc) : []
    if (ours.length === 1 && ours[0]) await store.knowMe({ me: ours[0].user.id })
  }

  return {
    async send(id) {
      const tries: Tries = { attempt: 0, sameEtag: 0 }
      for (; tries.attempt < maxRebases; tries.attempt++) {
        const send = await store.beginSend({ id })
        // Due, and nothing to send: its row can't be read, say. It must not be asked for in circles.
        if (!send) return { kind: tries.attempt === 0 ? 'later' : 'done' }
        const end = await take(send, await api.send(send), tries)
        if (end) return end
      }
      return { kind: 'later' }
    },
    async fetch(id) {
      await store.beginFetch({ id })
      const fresh = await refresh(id)
      return fresh !== null && isEnd(fresh) ? fresh : { kind: 'done' }
    },
    async ask(id) {
      // What the timeline says is of the row as it is now: a newer one must wait, or its change would be taken as told (S2).
      await store.beginFetch({ id })
      const answer = await api.audit(id)
      const failed = answer.kind !== 'ok' && answer.kind !== 'missing' && answer.kind !== 'refused'
      if (failed) {
        await store.giveUp({ id })
        return endOf(answer)
      }
      await store.answer({ id, entries: answer.kind === 'ok' ? answer.value : null })
      return { kind: 'done' }
    },
  }
}

type Tries = { attempt: number; sameEtag: number }

function isEnd(result: Contact | JobEnd): result is JobEnd {
  return !('etag' in result)
}

/** The end that an answer without a contact brings. What the API answered but can't be used makes this contact wait. */
function endOf(answer: Exclude<Answer<unknown>, { kind: 'ok' }>): JobEnd {
  switch (answer.kind) {
    case 'unauthorized':
    case 'limited':
    case 'unanswered':
      return answer
    default:
      return { kind: 'later' }
  }
}

import type { Contact } from '../../shared/contact'
import type { OfflineCause } from '../../shared/ipc'
import type { StorePort } from '../../shared/store-port'
import type { Answer, Api } from './api'

/** How work on one contact ended. `later`: this contact has to wait, others go on (S8). */
export type JobEnd =
  | { kind: 'done' }
  | { kind: 'later' }
  | { kind: 'unauthorized' }
  | { kind: 'limited'; retryAfterMs: number | null }
  | { kind: 'unanswered'; cause: OfflineCause }

export type Pusher = {
  /** Sends what waits for a contact: one PATCH, and on a stale etag GET, rebase and again, at most five times. */
  send: (id: string) => Promise<JobEnd>
  /** Fetches a contact and rebases our edits onto it. */
  fetch: (id: string) => Promise<JobEnd>
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
}

/** Replays the edits of contacts, each contact strictly in order. It holds nothing durable. */
export function createPusher({ api, store, now, pause }: PushDeps): Pusher {
  const started = now()
  /** When a request of the contact was last given up; before that, when this engine came to life. */
  const gaveUp = new Map<string, number>()

  async function giveUp(id: string): Promise<void> {
    gaveUp.set(id, now())
    await store.giveUp({ id })
  }

  /** Gets the contact's row and has the store rebase onto it, durably, before anything is sent again. */
  async function refresh(id: string): Promise<Contact | null | JobEnd> {
    const quiet = now() - (gaveUp.get(id) ?? started) >= quietAfterMs
    const answer = await api.get(id)
    if (answer.kind === 'ok') {
      await store.rebase({ id, contact: answer.value, quiet })
      return answer.value
    }
    if (answer.kind === 'missing') {
      await store.rebase({ id, contact: null, quiet })
      return null
    }
    await giveUp(id)
    return endOf(answer)
  }

  async function send(id: string): Promise<JobEnd> {
    let sameEtag = 0
    for (let attempt = 0; attempt < maxRebases; attempt++) {
      const send = await store.beginSend({ id })
      if (!send) return { kind: 'done' }
      const answer = await api.patch(send)
      switch (answer.kind) {
        case 'ok':
          await store.settle({ send, contact: answer.value })
          return { kind: 'done' }
        case 'refused':
          await store.refuse({ send, refusals: answer.refusals })
          break
        case 'missing':
        case 'stale':
        case 'clash': {
          gaveUp.set(id, now())
          const fresh = await refresh(id)
          if (fresh === null) return { kind: 'done' }
          if (isEnd(fresh)) return fresh
          if (fresh.etag !== send.ifMatch) sameEtag = 0
          else if (answer.kind === 'clash') await store.refuse({ send, refusals: answer.refusals })
          else if (++sameEtag >= maxSameEtag) return { kind: 'later' }
          await pause(attempt)
          break
        }
        default:
          await giveUp(id)
          return endOf(answer)
      }
    }
    return { kind: 'later' }
  }

  return {
    send,
    async fetch(id) {
      await store.beginFetch({ id })
      const fresh = await refresh(id)
      return fresh !== null && isEnd(fresh) ? fresh : { kind: 'done' }
    },
  }
}

function isEnd(result: Contact | JobEnd): result is JobEnd {
  return !('etag' in result)
}

/** The end that an answer without a contact brings. What the API answered but can't be used makes this contact wait. */
function endOf(answer: Exclude<Answer<Contact>, { kind: 'ok' }>): JobEnd {
  switch (answer.kind) {
    case 'unauthorized':
    case 'limited':
    case 'unanswered':
      return answer
    default:
      return { kind: 'later' }
  }
}

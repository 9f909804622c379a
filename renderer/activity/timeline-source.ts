import { createEffect, createSignal, on, onCleanup } from 'solid-js'
import type { Desk } from '../desk/desk'
import type { Timeline } from '../store/api'

/** How long a contact is looked at before its timeline is asked for: who walks along the list asks for none. */
const lookMs = 400
/** After a change, the next look at the server's timeline is no sooner than this. */
const againMs = 5_000
/** While sync needs the rate limit for itself. */
const busyMs = 30_000
/** What was told this short a time ago is told again only for a change. */
const freshMs = 60_000

const nothing: Timeline = { entries: [], asOf: null, more: false, own: [], me: null }

/** `isThere`: does the server have the contact? */
type Of = { id: () => string; isThere: () => boolean }

/** The timeline of the open contact: what is kept at once, then what the server tells while it can be asked. */
export function createTimelineSource({ session }: Desk, { id, isThere }: Of) {
  const [timeline, setTimeline] = createSignal(nothing)
  const [failed, setFailed] = createSignal(false)
  /** The cursor of what is older than what is shown; undefined while the server has not been asked. */
  const [next, setNext] = createSignal<string | null | undefined>(undefined)
  let timer: ReturnType<typeof setTimeout> | undefined
  let ended = false
  let asked = 0
  const online = () =>
    !['offline', 'sign-in-needed', 'signed-out'].includes(session.told()?.status.state.kind ?? 'offline')

  async function read(): Promise<void> {
    const of = id()
    const kept = await session.call('timeline', { id: of })
    if (ended || id() !== of) return // of the contact that was open before
    // Pages that were asked for by hand are not kept, and stay on the screen.
    const shown = timeline().entries
    const isOlder = shown.length > kept.entries.length && shown[0]?.id === kept.entries[0]?.id
    setTimeline(isOlder ? { ...kept, entries: shown } : kept)
  }

  async function ask(cursor: string | null): Promise<void> {
    const [account, of] = [session.account()?.id, id()]
    if (!account || !isThere() || !online()) return
    asked = Date.now()
    const answer = await session.bridge.command['contact:timeline']({ account, id: of, cursor }).catch(() => null)
    if (ended || session.account()?.id !== account || id() !== of) return
    const busy = answer?.kind === 'not-read' && answer.cause === 'busy'
    setFailed(answer?.kind !== 'read' && !busy)
    if (busy && cursor === null) askSoon(busyMs)
    if (answer?.kind !== 'read') return
    const tail = cursor === null && next() !== undefined ? after(timeline().entries, answer.entries) : null
    if (tail === null) setNext(answer.next) // else what is older is where it was
    const entries = [...(cursor === null ? [] : timeline().entries), ...answer.entries, ...(tail ?? [])]
    await session.call('keepTimeline', { id: of, entries, more: next() !== null })
    if (ended) return
    setTimeline({ ...timeline(), entries })
    await read()
  }

  function askSoon(ms: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void ask(null).catch(() => undefined), ms)
  }

  async function look(): Promise<void> {
    await read()
    const { asOf } = timeline()
    if (online() && (asOf === null || Date.now() - asOf > freshMs)) askSoon(lookMs)
  }

  async function older(): Promise<void> {
    // What is kept of an earlier look has lost its place in the server's list.
    if (next() === undefined) await ask(null)
    const cursor = next()
    if (cursor) await ask(cursor)
  }

  createEffect(on([id, isThere, online], () => void look().catch(() => undefined)))
  const stop = session.onChanged(({ contacts }) => {
    if (contacts !== 'many' && !contacts.includes(id())) return
    void read().catch(() => undefined)
    if (online()) askSoon(Math.max(lookMs, asked + againMs - Date.now()))
  })
  onCleanup(() => {
    ended = true
    clearTimeout(timer)
    stop()
  })

  return {
    timeline,
    online,
    /** Was the last look at the server in vain? */
    failed,
    /** Whether the server has told of older entries that can be asked for. */
    hasOlder: () => (next() === undefined ? timeline().more : next() !== null) && online(),
    older: () => older().catch(() => undefined),
  }
}

/** Of what is shown, that which is older than the newest page; null when they don't meet. */
function after(shown: Timeline['entries'], newest: Timeline['entries']): Timeline['entries'] | null {
  const last = newest.at(-1)
  const at = shown.findIndex(({ id }) => id === last?.id)
  return at < 0 ? null : shown.slice(at + 1)
}

import { createEffect, createSignal, on, onCleanup } from 'solid-js'
import type { Desk } from '../desk/desk'
import type { Timeline } from '../store/api'

/** How long a contact is looked at before its timeline is asked for: who walks along the list asks for none. */
const lookMs = 400
/** After a change, the next look at the server's timeline is no sooner than this. */
const againMs = 5_000

const nothing: Timeline = { entries: [], asOf: null, more: false, own: [], me: null }

/** `isThere`: does the server have the contact? */
type Of = { id: () => string; isThere: () => boolean }

/** The timeline of the open contact: what is kept at once, then what the server tells while it can be asked. */
export function createTimelineSource({ session }: Desk, { id, isThere }: Of) {
  const [timeline, setTimeline] = createSignal(nothing)
  const [failed, setFailed] = createSignal(false)
  const [next, setNext] = createSignal<string | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let ended = false
  let asked = 0
  const online = () =>
    !['offline', 'sign-in-needed', 'signed-out'].includes(session.told()?.status.state.kind ?? 'offline')

  async function read(): Promise<void> {
    const kept = await session.call('timeline', { id: id() })
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
    setFailed(answer?.kind !== 'read')
    if (answer?.kind !== 'read') return
    const before = cursor === null ? [] : timeline().entries
    const entries = [...before, ...answer.entries]
    setNext(answer.next)
    await session.call('keepTimeline', { id: of, entries, more: answer.next !== null })
    if (ended) return
    setTimeline({ ...timeline(), entries })
    await read()
  }

  function askSoon(ms: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void ask(null).catch(() => undefined), ms)
  }

  void read().catch(() => undefined)
  createEffect(on([id, isThere, online], () => online() && askSoon(lookMs)))
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
    hasOlder: () => next() !== null && online(),
    older: () => ask(next()).catch(() => undefined),
  }
}

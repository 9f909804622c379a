import { z } from 'zod'
import { TimelineEntry } from '../../shared/timeline'
import type { WindowCalls } from './api'
import { createContactHistory } from './contact-history'
import { format } from './storage'
import type { Store } from './store'

type Names = 'timeline' | 'keepTimeline'
export type TimelineCalls = { [C in Names]: (args: WindowCalls[C]['args']) => Promise<WindowCalls[C]['result']> }

/** What is kept for reading offline: the newest entries of the contacts whose timelines were fetched last. */
export const keptEntries = 100
export const keptTimelines = 500

const Kept = z.object({ asOf: z.number(), more: z.boolean(), entries: z.array(TimelineEntry) })
/** Contacts with a kept timeline, the one fetched longest ago first. */
const Order = z.array(z.string())

/** What happened with contacts. The server's part is a copy that can be had again: nothing depends on it. */
export function createTimelineCalls(store: Store): TimelineCalls {
  const { state, storage } = store
  const history = createContactHistory(store)
  let queue: Promise<unknown> = Promise.resolve()

  async function keep(id: string, entries: readonly TimelineEntry[], more: boolean): Promise<void> {
    const row = await storage.get('meta', 'timelines')
    const before = Order.safeParse(row?.value).data ?? []
    const order = [...before.filter((other) => other !== id), id]
    const gone = order.splice(0, Math.max(0, order.length - keptTimelines))
    const kept = entries.slice(0, keptEntries)
    const put = { contact: id, format, asOf: store.now(), more: more || kept.length < entries.length, entries: kept }
    await storage.commit({
      timelines: { put: [put], delete: gone },
      meta: { put: [{ key: 'timelines', format, value: order }] },
    })
  }

  return {
    async timeline({ id: given }) {
      const id = store.idOf(given)
      const row = await storage.get('timelines', id)
      const kept = row?.format === format ? Kept.safeParse(row).data : undefined
      const { entries = [], asOf = null, more = false } = kept ?? {}
      return { entries, asOf, more, own: await history(id), me: state.pulls.me }
    },
    keepTimeline({ id, entries, more }) {
      const turn = queue.then(() => keep(store.idOf(id), entries, more))
      queue = turn.catch(() => {})
      return turn.then(() => null)
    },
  }
}

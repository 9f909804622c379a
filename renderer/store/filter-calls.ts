import { z } from 'zod'
import type { Query, SavedFilter, WindowCalls } from './api'
import { saved } from './saving'
import { format, StorageFull } from './storage'
import type { Store } from './store'

type Names = 'filters' | 'saveFilters'
export type FilterCalls = { [C in Names]: (args: WindowCalls[C]['args']) => Promise<WindowCalls[C]['result']> }

const key = 'filters'

const Saved = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    filter: z.object({
      text: z.string(),
      show: z.enum(['all', 'recent']),
      tags: z.array(z.string()).exactOptional(),
      company: z.string().nullable().exactOptional(),
      language: z.string().nullable().exactOptional(),
      blocked: z.boolean().exactOptional(),
      conflict: z.boolean().exactOptional(),
      waiting: z.boolean().exactOptional(),
    }),
  }),
)

/** The filters that have a name. They are the account's, on this machine. */
export function createFilterCalls(store: Store, count: (query: Query) => number): FilterCalls {
  const { storage } = store

  async function read(): Promise<SavedFilter[]> {
    return Saved.safeParse((await storage.get('meta', key))?.value).data ?? []
  }

  return {
    async filters() {
      return (await read()).map((one) => ({ ...one, count: count(one.filter) }))
    },
    async saveFilters({ filters }) {
      try {
        await storage.commit({ meta: { put: [{ key, format, value: filters }] } })
        return saved
      } catch (error) {
        return { kind: 'not-saved', cause: error instanceof StorageFull ? 'full' : 'failed' }
      }
    },
  }
}

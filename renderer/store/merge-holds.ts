import { z } from 'zod'
import { alikeEmail } from '../../shared/alike'
import { fieldOf, type LeafPath } from '../../shared/path'
import { savingMany } from './saving'
import { format } from './storage'
import type { Store } from './store'

const key = 'merge-holds'
const Taken = z.object({ id: z.string(), email: z.string() })
const Waits = z.array(
  z.object({ kept: z.string(), fields: z.array(z.string()), until: z.array(z.string()), taken: Taken.optional() }),
)
type Wait = z.infer<typeof Waits>[number]

/** Emails and references are one contact's only: the kept one can have those of another when that is deleted. */
const unique = ['email', 'externalRefs']

export type MergeHolds = ReturnType<typeof createMergeHolds>

/** Changes of a merge that wait on this laptop until the deletion of the other contact has reached the server. */
export function createMergeHolds(store: Store) {
  const { state, storage } = store
  let known: Promise<Wait[]> | null = null

  const waits = () => {
    known ??= storage.get('meta', key).then((row) => Waits.safeParse(row?.value).data ?? [])
    return known
  }

  async function put(next: Wait[]): Promise<void> {
    await storage.commit({ meta: { put: [{ key, format, value: next }] } })
    known = Promise.resolve(next)
  }

  /** Whether the server has let go of everything that is waited for. */
  function isOver({ until, taken }: Wait): boolean {
    const email = taken && state.directory.get(store.idOf(taken.id))?.server.email
    if (taken && email && alikeEmail(email, taken.email)) return false
    return until.every((id) => state.directory.get(store.idOf(id))?.server.deleted ?? true)
  }

  /** Lets the fields go that these waits hold. */
  async function letGo(over: readonly Wait[]): Promise<void> {
    if (over.length === 0) return
    const result = await savingMany(store, async () => {
      const holds = new Map<string, ReadonlySet<string>>()
      for (const { kept, fields } of over) {
        const id = store.idOf(kept)
        const held = holds.get(id) ?? state.holds.get(id) ?? new Set()
        holds.set(id, new Set([...held].filter((field) => !fields.includes(field))))
      }
      return { update: { holds }, ids: [...holds.keys()], value: null }
    })
    if (result.kind === 'done') await put((await waits()).filter((wait) => !over.includes(wait)))
  }

  return {
    /** The fields among these that have to wait, noted before they are held. */
    async wait(kept: string, paths: readonly LeafPath[], until: readonly string[]): Promise<string[]> {
      const fields = [...new Set(paths.map((path) => fieldOf(path) ?? path))].filter((field) => unique.includes(field))
      if (fields.length === 0 || until.length === 0) return []
      await put([...(await waits()), { kept, fields, until: [...until] }])
      return fields
    },
    /** An email that a contact made anew gets back waits while another contact has it on the server. */
    async waitForEmail(made: string, taken: z.infer<typeof Taken>): Promise<string[]> {
      const wait = { kept: made, fields: ['email'], until: [], taken }
      if (isOver(wait)) return []
      await put([...(await waits()), wait])
      return wait.fields
    },
    release: async (): Promise<void> => letGo((await waits()).filter(isOver)),
    /** The merge was taken back: nothing is waited for any more. */
    async forget(kept: string): Promise<void> {
      const ours = (await waits()).filter((wait) => store.idOf(wait.kept) === store.idOf(kept))
      await letGo(ours)
    },
  }
}

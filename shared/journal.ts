import { z } from 'zod'

/**
 * One transaction of user state, as it goes into its second home. `rows`: by table and key, null for a row that is
 * gone. `whole`: nothing else was there. `durable`: acknowledged only once it survives a power cut (S12).
 */
export const JournalRecord = z.object({
  generation: z.string().min(1),
  seq: z.number().int().nonnegative(),
  lastPage: z.number().int().nonnegative(),
  whole: z.boolean(),
  durable: z.boolean(),
  rows: z.record(z.string(), z.record(z.string(), z.unknown())),
})
export type JournalRecord = z.infer<typeof JournalRecord>

/** What the journal knows of a store: how far it was, and every row of its user state. */
export const JournalState = JournalRecord.pick({ generation: true, seq: true, lastPage: true, rows: true })
export type JournalState = z.infer<typeof JournalState>

/** How far the journal is. `damaged`: lines of it could not be read, so that it may know less than it did. */
export const JournalMark = JournalRecord.pick({ generation: true, seq: true, lastPage: true }).extend({
  damaged: z.boolean(),
})
export type JournalMark = z.infer<typeof JournalMark>

/** Why a record is not in the journal. */
export const Kept = z.enum(['kept', 'full', 'failed'])
export type Kept = z.infer<typeof Kept>

/** What the store asks of the main process. */
export const journalCalls = {
  mark: { args: z.null(), result: JournalMark.nullable() },
  state: { args: z.null(), result: JournalState.nullable() },
  append: { args: JournalRecord, result: Kept },
} as const
export type JournalCalls = {
  [C in keyof typeof journalCalls]: {
    args: z.infer<(typeof journalCalls)[C]['args']>
    result: z.infer<(typeof journalCalls)[C]['result']>
  }
}

/** How far a store is. */
export type StoreMark = Pick<JournalRecord, 'generation' | 'seq' | 'lastPage'>

/**
 * What a store finds on opening, seen from its journal. IndexedDB is written first, so it is ahead or the same; behind
 * its journal, or another one altogether, it has been damaged or has vanished (`trust.md`).
 */
export function judge(journal: JournalMark | null, store: StoreMark): 'same' | 'ahead' | 'behind' | 'vanished' {
  if (!journal) return 'ahead'
  if (journal.generation !== store.generation) return 'vanished'
  if (store.seq < journal.seq || store.lastPage < journal.lastPage) return 'behind'
  return store.seq === journal.seq && !journal.damaged ? 'same' : 'ahead'
}

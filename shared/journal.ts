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

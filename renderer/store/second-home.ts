import { type JournalCalls, type JournalRecord, judge, type StoreMark } from '../../shared/journal'
import type { Peer } from '../../shared/rpc'

/** A record did not reach the journal: what it says is on disk once, not twice. */
export class NotKept extends Error {
  override name = 'NotKept'
  constructor(readonly why: 'full' | 'failed' | 'slow') {
    super(`the journal has not taken the record: ${why}`)
  }
}

export type SecondHome = {
  /** Writes a record. A durable one resolves when the journal has it on disk; rejects with `NotKept`. */
  keep: (record: JournalRecord) => Promise<void>
  /**
   * The main process has come, in place of any former one. Brings the journal up to date; where the store is behind it,
   * writes nothing and says so. `anew`: the store has been restored from the journal, which is of this one from now on.
   */
  join: (journal: Peer<JournalCalls>['call'], anew?: boolean) => Promise<'joined' | 'behind' | 'vanished'>
}

export type SecondHomeDeps = {
  /** How far the store was when it was opened: what is changed before the first join says nothing about its health. */
  opened: () => StoreMark
  /** All of the user's state as it is now. */
  whole: () => JournalRecord
  /** Resolves when a record has been on its way for too long to go on saying "Saving…". */
  late: () => Promise<void>
}

/** The store's end of the journal (`main/journal.ts`). Until it is joined, records wait. */
export function createSecondHome({ opened, whole, late }: SecondHomeDeps): SecondHome {
  type Waiting = { seq: number; resolve: () => void; reject: (error: NotKept) => void }
  let call: Peer<JournalCalls>['call'] | null = null
  /** A record is missing in the journal: the next one must be whole. */
  let behind = true
  let joined = false
  let waiting: Waiting[] = []

  async function write(record: JournalRecord): Promise<void> {
    const to = call
    if (!to) return
    const taken = waiting.filter(({ seq }) => seq <= record.seq)
    waiting = waiting.filter(({ seq }) => seq > record.seq)
    const kept = await to('append', record).catch(() => 'failed' as const)
    if (kept !== 'kept' && to === call) behind = true
    for (const { resolve, reject } of taken) kept === 'kept' ? resolve() : reject(new NotKept(kept))
  }

  return {
    keep(record) {
      const kept = new Promise<void>((resolve, reject) => {
        waiting.push({ seq: record.seq, resolve, reject })
        if (call) {
          const next = behind ? whole() : record
          behind = false
          void write(next)
        }
        if (record.durable) void late().then(() => reject(new NotKept('slow')))
      })
      return kept
    },
    async join(journal, anew = false) {
      call = null
      // What was changed before the store was restored may not be in it any more: that it is saved nobody can say (S12).
      if (anew) for (const { reject } of waiting.splice(0)) reject(new NotKept('failed'))
      const verdict = anew ? 'ahead' : judge(await journal('mark', null), joined ? whole() : opened())
      if (verdict === 'behind' || verdict === 'vanished') return verdict
      call = journal
      behind = false
      joined = true
      if (verdict === 'ahead' || waiting.length > 0) await write(whole())
      return 'joined'
    },
  }
}

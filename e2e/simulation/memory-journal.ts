import { apply, type Memory, stateOf } from '../../main/journal'
import type { JournalCalls, JournalRecord, Kept } from '../../shared/journal'
import type { Peer } from '../../shared/rpc'

/** The journal of one account as `main/journal.ts` keeps it, in memory: what is appended stays, what is synced survives. */
export type MemoryJournal = {
  call: Peer<JournalCalls>['call']
  /** What `append` answers from now on. */
  setAnswer: (answer: Kept) => void
  /** Records that nothing has synced may be lost, the later ones first. */
  cutPower: (keep: (records: number) => number) => void
  /** Whether every record so far is in it. */
  isWhole: () => boolean
}

export function createMemoryJournal(): MemoryJournal {
  let lines: JournalRecord[] = []
  let synced = 0
  let memory: Memory | null = null
  let answer: Kept = 'kept'
  let missing = false

  function append(record: JournalRecord): Kept {
    if (answer !== 'kept') {
      missing = true
      return answer
    }
    // As it comes back from a file: a row that is changed in memory later is not changed there.
    const line = JSON.parse(JSON.stringify(record)) as JournalRecord
    // A whole record takes the place of the file, by rename.
    if (record.whole) {
      lines = []
      missing = false
    }
    lines.push(line)
    if (record.whole || record.durable) synced = lines.length
    memory = apply(memory, line)
    return 'kept'
  }

  const calls: { [C in keyof JournalCalls]: (args: JournalCalls[C]['args']) => JournalCalls[C]['result'] } = {
    mark: () => memory && { generation: memory.generation, seq: memory.seq, lastPage: memory.lastPage, damaged: false },
    state: () => memory && structuredClone(stateOf(memory)),
    append,
  }

  return {
    call: async (name, args) => calls[name](args as never) as never,
    setAnswer(next) {
      answer = next
    },
    cutPower(keep) {
      lines.length = Math.min(lines.length, synced + keep(lines.length - synced))
      memory = lines.reduce<Memory | null>((known, line) => apply(known, JSON.parse(JSON.stringify(line))), null)
    },
    isWhole: () => !missing,
  }
}

import { rmSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { JournalRecord, JournalState } from '../shared/journal'
import { folder, openHere, reopened, useProfile } from './scripted/journal'

useProfile()

const anyRecord: fc.Arbitrary<JournalRecord> = fc.record({
  generation: fc.constantFrom('g1', 'g2'),
  seq: fc.nat(6),
  lastPage: fc.nat(9),
  whole: fc.nat(4).map((n) => n === 0),
  durable: fc.boolean(),
  rows: fc.dictionary(
    fc.constantFrom('edits', 'conflicts'),
    fc.dictionary(
      fc.constantFrom('a', 'b', 'ü\n'),
      fc.oneof(
        fc.constant(null),
        fc.jsonValue().filter((v) => v !== null),
      ),
    ),
  ),
})

/** The law of a journal, in its plainest form. */
function model(records: readonly JournalRecord[]): JournalState | null {
  let state = null as JournalState | null
  for (const { generation, seq, lastPage, whole, rows } of records) {
    if (!whole && state?.generation === generation && seq < state.seq) continue
    const next: JournalState['rows'] = structuredClone(whole ? {} : (state?.rows ?? {}))
    for (const [table, changes] of Object.entries(rows)) next[table] = { ...next[table], ...changes }
    const living = Object.entries(next).map(([table, all]): [string, Record<string, unknown>] => [
      table,
      Object.fromEntries(Object.entries(all).filter(([, row]) => row !== null)),
    ])
    const full = living.filter(([, all]) => Object.keys(all).length > 0)
    state = { generation, seq, lastPage, rows: Object.fromEntries(full) }
  }
  return state
}

test('any records, in any batches, reopened at any point, are what the plain model holds', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.array(anyRecord, { maxLength: 4 }), { maxLength: 6 }), async (sessions) => {
      const seen: JournalRecord[] = []
      rmSync(folder(), { recursive: true, force: true })
      for (const records of sessions) {
        const journal = await openHere()
        const plain = (state: JournalState | null) => JSON.parse(JSON.stringify(state)) // -0 is 0 in JSON
        expect(plain(journal.state())).toEqual(plain(model(seen)))
        const half = Math.floor(records.length / 2)
        await Promise.all(records.slice(0, half).map(journal.append))
        for (const each of records.slice(half)) await journal.append(each)
        seen.push(...records)
        expect(plain(journal.state())).toEqual(plain(model(seen)))
        await journal.close()
      }
      expect((await reopened()).damaged).toBe(false)
    }),
    { numRuns: 150 },
  ))

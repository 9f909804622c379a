import { expect, test } from 'vitest'
import { fates } from './network'
import { playStory } from './story'

const runs = Number(process.env.SIMULATION_RUNS ?? 1_500)
const first = Number(process.env.SIMULATION_SEED ?? 1)
const steps = 40

test(`S1-S6 and S9 hold in ${runs} stories of ${steps} steps with faults, crashes and colleagues`, async () => {
  const counts = new Map<string, number>()
  let crashes = 0
  let edits = 0
  for (let seed = first; seed < first + runs; seed++) {
    try {
      const told = await playStory(seed, steps)
      for (const [fate, count] of told.counts) counts.set(fate, (counts.get(fate) ?? 0) + count)
      crashes += told.crashes
      edits += told.edits
    } catch (error) {
      throw new Error(`seed ${seed} (SIMULATION_SEED=${seed} SIMULATION_RUNS=1): ${String(error)}`, { cause: error })
    }
  }
  console.log(`simulation: ${runs} stories, ${edits} edits, ${crashes} crashes,`, Object.fromEntries(counts))
  if (runs < 100) return
  for (const fate of fates) expect(counts.get(fate) ?? 0, `how often the fault '${fate}' fired`).toBeGreaterThan(10)
}, 600_000)

test('S11: the same seed gives the same trace', async () => {
  for (const seed of [7, 8, 9]) {
    const [a, b] = [await playStory(seed, steps), await playStory(seed, steps)]
    expect(a.trace).toEqual(b.trace)
    expect(a.trace.length).toBeGreaterThan(5)
  }
})

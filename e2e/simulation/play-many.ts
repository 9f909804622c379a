import { expect } from 'vitest'
import { fates } from './network'
import { doings, playStory } from './story'

/** Traces of errors that nobody reads cost more than a fetch: what fails is told by its seed and its law. */
const noTraces = 0
const steps = 40

export const runs = Number(process.env.SIMULATION_RUNS ?? 10_000)
const first = Number(process.env.SIMULATION_SEED ?? 1)

/** Plays the `part`th range of seeds; every fault and every thing that users do must have happened in it. */
export async function playMany(part: number): Promise<void> {
  const limit = Error.stackTraceLimit
  Error.stackTraceLimit = noTraces
  const counts = new Map<string, number>()
  const from = first + part * runs
  let failed: string | null = null
  const failures: string[] = []
  for (let seed = from; seed < from + runs && failures.length < 5; seed++) {
    const told = await playStory(seed, steps).catch((error: unknown) => {
      failures.push(`seed ${seed} (SIMULATION_SEED=${seed} SIMULATION_RUNS=1): ${String(error)}`)
    })
    for (const [name, count] of told?.counts ?? []) counts.set(name, (counts.get(name) ?? 0) + count)
    // Nothing in a story lets the runner breathe.
    await new Promise((resolve) => setImmediate(resolve))
  }
  Error.stackTraceLimit = limit
  const [seed] = failures
  if (seed) failed = await shortest(Number(/\d+/.exec(seed)?.[0]))
  console.log(`simulation: ${runs} stories`, Object.fromEntries(counts))
  expect(failures, failed ?? '').toEqual([])
  if (runs < 1_000) return
  for (const name of [...fates, ...doings]) {
    expect(counts.get(name) ?? 0, `how often '${name}' happened`).toBeGreaterThan(10)
  }
}

/** Steps are drawn one by one, so a story with fewer of them is the beginning of the same one. */
async function shortest(seed: number): Promise<string> {
  let told = ''
  for (let [good, bad] = [-1, steps]; bad - good > 1; ) {
    const middle = (good + bad) >> 1
    const history: string[] = []
    const isGood = await playStory(seed, middle, (line) => history.push(line)).then(
      () => true,
      () => false,
    )
    if (isGood) good = middle
    else {
      bad = middle
      told = `fails after ${middle} of ${steps} steps\n${history.slice(-60).join('\n')}`
    }
  }
  return told
}

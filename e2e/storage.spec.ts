import { expect } from 'playwright/test'
import { createDisk, createMemoryStorage } from '../renderer/store/memory-storage'
import { test as base } from './app-test'
import { historyOf } from './storage/history'
import { play } from './storage/play'
import { type RealStorage, startStorage } from './storage/start'

const count = Number(process.env.STORAGE_SEEDS ?? 40)
const first = Number(process.env.STORAGE_SEED ?? 1)
/** Histories at a time: the disk of one is written while another's rows are read. */
const atOnce = 8

const test = base.extend<{ real: RealStorage }>({
  real: async ({ profile }, use) => {
    const real = await startStorage(profile)
    await use(real)
    await real.electron.close()
  },
})

test(`Dexie in a worker and the twin in memory tell the same of ${count} random histories`, async ({ real }) => {
  test.setTimeout(60_000 + count * 500)
  const startMs = performance.now()
  for (let from = first; from < first + count; from += atOnce) {
    const seeds = Array.from({ length: Math.min(atOnce, first + count - from) }, (_, i) => from + i)
    await test.step(
      `seeds ${seeds.join(', ')}`,
      async () => {
        const played = await real.play(seeds)
        for (const [i, seed] of seeds.entries()) await expectTwin(seed, played[i]?.answers)
      },
      { timeout: 30_000 },
    )
  }
  const seconds = (performance.now() - startMs) / 1_000
  console.log(`storage: ${count} histories, ${(count / seconds).toFixed(1)} a second`)
  expect(await real.databases()).toEqual([])
})

test('S12: every transaction that Dexie opens for writing is strict', async ({ real }) => {
  const [played] = await real.play([first])
  const writing = played?.opened.filter(({ mode }) => mode === 'readwrite').map(({ durability }) => durability)
  expect(new Set(writing)).toEqual(new Set(['strict']))
})

async function expectTwin(seed: number, answers: string[] | string | undefined): Promise<void> {
  const again = `STORAGE_SEED=${seed} STORAGE_SEEDS=1`
  if (!Array.isArray(answers)) throw new Error(`seed ${seed} (${again}): ${answers}`)
  const disk = createDisk()
  const steps = historyOf(seed)
  const twin = await play({ open: async () => createMemoryStorage(disk), refuses: false }, steps)
  expect(answers).toHaveLength(steps.length + 1)
  for (const [step, answer] of answers.entries())
    expect(answer, `seed ${seed} (${again}), step ${step}: ${steps[step]?.kind ?? 'the end'}`).toBe(twin[step])
}

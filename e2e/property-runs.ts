import type { IRawProperty, Parameters } from 'fast-check'
import { vi } from 'vitest'

/**
 * Set up before each test file when PROPERTY_RUNS is set (vitest.config.ts): every property is then played that often,
 * whatever number its test asks for, or for PROPERTY_SECONDS. Tests that touch a database would else run for days.
 */
const numRuns = Number(process.env.PROPERTY_RUNS)
const interruptAfterTimeLimit = Number(process.env.PROPERTY_SECONDS ?? 300) * 1_000

vi.mock('fast-check', async (load) => {
  const real = await load<typeof import('fast-check')>()
  const assert = ((property: IRawProperty<unknown>, asked: Parameters<unknown> = {}) =>
    real.assert(property, {
      ...asked,
      numRuns,
      interruptAfterTimeLimit,
      reporter(told) {
        console.log(`properties: ${told.numRuns} runs`)
        if (told.failed) throw new Error(real.defaultReportMessage(told))
      },
    })) as typeof real.assert
  return { ...real, assert, default: { ...real.default, assert } }
})

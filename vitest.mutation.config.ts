import { defineConfig } from 'vitest/config'

/** The tests that every mutant of the rebase and the engine must get past: seconds, since they run for each anew. */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['shared/*.test.ts', 'main/sync/*.test.ts', 'e2e/simulation/*.test.ts', 'e2e/small-scope/*.test.ts'],
    exclude: ['main/sync/{api,answer}*.test.ts'],
    env: { SIMULATION_RUNS: '30', SMALL_SCOPE_DEPTH: '9' },
    // A mutant that spins on virtual time never ends a test: this fails it sooner than Stryker kills the process.
    testTimeout: 10_000,
  },
})

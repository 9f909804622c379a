import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'node',
    include: ['{shared,main,renderer,e2e}/**/*.test.ts', 'scripts/*.test.mjs'],
    exclude: ['**/node_modules/**', 'e2e/**/*.spec.ts'],
    setupFiles: process.env.PROPERTY_RUNS ? ['e2e/property-runs.ts'] : [],
    testTimeout: 30_000, // the random tests run hundreds of histories each
  },
})

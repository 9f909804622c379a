import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'node',
    include: ['{shared,main,renderer,e2e}/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'e2e/**/*.spec.ts'],
    testTimeout: 30_000, // the random tests run hundreds of histories each
  },
})

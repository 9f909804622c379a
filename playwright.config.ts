import { defineConfig } from 'playwright/test'

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  // Playwright deletes and makes this folder anew: where the tests run as another user, its parent must be theirs.
  outputDir: process.env.E2E_OUT ?? 'test-results',
  snapshotPathTemplate: 'e2e/baselines/{arg}{ext}',
  updateSnapshots: 'none', // a picture that is missing has failed; `npm run baselines` makes them
  workers: 1, // each test has the machine's one display, and timings that mean something
  retries: 0, // a retry would hide a race
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  use: { trace: 'retain-on-failure' },
  reporter: [['list'], ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ?? 'test-results/report.json' }]],
})

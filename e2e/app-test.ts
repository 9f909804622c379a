import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test as base } from 'playwright/test'
import { type App, type LaunchOptions, type Listening, launchApp } from './app-driver'
import { type Desk, deskOf } from './desk'
import { type ReferenceServer, type ReferenceServerOptions, startReferenceServer } from './reference-server/start'

export type Started = App & { desk: Desk }

type Fixtures = {
  /** A profile folder of the test's own. */
  profile: string
  /** Starts a reference server of the test's own, at a free port. */
  serve: (options?: ReferenceServerOptions) => Promise<ReferenceServer>
  /** Starts the app on the test's profile. */
  start: (options?: Partial<LaunchOptions>, listening?: Listening) => Promise<Started>
  /** Starts the app signed in to a server, and waits until all its contacts are there. */
  signedIn: (server: ReferenceServer) => Promise<Started>
}

/** Every test has a profile and a server of its own; what it started ends with it. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are wanted from this pattern
  profile: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'fieldbook-profile-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  serve: async ({}, use) => {
    const servers: ReferenceServer[] = []
    await use(async (options) => {
      const server = await startReferenceServer({ contacts: 40, ...options })
      servers.push(server)
      return server
    })
    await Promise.all(servers.map((server) => server.close()))
  },
  start: async ({ profile }, use, info) => {
    const apps: App[] = []
    await use(async (options, listening) => {
      const app = await launchApp({ profile, ...options }, listening)
      apps.push(app)
      return { ...app, desk: deskOf(app.page) }
    })
    await Promise.all(apps.map((app) => app.kill()))
    if (info.status === info.expectedStatus) return
    for (const app of apps) await info.attach('what the app printed', { body: app.output(), contentType: 'text/plain' })
  },
  signedIn: async ({ start }, use) => {
    await use(async (server) => {
      const app = await start({ api: server })
      await app.desk.reaches('Up to date')
      return app
    })
  },
})

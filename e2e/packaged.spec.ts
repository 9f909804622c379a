import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { chromium } from 'playwright'
import { expect } from 'playwright/test'
import { environment, killGroup, root } from './app-driver'
import { test } from './app-test'

/** Where electron-builder leaves the app, by system; `npm test` packages it before. */
const executables: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux-unpacked/fieldbook',
  darwin: 'mac/Fieldbook.app/Contents/MacOS/Fieldbook',
  win32: 'win-unpacked/Fieldbook.exe',
}

// Its fuses keep Playwright's launcher out, as they must, so it is looked at from outside.
test('the packaged app starts, sandbox and all, and shows its first screen', async ({ profile }) => {
  const executable = path.join(root, 'dist', executables[process.platform] ?? '')
  const app = spawn(executable, ['--remote-debugging-port=0', '--password-store=gnome-libsecret'], {
    env: environment({ profile }),
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true, // the leader of a group, so that all of it can be ended
  })
  try {
    const browser = await chromium.connectOverCDP(await debuggerOf(app))
    const page = () => browser.contexts()[0]?.pages()[0]
    await expect.poll(() => page()?.url()).toBe('app://fieldbook/index.html')
    await expect.poll(() => page()?.getByRole('heading', { name: 'Welcome to Fieldbook' }).isVisible()).toBe(true)
    await page()?.getByRole('button', { name: 'Explore' }).click()
    await expect
      .poll(() => page()?.getByText('1,000 contacts', { exact: true }).isVisible(), { timeout: 20_000 })
      .toBe(true)
    await browser.close()
  } finally {
    await killGroup(app)
  }
})

/** The address that Chromium prints when its debugger listens. */
async function debuggerOf(app: ChildProcess): Promise<string> {
  let printed = ''
  for await (const text of app.stderr ?? []) {
    printed += text
    const address = /DevTools listening on (ws:\S+)/.exec(printed)?.[1]
    if (address) return address
  }
  throw new Error(`the packaged app ended: ${printed}`)
}
